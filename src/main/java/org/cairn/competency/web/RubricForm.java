package org.cairn.competency.web;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cairn.competency.Limits;
import org.cairn.competency.Rubric;
import org.cairn.shared.Bilingual;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/** A rubric as typed: a column for each level, a row for each criterion. Cuts are in percent. */
record RubricForm(
        @Nullable String seen,
        @Nullable List<@Nullable Column> columns,
        @Nullable List<@Nullable Row> rows) {

    /** A level. */
    record Column(
            @Nullable String en,
            @Nullable String fr,
            @Nullable String cut) {}

    /** A criterion. */
    record Row(@Nullable List<@Nullable Cell> cells) {

        Row {
            cells = Typed.present(cells);
        }
    }

    /** What a criterion looks like at a level. */
    record Cell(@Nullable String en, @Nullable String fr) {}

    private static final int FEWEST_COLUMNS = 2;

    RubricForm {
        columns = Typed.present(columns);
        rows = Typed.present(rows);
    }

    static RubricForm of(Rubric rubric, int revision) {
        return new RubricForm(
                String.valueOf(revision),
                rubric.columns().stream()
                        .map(column -> new Column(
                                column.label().en(),
                                column.label().fr(),
                                column.lowerCut()
                                        .movePointRight(2)
                                        .stripTrailingZeros()
                                        .toPlainString()))
                        .toList(),
                rubric.rows().stream()
                        .map(row -> new Row(row.cells().stream()
                                .map(cell -> new Cell(
                                        cell.map(Bilingual::en).orElse(null),
                                        cell.map(Bilingual::fr).orElse(null)))
                                .toList()))
                        .toList());
    }

    /** The table after a press on one of its buttons: a column more at the end, or one of them less. */
    RubricForm changed(String change) {
        if (change.equals("add-level") && columns.size() < Limits.LEVELS) {
            return new RubricForm(
                    seen,
                    added(columns, new Column(null, null, null)),
                    rows.stream()
                            .map(row -> new Row(added(row.cells(), new Cell(null, null))))
                            .toList());
        }
        if (change.matches("remove-level-\\d{1,2}")) {
            int index = Integer.parseInt(change.substring("remove-level-".length()));
            return new RubricForm(
                    seen,
                    without(columns, index),
                    rows.stream()
                            .map(row -> new Row(without(row.cells(), index)))
                            .toList());
        }
        return this;
    }

    /** @param before what is kept: the name and the descriptions of levels, which nobody types here, stay */
    Optional<Rubric> read(Rubric before, Errors errors) {
        if (columns.size() < FEWEST_COLUMNS || columns.size() > Limits.LEVELS) {
            errors.rejectValue(
                    "columns", "competency.rubric.levels", new Object[] {FEWEST_COLUMNS, Limits.LEVELS}, null);
        }
        BigDecimal last = null;
        for (int i = 0; i < columns.size(); i++) {
            last = check(i, last, errors);
        }
        for (int r = 0; r < rows.size(); r++) {
            for (int c = 0; c < rows.get(r).cells().size(); c++) {
                Cell cell = rows.get(r).cells().get(c);
                String path = "rows[" + r + "].cells[" + c + "].";
                FrameworkForm.tooLong(errors, path + "en", cell.en(), Limits.CRITERION);
                FrameworkForm.tooLong(errors, path + "fr", cell.fr(), Limits.CRITERION);
            }
        }
        return errors.hasErrors() ? Optional.empty() : Optional.of(rubric(before));
    }

    private @Nullable BigDecimal check(int index, @Nullable BigDecimal last, Errors errors) {
        String path = "columns[" + index + "].";
        Column column = columns.get(index);
        if (Typed.words(column.en(), column.fr()) == null) {
            errors.rejectValue(path + "en", "competency.form.words");
        }
        FrameworkForm.tooLong(errors, path + "en", column.en(), Limits.LABEL);
        FrameworkForm.tooLong(errors, path + "fr", column.fr(), Limits.LABEL);
        Optional<BigDecimal> cut = share(column.cut());
        if (cut.isEmpty() || cut.get().compareTo(BigDecimal.ONE) > 0) {
            errors.rejectValue(path + "cut", "competency.rubric.cut");
        } else if (index == 0 && cut.get().signum() != 0) {
            errors.rejectValue(path + "cut", "competency.rubric.first-cut");
        } else if (last != null && cut.get().compareTo(last) <= 0) {
            errors.rejectValue(path + "cut", "competency.rubric.rising-cut");
        }
        return cut.orElse(last);
    }

    private Rubric rubric(Rubric before) {
        List<Rubric.Column> levels = new ArrayList<>();
        for (Column column : columns) {
            Bilingual label = new Bilingual(Typed.text(column.en()), Typed.text(column.fr()));
            levels.add(new Rubric.Column(
                    label,
                    before.columns().stream()
                            .filter(known -> known.label().equals(label))
                            .map(Rubric.Column::description)
                            .findFirst()
                            .orElse(null),
                    share(column.cut()).orElseThrow()));
        }
        return new Rubric(
                before.name(),
                levels,
                rows.stream()
                        .map(row -> new Rubric.Row(row.cells().stream()
                                .map(cell -> Optional.ofNullable(Typed.words(cell.en(), cell.fr())))
                                .toList()))
                        .toList());
    }

    private static Optional<BigDecimal> share(@Nullable String typed) {
        String plain = typed == null
                ? ""
                : typed.replaceAll("[\\s\\u00a0\\u202f%]", "").replace(',', '.');
        return plain.matches("\\d{1,3}(\\.\\d{1,6})?")
                ? Optional.of(new BigDecimal(plain).movePointLeft(2))
                : Optional.empty();
    }

    private static <T> List<T> added(List<T> list, T one) {
        List<T> more = new ArrayList<>(list);
        more.add(one);
        return more;
    }

    private static <T> List<T> without(List<T> list, int index) {
        List<T> less = new ArrayList<>(list);
        if (index < less.size()) {
            less.remove(index);
        }
        return less;
    }
}
