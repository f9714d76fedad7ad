package org.cairn.attainment.web;

import java.util.Optional;
import org.cairn.attainment.MapMove.Whom;
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
        RulingForm.checkReason(reason, errors);
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
