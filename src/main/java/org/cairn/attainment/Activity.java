package org.cairn.attainment;

import java.math.BigDecimal;
import org.cairn.attainment.Trace.LeftOut.Why;
import org.cairn.gradebook.LineItem;
import org.jspecify.annotations.Nullable;

/**
 * A line item made ready to have its results read.
 *
 * @param open whether a result can still come
 * @param inverse of the maximum, so that a share is one multiplication; null where there is no maximum
 */
record Activity(
        String label,
        BigDecimal maximum,
        boolean open,
        @Nullable Fraction inverse,
        Mark.Absent notGraded) {

    /** @param lineItem null where it is not known any more */
    static Activity of(@Nullable LineItem lineItem) {
        BigDecimal maximum = lineItem == null ? BigDecimal.ZERO : lineItem.scoreMaximum();
        boolean open = lineItem != null && !lineItem.removed() && maximum.signum() > 0;
        return new Activity(
                lineItem == null ? "" : lineItem.label(),
                maximum,
                open,
                maximum.signum() > 0 ? Fraction.ONE.over(Fraction.of(maximum)) : null,
                new Mark.Absent(Why.NOT_GRADED, open));
    }

    Fraction share(BigDecimal score, BigDecimal own) {
        Fraction points = Fraction.of(score);
        return inverse != null && own.compareTo(maximum) == 0 ? points.times(inverse) : points.over(Fraction.of(own));
    }
}
