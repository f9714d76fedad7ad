package org.cairn.operation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What one expression of the dashboard or of an alert asks Prometheus for.
 *
 * @param names what is measured, by Prometheus' name
 * @param labels what it is told apart by
 */
record Asked(String where, Set<String> names, Set<String> labels) {

    static final Path DASHBOARD = Path.of("deploy/grafana/cairn.json");
    static final Path ALERTS = Path.of("deploy/prometheus/alerts.yaml");

    private static final Pattern SELECTOR = Pattern.compile("\\{([^}]*)}");
    private static final Pattern MATCHER = Pattern.compile("(\\w+)\\s*(?:=~|!~|!=|=)\\s*\"[^\"]*\"");
    private static final Pattern GROUPING = Pattern.compile("\\b(by|without|on|ignoring|group_left)\\s*\\(([^)]*)\\)");
    private static final Pattern WORD = Pattern.compile("\\b[a-zA-Z_:][\\w:]*\\b(?!\\s*\\()");
    private static final Set<String> OPERATORS = Set.of("and", "or", "unless", "bool", "offset");

    /** What Prometheus itself adds to what it reads. */
    private static final Set<String> OF_PROMETHEUS = Set.of("up", "job", "instance");

    static List<Asked> all() throws IOException {
        List<Asked> all = new ArrayList<>();
        for (JsonNode panel :
                JsonMapper.shared().readTree(Files.readString(DASHBOARD)).path("panels")) {
            panel.path("targets")
                    .forEach(target -> all.add(of(
                            panel.path("title").asString(), target.path("expr").asString())));
        }
        rules().forEach(rule -> all.add(of(String.valueOf(rule.get("alert")), String.valueOf(rule.get("expr")))));
        return all;
    }

    static List<Map<?, ?>> rules() throws IOException {
        List<Map<?, ?>> rules = new ArrayList<>();
        Map<?, ?> file = new Yaml().load(Files.readString(ALERTS));
        for (Object group : (List<?>) file.get("groups")) {
            ((List<?>) ((Map<?, ?>) group).get("rules")).forEach(rule -> rules.add((Map<?, ?>) rule));
        }
        return rules;
    }

    static Asked of(String where, String expression) {
        Set<String> labels = new TreeSet<>();
        String rest = expression.replaceAll("\\[[^]]*]", "");
        Matcher selectors = SELECTOR.matcher(rest);
        while (selectors.find()) {
            MATCHER.matcher(selectors.group(1)).results().forEach(match -> labels.add(match.group(1)));
        }
        rest = selectors.replaceAll("");
        Matcher groupings = GROUPING.matcher(rest);
        while (groupings.find()) {
            labels.addAll(List.of(groupings.group(2).strip().split("\\s*,\\s*")));
        }
        Set<String> names = new TreeSet<>();
        WORD.matcher(groupings.replaceAll(" ")).results().forEach(word -> names.add(word.group()));
        names.removeAll(OPERATORS);
        if (names.isEmpty()) {
            throw new AssertionError(where + " asks for nothing: " + expression);
        }
        names.removeAll(OF_PROMETHEUS);
        labels.removeAll(OF_PROMETHEUS);
        return new Asked(where, names, labels);
    }
}
