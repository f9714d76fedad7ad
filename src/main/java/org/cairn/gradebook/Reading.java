package org.cairn.gradebook;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One learner's result as a source had it. */
record Reading(
        String subject,
        Result.Status status,
        @Nullable BigDecimal score,
        @Nullable BigDecimal maximum,
        @Nullable Instant gradedAt) {

    /**
     * Which of two readings of the same learner stands: the later one by the source's own time, else the graded one, else the
     * higher one. The order of pages plays no part.
     */
    static final Comparator<Reading> STANDING = Comparator.comparing(
                    Reading::gradedAt, Comparator.nullsFirst(Comparator.<Instant>naturalOrder()))
            .thenComparing(reading -> reading.status() == Result.Status.GRADED)
            .thenComparing(Reading::score, Comparator.nullsFirst(Comparator.<BigDecimal>naturalOrder()))
            .thenComparing(Reading::maximum, Comparator.nullsFirst(Comparator.<BigDecimal>reverseOrder()));

    static Reading later(Reading one, Reading other) {
        return STANDING.compare(one, other) >= 0 ? one : other;
    }

    /** Two scores for one learner, and nothing says which is the newer: neither is guessed. */
    boolean contradicts(Reading other) {
        return status == Result.Status.GRADED
                && other.status() == Result.Status.GRADED
                && isAsOldAs(other)
                && !(same(score, other.score()) && same(maximum, other.maximum()));
    }

    boolean isAsOldAs(Reading other) {
        return Objects.equals(gradedAt, other.gradedAt());
    }

    /** Whether it says something else than what is known; the source's time alone is no news. */
    boolean differs(Result known) {
        return status != known.status() || !same(score, known.score()) || !same(maximum, known.maximum());
    }

    private static boolean same(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        if (one == null || other == null) {
            return one == null && other == null;
        }
        return one.compareTo(other) == 0;
    }
}
