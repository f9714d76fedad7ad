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
 * @param sequence its place where the order of activities matters, or null for the order in which they are graded
 * @param group the name of a group of activities in the competency of which only the best count, or null
 * @param take how many of the group count; there exactly where there is a group
 */
public record Mapping(
        LineItemId lineItem,
        CompetencyId competency,
        CriterionId criterion,
        BigDecimal weight,
        boolean required,
        @Nullable BigDecimal minimum,
        @Nullable Integer sequence,
        @Nullable String group,
        @Nullable Integer take) {

    public Mapping {
        if (weight.signum() <= 0) {
            throw new IllegalArgumentException("a weight is above 0, not " + weight);
        }
        if (minimum != null && (minimum.signum() < 0 || minimum.compareTo(BigDecimal.ONE) > 0)) {
            throw new IllegalArgumentException("a minimum is a share from 0 to 1, not " + minimum);
        }
        if ((group == null) != (take == null) || (take != null && take < 1)) {
            throw new IllegalArgumentException("of a group at least one counts, not " + take + " of " + group);
        }
    }

    public Mapping(
            LineItemId lineItem,
            CompetencyId competency,
            CriterionId criterion,
            BigDecimal weight,
            boolean required,
            @Nullable BigDecimal minimum) {
        this(lineItem, competency, criterion, weight, required, minimum, null, null, null);
    }

    /** The same proof by another line item: what the activity is in a copy of the course. */
    public Mapping of(LineItemId other) {
        return new Mapping(other, competency, criterion, weight, required, minimum, sequence, group, take);
    }
}
