package org.cairn.award.web;

import java.util.Arrays;
import java.util.Optional;
import org.cairn.award.Choice;
import org.cairn.shared.Reason;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/**
 * A decision as typed.
 *
 * @param seen the last step that the page showed
 */
record CaseForm(
        @Nullable String choice,
        @Nullable String seen,
        @Nullable String reason) {

    static final CaseForm EMPTY = new CaseForm(null, null, null);

    /** Whether everything is there that a decision needs; else {@code errors} says field by field what is not. */
    boolean isWhole(Errors errors) {
        if (chosen().isEmpty()) {
            errors.rejectValue("choice", "award.case.choice.wrong");
        }
        boolean says = reason != null && !reason.isBlank();
        if ((says || chosen().filter(Choice::needsAReason).isPresent()) && !Reason.isOne(reason)) {
            errors.rejectValue("reason", "award.reason.wrong", new Object[] {Reason.SHORTEST, Reason.LONGEST}, null);
        }
        return !errors.hasErrors();
    }

    Optional<Choice> chosen() {
        return Arrays.stream(Choice.values())
                .filter(known -> known.name().equals(choice))
                .findFirst();
    }

    /** What cannot be read was not seen. */
    int lastSeen() {
        try {
            return seen == null ? 0 : Integer.parseInt(seen);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
