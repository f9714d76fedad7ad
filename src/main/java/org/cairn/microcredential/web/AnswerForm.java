package org.cairn.microcredential.web;

import org.jspecify.annotations.Nullable;

/**
 * A partner's answer as typed.
 *
 * @param hash of the definition that was on the page
 */
record AnswerForm(
        @Nullable String hash,
        @Nullable String demanded,
        @Nullable String reflectsJob,
        @Nullable String publication,
        @Nullable String remarks,
        @Nullable String endorses,
        @Nullable String statement,
        @Nullable String signatory,
        @Nullable String signatoryTitle,
        @Nullable String validUntil) {

    static AnswerForm empty(String hash) {
        return new AnswerForm(hash, null, null, null, null, null, null, null, null, null);
    }
}
