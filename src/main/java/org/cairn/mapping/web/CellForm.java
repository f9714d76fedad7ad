package org.cairn.mapping.web;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import org.cairn.competency.CompetencyId;
import org.cairn.competency.CriterionId;
import org.cairn.gradebook.LineItemId;
import org.cairn.mapping.Mapping;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/** A cell as typed; the minimum in percent. A box that is not ticked is not sent. */
record CellForm(
        @Nullable String weight,
        @Nullable Boolean required,
        @Nullable String minimum) {

    private static final Pattern NUMBER = Pattern.compile("\\d{1,3}(\\.\\d{1,4})?");
    private static final Pattern NOISE = Pattern.compile("[\\s\\u00a0\\u202f%×x]");
    private static final BigDecimal MOST = BigDecimal.valueOf(100);

    CellForm {
        required = Boolean.TRUE.equals(required);
    }

    static CellForm of(Mapping mapping) {
        BigDecimal minimum = mapping.minimum();
        return new CellForm(
                mapping.weight().stripTrailingZeros().toPlainString(),
                mapping.required(),
                minimum == null
                        ? ""
                        : minimum.movePointRight(2).stripTrailingZeros().toPlainString());
    }

    static CellForm empty() {
        return new CellForm("1", false, "");
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
        return errors.hasErrors()
                ? Optional.empty()
                : weighs.map(number -> new Mapping(
                        lineItem, competency, criterion, number, Boolean.TRUE.equals(required), least.orElse(null)));
    }

    private static Optional<BigDecimal> number(@Nullable String typed) {
        String plain = typed == null ? "" : NOISE.matcher(typed).replaceAll("").replace(',', '.');
        return NUMBER.matcher(plain).matches() ? Optional.of(new BigDecimal(plain)) : Optional.empty();
    }
}
