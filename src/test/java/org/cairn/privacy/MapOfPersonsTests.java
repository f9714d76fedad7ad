package org.cairn.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cairn.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** {@code docs/privacy.md} names every column of every table, and what an erasure does with it. */
class MapOfPersonsTests {

    private static final Path MAP = Path.of("docs/privacy.md");
    private static final Pattern CODE = Pattern.compile("`([a-z0-9_]+)`");

    /** Tables of engines, whose columns are theirs. */
    private static final Set<String> ENGINES = Set.of("flyway_schema_history");

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void everyColumnHasItsPlaceOnTheMap(TestDatabase database) throws IOException {
        Map<String, Set<String>> mapped = rows().stream()
                .collect(Collectors.toMap(row -> words(row[1]).get(0), row -> {
                    Set<String> columns = new TreeSet<>();
                    Arrays.stream(row).skip(2).forEach(cell -> columns.addAll(words(cell)));
                    return columns;
                }));

        // A new column with no place on the map may hold somebody who can never be erased: give it one.
        assertThat(new TreeMap<>(mapped)).isEqualTo(schema(database));
    }

    @Test
    void whatIsSaidToGoIsForgottenByAModule() throws IOException {
        String said = forgotten();
        List<String> persons = rows().stream()
                .filter(row -> row.length > 6
                        && (row[3].contains("deleted") || row[3].contains("blanked"))
                        && row[4].contains("`"))
                .map(row -> words(row[1]).get(0))
                .toList();

        assertThat(persons)
                .hasSizeGreaterThan(20)
                .allSatisfy(table -> assertThat(said).containsPattern("(DELETE FROM|UPDATE) " + table + "\\b"));
    }

    /** The declarations of all modules, as they are written. */
    private static String forgotten() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            StringBuilder said = new StringBuilder();
            for (Path file : files.filter(path -> path.toString().endsWith("Records.java"))
                    .toList()) {
                said.append(Files.readString(file));
            }
            return said.toString();
        }
    }

    private static Map<String, Set<String>> schema(TestDatabase database) {
        Map<String, Set<String>> schema = new TreeMap<>();
        JdbcClient.create(database.fresh()).sql("""
                        SELECT LOWER(table_name) AS name, LOWER(column_name) AS named FROM information_schema.columns
                         WHERE LOWER(table_schema) = 'public'""").query(row -> {
            schema.computeIfAbsent(row.getString("name"), key -> new TreeSet<>())
                    .add(row.getString("named"));
        });
        schema.keySet().removeAll(ENGINES);
        return schema;
    }

    private static List<String[]> rows() throws IOException {
        return Files.readString(MAP)
                .lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split("\\|", -1))
                .toList();
    }

    private static List<String> words(String cell) {
        return CODE.matcher(cell)
                .results()
                .map(MatchResult::group)
                .map(word -> word.replace("`", ""))
                .toList();
    }
}
