package org.cairn.award.web;

import org.cairn.shared.Reason;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/** Why somebody wants something, as typed. */
record ReasonForm(@Nullable String reason) {

    static final ReasonForm EMPTY = new ReasonForm(null);

    boolean isWhole(Errors errors) {
        if (!Reason.isOne(reason)) {
            errors.rejectValue("reason", "award.reason.wrong", new Object[] {Reason.SHORTEST, Reason.LONGEST}, null);
        }
        return !errors.hasErrors();
    }
}
