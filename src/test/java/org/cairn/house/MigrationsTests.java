package org.cairn.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.cairn.testing.TestDatabase;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One history of the schema, which two databases can follow. */
class MigrationsTests {

    private static final Pattern NAME = Pattern.compile("V(\\d{4})__([a-z]+)_([a-z_]+)\\.sql");

    /** What H2 in PostgreSQL mode refuses or reads differently, and what to write instead. */
    private static final Map<String, String> NOT_ON_BOTH_DATABASES = Map.of(
            "\\bTIMESTAMPTZ\\b", "TIMESTAMP WITH TIME ZONE",
            "\\bSERIAL\\b|\\bBIGSERIAL\\b", "an id made by Cairn",
            "\\bJSONB?\\b", "TEXT",
            "CREATE\\s+UNIQUE\\s+INDEX[^;]*\\bWHERE\\b", "a nullable unique key with a CHECK that ties it to the state",
            "ON\\s+CONFLICT\\s*\\(", "a bare ON CONFLICT DO NOTHING",
            "\\bNUMERIC\\b(?!\\s*\\()", "NUMERIC(40, 20): without a scale H2 keeps no decimals",
            "\\bGENERATED\\b[^;]*\\bSTORED\\b", "a column that Cairn writes");

    /** Where reading all that begins alike costs little, and why. */
    private static final Map<String, String> FEW_ROWS_BEGIN_ALIKE = Map.of(
            "activity.course_id", "some dozens in a course",
            "award_case.id", "one row",
            "course_map.course_id", "a handful of versions in a course",
            "group_placement.framework_id", "rows are added and read as a whole, none is looked for by its key",
            "score_report.course_id", "some thousands in the largest course, and told one by one");

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void everyMigrationRunsOnBothDatabases(TestDatabase database) {
        DataSource source = database.empty();
        TestDatabase.migrate(source, "latest");
        Integer applied = JdbcClient.create(source)
                .sql("SELECT count(*) FROM \"flyway_schema_history\" WHERE \"success\" AND \"version\" IS NOT NULL")
                .query(Integer.class)
                .single();

        assertThat(applied).isEqualTo(migrations().size());
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aSecondStartChangesNothing(TestDatabase database) {
        DataSource source = database.fresh();

        int again = Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/migration")
                .load()
                .migrate()
                .migrationsExecuted;

        assertThat(again).isZero();
    }

    @Test
    void migrationsAreNamedForTheirModuleAndWhatTheyDo() {
        assertThat(names()).isNotEmpty().allMatch(name -> NAME.matcher(name).matches());
        assertThat(names().stream().map(MigrationsTests::module))
                .allMatch(module ->
                        Path.of("src/main/java/org/cairn", module).toFile().isDirectory());
    }

    @Test
    void everyNumberIsTakenOnce() {
        assertThat(names()).extracting(name -> name.substring(0, 5)).doesNotHaveDuplicates();
    }

    @Test
    void everyStatementIsUnderstoodByBothDatabases() {
        Map<String, String> refused = new TreeMap<>();
        for (Path file : migrations()) {
            String sql = Sources.text(file).replaceAll("--.*", "");
            NOT_ON_BOTH_DATABASES.forEach((pattern, instead) -> {
                if (Pattern.compile(pattern, Pattern.CASE_INSENSITIVE)
                        .matcher(sql)
                        .find()) {
                    refused.put(file.getFileName() + ": " + pattern, "write " + instead);
                }
            });
        }
        assertThat(refused).isEmpty();
    }

    @Test
    void everyTableIsMadeOnce() {
        Pattern create = Pattern.compile("CREATE TABLE (\\w+)");
        Map<String, Long> made = migrations().stream()
                .flatMap(file -> create.matcher(Sources.text(file)).results())
                .collect(Collectors.groupingBy(result -> result.group(1), TreeMap::new, Collectors.counting()));

        assertThat(made)
                .isNotEmpty()
                .allSatisfy((table, times) -> assertThat(times).as(table).isEqualTo(1));
    }

    /**
     * What was just added is in no statistics. PostgreSQL then takes every index that begins as the key does for as good as the key, and
     * one that goes on differently reads all that begins alike: all identities of a platform, all of a framework.
     */
    @Test
    void noIndexBeginsAsAKeyDoesAndCouldBeTakenForIt() {
        List<String> mistakable = JdbcClient.create(TestDatabase.POSTGRESQL.fresh())
                .sql("""
                        SELECT DISTINCT c.relname || '.' || a.attname
                          FROM pg_index k JOIN pg_class c ON c.oid = k.indrelid
                          JOIN pg_attribute a ON a.attrelid = k.indrelid AND a.attnum = k.indkey[0]
                          JOIN pg_index o ON o.indrelid = k.indrelid AND o.indkey[0] = k.indkey[0]
                         WHERE c.relnamespace = 'public'::regnamespace AND k.indnkeyatts > 1 AND k.indisunique
                           AND o.indexrelid <> k.indexrelid AND o.indkey[1] IS DISTINCT FROM k.indkey[1]
                           AND NOT (o.indisunique AND o.indnkeyatts = 1)
                         ORDER BY 1""")
                .query(String.class)
                .list();

        assertThat(mistakable).containsExactlyInAnyOrderElementsOf(FEW_ROWS_BEGIN_ALIKE.keySet());
    }

    private static String module(String name) {
        return NAME.matcher(name).replaceFirst("$2");
    }

    private static List<String> names() {
        return migrations().stream().map(file -> file.getFileName().toString()).toList();
    }

    private static List<Path> migrations() {
        return Sources.filesBelow(Sources.MIGRATIONS, ".sql");
    }
}
