package org.cairn.gradebook;

import org.jspecify.annotations.Nullable;

/**
 * Something the platform sent and Cairn does not believe. It is put aside and shown, and is never evidence.
 *
 * @param source the line item's address, or the container's
 * @param subject the platform's id of the learner, or null where the line item itself is doubtful
 */
public record Doubt(String source, String label, @Nullable String subject, Reason reason, String content) {

    public enum Reason {
        NOT_A_NUMBER,
        NEGATIVE,
        TOO_LARGE,
        /** So far that a slip of the hand is likelier than bonus points; an instructor may say otherwise. */
        ABOVE_MAXIMUM,
        TOO_MANY_DIGITS,
        NO_MAXIMUM,
        NO_LEARNER,
        NOT_IN_COURSE,
        AMBIGUOUS,
        NO_ADDRESS
    }
}
