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

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void everyMigrationRunsOnBothDatabases(TestDatabase database) {
        Integer applied = JdbcClient.create(database.fresh())
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
