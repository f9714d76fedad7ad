package org.cairn.attainment;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import org.cairn.attainment.Trace.LeftOut.Why;
import org.cairn.gradebook.Result;
import org.jspecify.annotations.Nullable;

/** What the facts say of one activity of one learner, whatever the rule. */
sealed interface Mark {

    /** It counts, with a share of 0 to 1. Without a time it is one that is only supposed. */
    record Counted(
            BigDecimal score,
            BigDecimal maximum,
            Fraction share,
            boolean capped,
            @Nullable Instant at) implements Mark {

        /** The share that the activity might have. */
        static Counted supposed(Fraction share, BigDecimal maximum) {
            return new Counted(maximum, maximum, share, false, null);
        }
    }

    /** Nothing to count; {@code open} while a result can still come. */
    record Absent(Why why, boolean open) implements Mark {}

    /** Of several results for one line item the newest counts, in whatever order they come. */
    Comparator<Result> OLDEST_FIRST = Comparator.comparing(Result::observedAt)
            .thenComparing(result -> result.gradedAt() == null ? Instant.MIN : result.gradedAt())
            .thenComparing(Result::status)
            .thenComparing(Result::score, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Result::maximum, Comparator.nullsFirst(Comparator.naturalOrder()));

    static Mark of(Activity activity, @Nullable Result newest) {
        // AGS 2.0, 3.3.4.5: a result may come without a score. That is "not graded", not zero.
        if (newest == null) {
            return activity.notGraded();
        }
        return switch (newest.status()) {
            case PENDING, ABSENT -> activity.notGraded();
            case EXCUSED -> excused();
            case REMOVED -> new Absent(Why.TAKEN_BACK, activity.open());
            default -> graded(activity, newest);
        };
    }

    /** Not asked of the learner, by the source or by a person. */
    static Mark excused() {
        return new Absent(Why.EXCUSED, false);
    }

    private static Mark graded(Activity activity, Result result) {
        BigDecimal score = result.score();
        if (score == null) {
            return activity.notGraded();
        }
        BigDecimal own = result.maximum() == null ? activity.maximum() : result.maximum();
        if (score.signum() < 0 || own.signum() <= 0) {
            return new Absent(Why.INVALID, activity.open());
        }
        Fraction share = activity.share(score, own);
        boolean capped = share.compareTo(Fraction.ONE) > 0;
        return new Counted(score, own, capped ? Fraction.ONE : share, capped, at(result));
    }

    /** When it was graded: as the source says, or else when it was first seen. */
    static Instant at(Result result) {
        return result.gradedAt() == null ? result.observedAt() : result.gradedAt();
    }
}
