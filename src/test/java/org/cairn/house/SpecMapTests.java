package org.cairn.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What documents say of a specification can be followed to a class and to a test: names in them are names of sources. */
class SpecMapTests {

    private static final Path MAP = Path.of("docs/spec-map.md");
    private static final Path TESTS = Path.of("src/test/java");

    private static final Pattern NAMED_TEST = Pattern.compile("`(\\w+)#(\\w+)`");
    private static final Pattern LINKED_SOURCE = Pattern.compile("\\[([^]]+)]\\((\\S+/([\\w-]+\\.(?:java|js)))\\)");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| .+ \\|$");
    private static final String NOT_BUILT = "not built";

    private final Map<String, String> tests = Sources.filesBelow(TESTS, ".java").stream()
            .collect(Collectors.toMap(
                    file -> file.getFileName().toString().replace(".java", ""),
                    Sources::text,
                    (one, other) -> one + other));

    @Test
    void everyTestThatADocumentNamesExists() {
        List<MatchResult> named = Sources.filesBelow(Path.of("docs"), ".md").stream()
                .flatMap(document -> NAMED_TEST.matcher(Sources.text(document)).results())
                .toList();

        assertThat(named).hasSizeGreaterThan(100);
        assertThat(named.stream().filter(test -> !isTest(test.group(1), test.group(2))))
                .extracting(MatchResult::group)
                .isEmpty();
    }

    @Test
    void everyClassThatTheMapNamesIsTheFileItLinksTo() {
        assertThat(LINKED_SOURCE.matcher(Sources.text(MAP)).results())
                .hasSizeGreaterThan(100)
                .allSatisfy(link -> {
                    assertThat(MAP.resolveSibling(link.group(2))).isRegularFile();
                    assertThat(link.group(3)).isIn(link.group(1) + ".java", link.group(1));
                });
    }

    @Test
    void everyRowOfTheMapHasAClassAndATestOrSaysWhyNot() {
        List<List<String>> rows = ROW.matcher(Sources.text(MAP))
                .results()
                .map(MatchResult::group)
                .map(SpecMapTests::cells)
                .filter(cells -> !cells.get(0).equals("section"))
                .toList();

        assertThat(rows).hasSizeGreaterThan(100).allSatisfy(cells -> {
            assertThat(cells).hasSize(4);
            assertThat(cells.get(1)).isNotBlank();
            assertThat(cells.get(3)).isNotBlank();
            if (!cells.get(2).equals(NOT_BUILT)) {
                assertThat(cells.get(2)).containsPattern(LINKED_SOURCE);
                assertThat(cells.get(3)).containsPattern(NAMED_TEST);
            }
        });
    }

    @Test
    void noRequirementStandsTwiceInTheMap() {
        assertThat(ROW.matcher(Sources.text(MAP)).results().map(MatchResult::group))
                .filteredOn(row -> !row.startsWith("| section"))
                .extracting(SpecMapTests::cells)
                .extracting((Function<List<String>, String>) cells -> cells.get(0) + " " + cells.get(1))
                .filteredOn(requirement -> !requirement.endsWith("`limit`"))
                .doesNotHaveDuplicates();
    }

    /** Whether a class of the tests has a method of that name, with the annotation of a test between it and the last one. */
    private boolean isTest(String type, String method) {
        String source = tests.getOrDefault(type, "");
        int at = source.indexOf(" void " + method + "(");
        String before = at < 0 ? "" : source.substring(0, at);
        return before.substring(before.lastIndexOf("\n    }\n") + 1).matches("(?s).*@(Test|ParameterizedTest)\\b.*");
    }

    private static List<String> cells(String row) {
        return Arrays.stream(row.substring(1, row.length() - 1).split("\\|"))
                .map(String::strip)
                .toList();
    }
}
