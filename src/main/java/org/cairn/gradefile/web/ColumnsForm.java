package org.cairn.gradefile.web;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.cairn.gradefile.ChoiceFault;
import org.cairn.gradefile.Choices;
import org.cairn.gradefile.Column;
import org.cairn.gradefile.Decimal;
import org.cairn.gradefile.GradeFiles;
import org.cairn.gradefile.LetterScale;
import org.cairn.gradefile.Use;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/** What the columns of a file are, as typed. Columns that nobody is asked about have no fields. */
record ColumnsForm(
        @Nullable List<@Nullable Typed> columns,
        @Nullable String decimal,
        @Nullable String scale) {

    static final int MOST_COLUMNS = 500;

    private static final BigDecimal MOST = new BigDecimal("1000000000");

    /** A column. */
    record Typed(@Nullable String use, @Nullable String maximum) {

        static final Typed NOTHING = new Typed(null, null);
    }

    ColumnsForm {
        List<Typed> all = new ArrayList<>();
        if (columns != null) {
            columns.stream().limit(MOST_COLUMNS).forEach(one -> all.add(one == null ? Typed.NOTHING : one));
        }
        // However little came back, the page shows a field for every column again.
        all.addAll(Collections.nCopies(MOST_COLUMNS - all.size(), Typed.NOTHING));
        columns = Collections.unmodifiableList(all);
    }

    static ColumnsForm of(GradeFiles.Contents contents) {
        Choices choices = contents.choices();
        List<Typed> typed = contents.columns().stream()
                .map(column -> new Typed(
                        choices.uses().getOrDefault(column.index(), Use.IGNORE).name(),
                        Optional.ofNullable(choices.maxima().get(column.index()))
                                .or(() -> Optional.ofNullable(column.maximum()))
                                .map(maximum -> maximum.stripTrailingZeros().toPlainString())
                                .orElse("")))
                .toList();
        return new ColumnsForm(new ArrayList<>(typed), choices.decimal().name(), choices.scale());
    }

    /** What was typed, as far as it can be understood; what cannot is said at its field. */
    Choices choices(GradeFiles.Contents contents, Errors errors) {
        Map<Integer, Use> uses = new TreeMap<>();
        Map<Integer, BigDecimal> maxima = new TreeMap<>();
        for (Column column : contents.columns()) {
            Typed typed = typed(column);
            Use use = column.settled() ? Use.IGNORE : use(typed);
            uses.put(column.index(), use);
            if (use == Use.POINTS) {
                maximum(typed).ifPresent(maximum -> maxima.put(column.index(), maximum));
            }
        }
        // Without letters there is nothing to say of them, and the field is not shown.
        String typedScale = !uses.containsValue(Use.LETTER) ? LetterScale.USUAL : scale == null ? "" : scale;
        Choices choices = new Choices(uses, maxima, sign(), typedScale, Map.of());
        ChoiceFault.of(choices, contents.columns()).forEach(fault -> say(fault, typedScale, errors));
        return choices;
    }

    private Typed typed(Column column) {
        return Optional.ofNullable(columns).map(all -> all.get(column.index())).orElse(Typed.NOTHING);
    }

    private static void say(ChoiceFault fault, String typedScale, Errors errors) {
        String field = "columns[" + fault.column() + "].";
        switch (fault.reason()) {
            case NOBODY -> errors.reject("gradefile.columns.nobody");
            case NO_SCORES -> errors.reject("gradefile.columns.no-scores");
            case NO_MAXIMUM -> errors.rejectValue(field + "maximum", "gradefile.columns.no-maximum");
            case SAME_TWICE -> errors.rejectValue(field + "use", "gradefile.columns.same-twice");
            case SCALE -> errors.rejectValue("scale", "gradefile.columns.scale", new Object[] {line(typedScale)}, null);
        }
    }

    /** The first line of a scale that is not clear. */
    private static int line(String typedScale) {
        try {
            LetterScale.of(typedScale);
            return 1;
        } catch (LetterScale.Unclear e) {
            return e.line();
        }
    }

    private Decimal sign() {
        return Decimal.COMMA.name().equals(decimal) ? Decimal.COMMA : Decimal.POINT;
    }

    private static Use use(Typed typed) {
        String name = typed.use() == null ? "" : typed.use().toUpperCase(Locale.ROOT);
        for (Use use : Use.values()) {
            if (use.name().equals(name)) {
                return use;
            }
        }
        return Use.IGNORE;
    }

    /** Either sign begins decimals here: nobody is out of a thousand and a quarter. */
    private static Optional<BigDecimal> maximum(Typed typed) {
        String text = typed.maximum() == null ? "" : typed.maximum().strip().replace(',', '.');
        return text.matches("\\d{1,10}(\\.\\d{1,6})?")
                ? Optional.of(new BigDecimal(text))
                        .filter(maximum -> maximum.signum() > 0 && maximum.compareTo(MOST) <= 0)
                : Optional.empty();
    }
}
