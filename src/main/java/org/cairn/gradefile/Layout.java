package org.cairn.gradefile;

import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cairn.gradefile.GradeTable.Row;
import org.cairn.shared.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * Where in a file what stands, by the product that wrote it.
 *
 * @param rows those about a person
 * @param decimal the sign that the figures of the file show
 */
record Layout(Product product, List<Column> columns, List<Row> rows, Decimal decimal) {

    private static final Pattern CANVAS_HEAD = Pattern.compile("(.*\\S) ?\\((\\d{1,20})\\)");
    private static final Pattern LETTER = Pattern.compile("[A-F][+-]?");
    private static final Set<String> TEST_STUDENT = Set.of("student test", "etudiant test");
    private static final int SAMPLES = 3;
    private static final int LOOKED_AT = 200;

    /** A form has two fields for each column that somebody is asked about, and a server reads a thousand fields. */
    private static final int MOST_ASKED = 480;

    Layout with(List<Column> others) {
        return new Layout(product, others, rows, decimal);
    }

    /** Who wrote the file. */
    enum Product {
        MOODLE,
        CANVAS,
        OTHER
    }

    static Layout of(GradeTable table) {
        Row head = table.rows().get(0);
        List<Row> rest = table.rows().subList(1, table.rows().size());
        Optional<Row> points = rest.stream().limit(3).filter(Layout::isPoints).findFirst();
        Product product = product(head, points.isPresent());
        List<Row> rows = product == Product.CANVAS
                ? rest.subList(rest.indexOf(points.orElseThrow()) + 1, rest.size()).stream()
                        .filter(row -> !isTestStudent(row))
                        .toList()
                : rest;
        if (rows.isEmpty()) {
            throw Unreadable.because("no-rows");
        }
        Decimal decimal = Decimal.of(rows.stream().limit(LOOKED_AT).flatMap(row -> row.cells().stream()));
        return new Layout(product, columns(product, head, points, rows, decimal), rows, decimal);
    }

    /** Canvas states what each column is out of, behind the head and before the learners. */
    private static boolean isPoints(Row row) {
        String first = row.cells().get(0);
        return Words.folded(first).startsWith("points possible")
                || (first.startsWith("    ") && !first.isBlank() && row.cell(1).isEmpty());
    }

    private static Product product(Row head, boolean points) {
        if (points
                && head.cells().stream()
                        .anyMatch(cell -> CANVAS_HEAD.matcher(cell.strip()).matches())) {
            return Product.CANVAS;
        }
        boolean who = head.cells().stream().anyMatch(cell -> Heads.who(cell).isPresent());
        boolean shown = head.cells().stream().anyMatch(cell -> Heads.shown(cell).isPresent());
        return who && shown ? Product.MOODLE : Product.OTHER;
    }

    /** The name is one cell or two, as the course has it. */
    private static boolean isTestStudent(Row row) {
        return Stream.of(row.cell(0), row.cell(0) + " " + row.cell(1))
                .map(Words::name)
                .anyMatch(TEST_STUDENT::contains);
    }

    private static List<Column> columns(
            Product product, Row head, Optional<Row> points, List<Row> rows, Decimal decimal) {
        int width = Stream.concat(Stream.of(head), rows.stream())
                .mapToInt(row -> row.cells().size())
                .max()
                .orElse(0);
        Function<Integer, Column> reading = index -> {
            List<String> samples = rows.stream()
                    .limit(LOOKED_AT)
                    .map(row -> row.cell(index))
                    .filter(cell -> !cell.isEmpty())
                    .toList();
            return switch (product) {
                case CANVAS -> canvas(index, head, points.orElseThrow(), samples, decimal);
                case MOODLE -> moodle(index, head, samples);
                case OTHER -> other(index, head, samples, decimal);
            };
        };
        return settled(IntStream.range(0, width).boxed().map(reading).toList());
    }

