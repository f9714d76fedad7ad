package org.cairn.attainment;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.cairn.attainment.Trace.LeftOut.Why;
import org.cairn.gradebook.LineItem;
import org.cairn.gradebook.Result;
import org.jspecify.annotations.Nullable;

/** What the facts say of one activity of a rule. */
sealed interface Mark {

    Rule.Item item();

    String label();

    /** It counts, with a share of 0 to 1. */
    record Counted(Rule.Item item, String label, BigDecimal score, BigDecimal maximum, Fraction share, boolean capped)
            implements Mark {}

    /** Nothing to count; {@code open} while a result can still come. */
    record Absent(Rule.Item item, String label, BigDecimal maximum, Why why, boolean open) implements Mark {}

    /** Of several results for one line item the newest counts, in whatever order they come. */
    Comparator<Result> OLDEST_FIRST = Comparator.comparing(Result::observedAt)
            .thenComparing(result -> result.gradedAt() == null ? Instant.MIN : result.gradedAt())
            .thenComparing(Result::status)
            .thenComparing(Result::score, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Result::maximum, Comparator.nullsFirst(Comparator.naturalOrder()));

    static Mark of(Rule.Item item, @Nullable LineItem lineItem, List<Result> results) {
        String label = lineItem == null ? "" : lineItem.label();
        BigDecimal maximum = lineItem == null ? BigDecimal.ZERO : lineItem.scoreMaximum();
        boolean open = lineItem != null && !lineItem.removed() && maximum.signum() > 0;
        Result newest = results.stream()
                .filter(result -> result.lineItem().equals(item.lineItem()))
                .max(OLDEST_FIRST)
                .orElse(null);
        // AGS 2.0, 3.3.4.5: a result may come without a score. That is "not graded", not zero.
        if (newest == null || newest.status() == Result.Status.PENDING) {
            return new Absent(item, label, maximum, Why.NOT_GRADED, open);
        }
        return switch (newest.status()) {
            case EXCUSED -> new Absent(item, label, maximum, Why.EXCUSED, false);
            case REMOVED -> new Absent(item, label, maximum, Why.TAKEN_BACK, open);
            default -> graded(item, label, maximum, newest, open);
        };
    }

    private static Mark graded(Rule.Item item, String label, BigDecimal maximum, Result result, boolean open) {
        BigDecimal score = result.score();
        if (score == null) {
            return new Absent(item, label, maximum, Why.NOT_GRADED, open);
        }
        BigDecimal own = result.maximum() == null ? maximum : result.maximum();
        if (score.signum() < 0 || own.signum() <= 0) {
            return new Absent(item, label, maximum, Why.INVALID, open);
        }
        Fraction share = Fraction.of(score).over(Fraction.of(own));
        boolean capped = share.compareTo(Fraction.ONE) > 0;
        return new Counted(item, label, score, own, share.atMost(Fraction.ONE), capped);
    }
}
