package org.cairn.sandbox;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One cell of the gradebook.
 *
 * @param score in points of the column; null where it was graded once and is not any more, which is not zero
 * @param grader the instructor who set it, or null where the tool did
 * @param at when it was given, by the clock of whoever gave it
 */
record Grade(
        @Nullable BigDecimal score,
        @Nullable String comment,
        @Nullable String grader,
        Instant at) {

    Grade withScore(BigDecimal other) {
        return new Grade(other, comment, grader, at);
    }

    Grade withComment(String other) {
        return new Grade(score, other, grader, at);
    }
}
