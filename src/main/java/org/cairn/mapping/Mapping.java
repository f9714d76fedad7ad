package org.cairn.mapping;

import java.math.BigDecimal;
import org.cairn.competency.CompetencyId;
import org.cairn.competency.CriterionId;
import org.cairn.gradebook.LineItemId;
import org.jspecify.annotations.Nullable;

/**
 * A line item gives evidence for a criterion. In one competency a line item counts once, whatever the number of its
 * criteria; weight, required and minimum are the same in all of them.
 *
 * @param weight above 0
 * @param required the competency cannot be attained while this is not graded
 * @param minimum the share, 0 to 1, that this line item alone must reach, or null
 */
public record Mapping(
        LineItemId lineItem,
        CompetencyId competency,
        CriterionId criterion,
        BigDecimal weight,
        boolean required,
        @Nullable BigDecimal minimum) {

    public Mapping {
        if (weight.signum() <= 0) {
            throw new IllegalArgumentException("a weight is above 0, not " + weight);
        }
        if (minimum != null && (minimum.signum() < 0 || minimum.compareTo(BigDecimal.ONE) > 0)) {
            throw new IllegalArgumentException("a minimum is a share from 0 to 1, not " + minimum);
        }
    }

    /** The same proof by another line item: what the activity is in a copy of the course. */
    Mapping of(LineItemId other) {
        return new Mapping(other, competency, criterion, weight, required, minimum);
    }
}
