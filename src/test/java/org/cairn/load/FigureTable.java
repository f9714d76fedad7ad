package org.cairn.load;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cairn.load.Figure.Row;

/** The newest figures of each kind of machine as Markdown, for the part of a document that nobody writes by hand. */
final class FigureTable {

    static final String BEGIN = "<!-- load: written by ./mvnw -Pload, from load.tsv -->";
    static final String END = "<!-- load: end -->";

    private static final String LEVEL = " at once";

    /** What we set ourselves. */
    private static final Map<String, String> BARS = Map.of(
            "CPU per launch, Cairn", "1.5",
            "CPU per launch, Cairn and its database", "2.5",
            "p99", "50 at 8 at once",
            "resident, idle", "350",
            "resident, at most", "700",
            "errors of five who launch all the time", "0");

    private FigureTable() {}

    /** The document with the figures between the two marks, and all else as it was. */
    static String within(String document, List<Row> rows) {
        int begin = document.indexOf(BEGIN);
        int end = document.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IllegalStateException("the document has no place for figures: " + BEGIN + " … " + END);
        }
        return document.substring(0, begin + BEGIN.length()) + "\n" + of(rows) + document.substring(end);
    }

    /** @param rows from the oldest to the newest */
    static String of(List<Row> rows) {
        Map<String, Map<String, Row>> machines = new LinkedHashMap<>();
        for (Row row : rows) {
            machines.computeIfAbsent(row.run().machine() + ", Java " + row.run().major(), m -> new LinkedHashMap<>())
                    .put(row.figure().what() + "\t" + row.figure().when(), row);
        }
        if (machines.isEmpty()) {
            return "\nNothing has been written down yet.\n\n";
        }
        return machines.entrySet().stream()
                .map(machine -> "\n**" + machine.getKey() + "**\n"
                        + levels(machine.getValue().values())
                        + others(machine.getValue().values()))
                .collect(Collectors.joining("", "", "\n"));
    }

    /** One column for each number of learners at once. */
    private static String levels(Collection<Row> rows) {
        List<Row> those = rows.stream().filter(row -> isLevel(row)).toList();
        Set<String> columns =
                those.stream().map(row -> row.figure().when()).collect(Collectors.toCollection(LinkedHashSet::new));
        Map<String, Map<String, Row>> lines = new LinkedHashMap<>();
        those.forEach(row -> lines.computeIfAbsent(name(row.figure()), n -> new LinkedHashMap<>())
                .put(row.figure().when(), row));
        if (lines.isEmpty()) {
            return "";
        }
        Stream<String> head = Stream.of(
                line("", columns.stream(), "bar", "taken"),
                line("---", columns.stream().map(c -> "---"), "---", "---"));
        Stream<String> body = lines.entrySet().stream()
                .map(line -> line(
                        line.getKey(),
                        columns.stream().map(column -> shown(line.getValue().get(column))),
                        bar(line.getValue()),
                        taken(newest(line.getValue().values()))));
        return Stream.concat(head, body).collect(Collectors.joining("\n", "\n", "\n"));
    }

    private static String others(Collection<Row> rows) {
        List<String> lines = rows.stream()
                .filter(row -> !isLevel(row))
                .map(row -> line(
                        name(row.figure())
                                + (row.figure().when().isEmpty()
                                        ? ""
                                        : " (" + row.figure().when() + ")"),
                        Stream.of(row.figure().shown()),
                        BARS.getOrDefault(row.figure().what(), ""),
                        taken(row)))
                .toList();
        if (lines.isEmpty()) {
            return "";
        }
        return Stream.concat(
                        Stream.of(
                                line("", Stream.of("figure"), "bar", "taken"),
                                line("---", Stream.of("---"), "---", "---")),
                        lines.stream())
                .collect(Collectors.joining("\n", "\n", "\n"));
    }

    private static boolean isLevel(Row row) {
        return row.figure().when().endsWith(LEVEL);
    }

    private static String name(Figure figure) {
        return figure.what() + (figure.unit().isEmpty() ? "" : ", " + figure.unit());
    }

    private static String bar(Map<String, Row> line) {
        return BARS.getOrDefault(newest(line.values()).figure().what(), "");
    }

    private static Row newest(Collection<Row> rows) {
        return rows.stream().reduce((older, newer) -> newer).orElseThrow();
    }

    private static String shown(Row row) {
        return Objects.isNull(row) ? "" : row.figure().shown();
    }

    private static String taken(Row row) {
        return row.run().date() + " (" + row.run().commit() + ")";
    }

    private static String line(String first, Stream<String> middle, String bar, String taken) {
        return Stream.of(Stream.of(first), middle, Stream.of(bar, taken))
                .flatMap(cells -> cells)
                .collect(Collectors.joining(" | ", "| ", " |"));
    }
}
