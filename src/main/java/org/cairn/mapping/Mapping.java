package org.cairn.mapping;

import java.math.BigDecimal;
import org.cairn.competency.CompetencyId;
import org.cairn.competency.CriterionId;
import org.cairn.gradebook.LineItemId;
import org.jspecify.annotations.Nullable;

/**
 * A line item gives evidence for a criterion.
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
        @Nullable BigDecimal minimum) {}