    /** Of two columns that are one line item, the first that needs no maximum is taken, else the first; and not too many asked. */
    private static List<Column> settled(List<Column> columns) {
        Set<URI> percents = new HashSet<>();
        columns.stream().filter(column -> column.use() == Use.PERCENT).forEach(column -> percents.add(column.key()));
        Set<URI> taken = new HashSet<>();
        List<Column> settled = new ArrayList<>();
        int asked = 0;
        for (Column column : columns) {
            boolean second = column.use().isScore()
                    && ((column.use() != Use.PERCENT && percents.contains(column.key())) || !taken.add(column.key()));
            asked += column.settled() ? 0 : 1;
            settled.add(second || asked > MOST_ASKED ? column.leftOut(column.settled() || asked > MOST_ASKED) : column);
        }
        return List.copyOf(settled);
    }

    private static Column canvas(int index, Row head, Row points, List<String> samples, Decimal decimal) {
        String title = Words.plain(head.cell(index));
        Matcher graded = CANVAS_HEAD.matcher(title);
        Optional<Use> who = Heads.who(title);
        boolean total = Words.folded(points.cell(index)).contains("read only")
                || points.cell(index).startsWith("(");
        if (!graded.matches() || total) {
            // What is no assignment has no id: who it is about, a section, a total, a note of the instructor's.
            return column(
                    index, title, key("canvas-" + hash(title)), who.orElse(Use.IGNORE), null, who.isEmpty(), samples);
        }
        BigDecimal maximum = decimal.read(points.cell(index))
                .filter(number -> number.signum() > 0)
                .orElse(null);
        return column(index, graded.group(1), key("canvas-" + graded.group(2)), Use.POINTS, maximum, false, samples);
    }

    private static Column moodle(int index, Row head, List<String> samples) {
        String title = Words.plain(head.cell(index));
        return Heads.shown(title)
                .map(shown -> column(
                        index,
                        shown.title(),
                        key("moodle-" + hash(shown.title())),
                        Heads.isTotal(shown.title()) ? Use.IGNORE : shown.use(),
                        shown.use() == Use.POINTS ? null : BigDecimal.valueOf(100),
                        shown.use() == Use.IGNORE,
                        samples))
                .orElseGet(() -> {
                    Optional<Use> who = Heads.who(title);
                    return column(
                            index,
                            title,
                            key("moodle-" + hash(title)),
                            who.orElse(Use.IGNORE),
                            null,
                            title.isEmpty(),
                            samples);
                });
    }

    private static Column other(int index, Row head, List<String> samples, Decimal decimal) {
        String title = Words.plain(head.cell(index));
        Use use = Heads.who(title)
                .orElseGet(() -> title.isEmpty() || Heads.isTotal(title) ? Use.IGNORE : looksLike(samples, decimal));
        BigDecimal maximum = use == Use.POINTS ? Heads.outOf(title).orElse(null) : null;
        return column(index, title, key("table-" + hash(title)), use, maximum, title.isEmpty(), samples);
    }

    private static Use looksLike(List<String> samples, Decimal decimal) {
        List<String> graded = samples.stream()
                .filter(cell ->
                        !(new Mark.Manner(decimal, LetterScale.usual()).read(Use.POINTS, cell) instanceof Mark.Nothing))
                .toList();
        if (graded.isEmpty()) {
            return Use.IGNORE;
        }
        if (graded.stream().allMatch(cell -> cell.endsWith("%"))) {
            return Use.PERCENT;
        }
        if (graded.stream().allMatch(cell -> LETTER.matcher(cell).matches())) {
            return Use.LETTER;
        }
        long figures =
                graded.stream().filter(cell -> decimal.read(cell).isPresent()).count();
        return figures * 2 > graded.size() ? Use.POINTS : Use.IGNORE;
    }

    private static Column column(
            int index,
            String title,
            URI key,
            Use use,
            @Nullable BigDecimal maximum,
            boolean settled,
            List<String> samples) {
        List<String> first = samples.stream()
                .distinct()
                .limit(SAMPLES)
                .map(cell -> cell.length() > 40 ? cell.substring(0, 40) + "…" : cell)
                .toList();
        String shown = title.length() > 300 ? title.substring(0, 300) + "…" : title;
        return new Column(index, shown, key, use, maximum, settled, first);
    }

    private static URI key(String id) {
        return URI.create("urn:cairn:file:" + id);
    }

    /** A title as a part of a key: whatever stands in it, and however long it is. */
    private static String hash(String title) {
        return Sha256.hex(Words.plain(title)).substring(0, 32);
    }
}
