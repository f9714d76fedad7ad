package org.cairn.award.web;

import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/**
 * The confirmation as typed.
 *
 * @param seen the hash of the list that the page showed
 */
record MissedForm(@Nullable String seen, @Nullable String reason) {

    static final MissedForm EMPTY = new MissedForm(null, null);

    boolean isWhole(Errors errors) {
        return new ReasonForm(reason).isWhole(errors);
    }
}
