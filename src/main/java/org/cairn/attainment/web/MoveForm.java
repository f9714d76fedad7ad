package org.cairn.attainment.web;

import java.util.Optional;
import org.cairn.attainment.MapMove.Whom;
import org.cairn.attainment.Ruling;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/**
 * The confirmation as typed.
 *
 * @param seen the hash of the preview that the page showed
 */
record MoveForm(
        @Nullable String whom,
        @Nullable String reason,
        @Nullable String seen) {

    /** Whether everything is there that a move needs; else {@code errors} says field by field what is not. */
    boolean isWhole(Errors errors) {
        if (chosen().isEmpty()) {
            errors.rejectValue("whom", "attainment.move.whom.wrong");
        }
        int length = reason == null ? 0 : reason.strip().length();
        if (length < Ruling.SHORTEST_REASON || length > Ruling.LONGEST_REASON) {
            errors.rejectValue(
                    "reason",
                    "attainment.ruling.reason.wrong",
                    new Object[] {Ruling.SHORTEST_REASON, Ruling.LONGEST_REASON},
                    null);
        }
        return !errors.hasErrors();
    }

    Optional<Whom> chosen() {
        for (Whom known : Whom.values()) {
            if (known.name().equals(whom)) {
                return Optional.of(known);
            }
        }
        return Optional.empty();
    }
}
