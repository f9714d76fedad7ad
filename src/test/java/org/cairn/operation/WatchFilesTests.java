package org.cairn.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Dashboard and alerts are well formed, and lead somewhere. That the figures they ask for are there is seen in
 * {@link WatchedRunTests}.
 */
class WatchFilesTests {

    private static final int COLUMNS = 24;
    private static final Pattern HEADING = Pattern.compile("(?m)^#{2,3} (.+)$");

    @Test
    void whatAnExpressionAsksForIsUnderstood() {
        Asked asked = Asked.of("here", """
                histogram_quantile(0.95, sum by (le, task) (rate(cairn_a_seconds_bucket{instance=~"$node",outcome!="x"}[5m])))
                / on (platform) group_left (name) max(cairn_b >= 0) > 3 and up{job="cairn"} == 1""");

        assertThat(asked.names()).containsExactly("cairn_a_seconds_bucket", "cairn_b");
        assertThat(asked.labels()).containsExactly("le", "name", "outcome", "platform", "task");
    }

    @Test
    void theDashboardIsOneThatGrafanaReads() throws IOException {
        JsonNode dashboard = JsonMapper.shared().readTree(Files.readString(Asked.DASHBOARD));
        Set<Integer> ids = new HashSet<>();
        Set<String> taken = new HashSet<>();

        assertThat(dashboard.path("uid").asString()).isEqualTo("cairn");
        assertThat(dashboard.path("schemaVersion").asInt()).isGreaterThanOrEqualTo(36);
        for (JsonNode panel : dashboard.path("panels")) {
            String title = panel.path("title").asString();
            assertThat(ids.add(panel.path("id").asInt())).as(title).isTrue();
            assertThat(cells(panel.path("gridPos")))
                    .as("%s lies over another", title)
                    .allMatch(taken::add);
            if (!panel.path("type").asString().equals("row")) {
                assertThat(panel.path("description").asString()).as(title).isNotBlank();
                assertThat(panel.path("fieldConfig")
                                .path("defaults")
                                .path("unit")
                                .asString())
                        .as(title)
                        .isNotBlank();
                assertThat(panel.path("targets")).as(title).isNotEmpty().allSatisfy(target -> {
                    assertThat(balanced(target.path("expr").asString()))
                            .as(title)
                            .isTrue();
                    assertThat(target.path("legendFormat").asString()).as(title).isNotBlank();
                });
            }
        }
    }

    @Test
    void everyAlertSaysWhatToDoAndLeadsToAHeading() throws IOException {
        Set<String> headings = HEADING.matcher(Files.readString(Path.of("docs/operate.md")))
                .results()
                .map(heading ->
                        heading.group(1).strip().toLowerCase(Locale.ROOT).replace(' ', '-'))
                .collect(Collectors.toSet());
        Set<String> names = new HashSet<>();

        assertThat(Asked.rules()).hasSizeGreaterThan(10);
        for (Map<?, ?> rule : Asked.rules()) {
            String name = String.valueOf(rule.get("alert"));
            Map<?, ?> annotations = Objects.requireNonNull((Map<?, ?>) rule.get("annotations"));
            assertThat(name).matches("Cairn[A-Za-z]+");
            assertThat(names.add(name)).as(name).isTrue();
            assertThat(rule.keySet()).as(name).isEqualTo(Set.of("alert", "expr", "for", "labels", "annotations"));
            assertThat(String.valueOf(rule.get("for"))).as(name).matches("\\d+[mhd]");
            assertThat(((Map<?, ?>) rule.get("labels")).get("severity"))
                    .as(name)
                    .isIn("page", "ticket");
            assertThat(balanced(String.valueOf(rule.get("expr")))).as(name).isTrue();
            assertThat(annotations.keySet()).as(name).isEqualTo(Set.of("summary", "description", "runbook"));
            assertThat(String.valueOf(annotations.get("description"))).as(name).endsWith(".");
            assertThat(String.valueOf(annotations.get("runbook")).split("#", 2))
                    .as(name)
                    .satisfies(
                            link -> assertThat(link[0]).isEqualTo("docs/operate.md"),
                            link -> assertThat(headings).contains(link[1]));
        }
    }

    @Test
    void prometheusAsksWhereNodesAnswer() throws IOException {
        Map<?, ?> prometheus = new Yaml().load(Files.readString(Path.of("deploy/prometheus/prometheus.yaml")));
        String production = Files.readString(Path.of("src/main/resources/application-production.yaml"));

        assertThat(prometheus.toString())
                .contains("rule_files=[alerts.yaml]", "/actuator/prometheus", "job_name=cairn", "cairn-1:9090");
        assertThat(production).containsPattern("server:\\s+port: 9090");
    }

    private static List<String> cells(JsonNode grid) {
        int x = grid.path("x").asInt();
        int y = grid.path("y").asInt();
        assertThat(x + grid.path("w").asInt()).isLessThanOrEqualTo(COLUMNS);
        return IntStream.range(0, grid.path("w").asInt() * grid.path("h").asInt())
                .mapToObj(cell -> (x + cell % grid.path("w").asInt()) + ","
                        + (y + cell / grid.path("w").asInt()))
                .toList();
    }

    private static boolean balanced(String expression) {
        return List.of("()", "{}", "[]").stream()
                        .allMatch(pair -> expression
                                        .chars()
                                        .filter(c -> c == pair.charAt(0))
                                        .count()
                                == expression
                                        .chars()
                                        .filter(c -> c == pair.charAt(1))
                                        .count())
                && expression.chars().filter(c -> c == '"').count() % 2 == 0;
    }
}
