package org.cairn.mapping.web;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.cairn.mapping.CourseMap;
import org.cairn.mapping.Raised;
import org.cairn.microcredential.Definition;
import org.cairn.microcredential.Requirement;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/** Thresholds of this course in percent, in the order of the competencies; empty is as the definition says. */
record ThresholdsForm(@Nullable List<@Nullable String> thresholds) {

    private static final Pattern PERCENT = Pattern.compile("\\d{1,3}(\\.\\d{1,4})?");
    private static final Pattern NOISE = Pattern.compile("[\\s\\u00a0\\u202f%]");

    ThresholdsForm {
        thresholds = thresholds == null ? List.of() : new ArrayList<>(thresholds);
    }

    static ThresholdsForm of(CourseMap map, Definition definition) {
        return new ThresholdsForm(definition.requirements().stream()
                .map(requirement -> map.raised().stream()
                        .filter(one ->
                                one.competency().equals(requirement.competency().id()))
                        .map(one -> one.threshold()
                                .movePointRight(2)
                                .stripTrailingZeros()
                                .toPlainString())
                        .findFirst()
                        .orElse(""))
                .toList());
    }

    /** @return nothing where {@code errors} has something; what is less than the definition asks for is named */
    Optional<List<Raised>> read(Definition definition, Errors errors) {
        List<Raised> raised = new ArrayList<>();
        for (int i = 0;
                i < Math.min(thresholds.size(), definition.requirements().size());
                i++) {
            String typed = thresholds.get(i);
            if (typed == null || typed.isBlank()) {
                continue;
            }
            Requirement asked = definition.requirements().get(i);
            Optional<BigDecimal> threshold = share(typed);
            if (threshold.isEmpty()) {
                errors.rejectValue("thresholds[" + i + "]", "mapping.form.threshold");
            } else if (threshold.get().compareTo(asked.asked()) < 0) {
                errors.rejectValue(
                        "thresholds[" + i + "]",
                        "mapping.form.weaker",
                        new Object[] {
                            asked.asked().movePointRight(2).stripTrailingZeros().toPlainString()
                        },
                        null);
            } else {
                raised.add(new Raised(asked.competency().id(), threshold.get()));
            }
        }
        return errors.hasErrors() ? Optional.empty() : Optional.of(raised);
    }

    private static Optional<BigDecimal> share(String typed) {
        String plain = NOISE.matcher(typed).replaceAll("").replace(',', '.');
        return PERCENT.matcher(plain).matches()
                ? Optional.of(new BigDecimal(plain).movePointLeft(2))
                        .filter(share -> share.signum() > 0 && share.compareTo(BigDecimal.ONE) <= 0)
                : Optional.empty();
    }
}
