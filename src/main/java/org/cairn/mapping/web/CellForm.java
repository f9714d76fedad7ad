package org.cairn.mapping.web;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.cairn.competency.CompetencyId;
import org.cairn.competency.CriterionId;
import org.cairn.gradebook.LineItemId;
import org.cairn.mapping.Mapping;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/**
 * A cell as typed; the minimum in percent. A box that is not ticked is not sent.
 *
 * @param sequence its place where the order matters, or empty
 * @param group the letter of a group of which only the best count, or empty
 * @param take how many of the group
 * @param everywhere whether the weight is to hold in every competency
 */
record CellForm(
        @Nullable String weight,
        @Nullable Boolean required,
        @Nullable String minimum,
        @Nullable String sequence,
        @Nullable String group,
        @Nullable String take,
        @Nullable Boolean everywhere) {

    static final List<String> GROUPS = List.of("A", "B", "C", "D");

    private static final Pattern NUMBER = Pattern.compile("\\d{1,3}(\\.\\d{1,4})?");
    private static final Pattern WHOLE = Pattern.compile("[1-9]\\d?");
    private static final Pattern NOISE = Pattern.compile("[\\s\\u00a0\\u202f%×x]");
    private static final BigDecimal MOST = BigDecimal.valueOf(100);

    CellForm {
        required = Boolean.TRUE.equals(required);
        everywhere = Boolean.TRUE.equals(everywhere);
    }

    static CellForm of(Mapping mapping) {
        BigDecimal minimum = mapping.minimum();
        return new CellForm(
                mapping.weight().stripTrailingZeros().toPlainString(),
                mapping.required(),
                minimum == null
                        ? ""
                        : minimum.movePointRight(2).stripTrailingZeros().toPlainString(),
                mapping.sequence() == null ? "" : mapping.sequence().toString(),
                mapping.group() == null ? "" : mapping.group(),
                mapping.take() == null ? "" : mapping.take().toString(),
                false);
    }

    static CellForm empty() {
        return new CellForm("1", false, "", "", "", "", false);
    }

    /** @return nothing where {@code errors} has something */
    Optional<Mapping> read(LineItemId lineItem, CompetencyId competency, CriterionId criterion, Errors errors) {
        Optional<BigDecimal> weighs =
                number(weight).filter(number -> number.signum() > 0).filter(number -> number.compareTo(MOST) <= 0);
        if (weighs.isEmpty()) {
            errors.rejectValue("weight", "mapping.form.weight");
        }
        boolean free = minimum == null || minimum.isBlank();
        Optional<BigDecimal> least =
                number(minimum).filter(number -> number.compareTo(MOST) <= 0).map(number -> number.movePointLeft(2));
        if (!free && least.isEmpty()) {
            errors.rejectValue("minimum", "mapping.form.minimum");
        }
        boolean grouped = group != null && !group.isBlank();
        checkPlace(grouped, errors);
        return errors.hasErrors()
                ? Optional.empty()
                : weighs.map(number -> new Mapping(
                        lineItem,
                        competency,
                        criterion,
                        number,
                        Boolean.TRUE.equals(required),
                        least.orElse(null),
                        whole(sequence).orElse(null),
                        grouped ? group : null,
                        grouped ? whole(take).orElse(1) : null));
    }

    private void checkPlace(boolean grouped, Errors errors) {
        if (sequence != null && !sequence.isBlank() && whole(sequence).isEmpty()) {
            errors.rejectValue("sequence", "mapping.form.sequence");
        }
        if (grouped && !GROUPS.contains(group)) {
            errors.rejectValue("group", "mapping.form.group");
        }
        if (grouped && whole(take).isEmpty()) {
            errors.rejectValue("take", "mapping.form.take");
        }
    }

    private static Optional<Integer> whole(@Nullable String typed) {
        String plain = typed == null ? "" : typed.strip();
        return WHOLE.matcher(plain).matches() ? Optional.of(Integer.parseInt(plain)) : Optional.empty();
    }

    private static Optional<BigDecimal> number(@Nullable String typed) {
        String plain = typed == null ? "" : NOISE.matcher(typed).replaceAll("").replace(',', '.');
        return NUMBER.matcher(plain).matches() ? Optional.of(new BigDecimal(plain)) : Optional.empty();
    }
}
