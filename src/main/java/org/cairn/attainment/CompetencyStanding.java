package org.cairn.attainment;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.cairn.competency.CompetencyId;
import org.jspecify.annotations.Nullable;

/**
 * Where one learner stands in one competency.
 *
 * @param share the weighted mean, 0 to 1, rounded down to ten decimals for storing and showing, never compared; null
 *     while nothing counts
 * @param threshold the share from which the competency is met
 * @param assessed how many of the activities count
 * @param activities how many activities are mapped, without those excused
 * @param level the id of the highest level of the scale that the share reaches, or null
 * @param missing what is still needed, in the order of the course map
 * @param trace why
 */
public record CompetencyStanding(
        CompetencyId competency,
        Status status,
        @Nullable BigDecimal share,
        BigDecimal threshold,
        int assessed,
        int activities,
        @Nullable UUID level,
        List<Missing> missing,
        Trace trace) {

    public CompetencyStanding {
        missing = List.copyOf(missing);
    }

    public boolean isMet() {
        return status == Status.MET;
    }

    /** The state words of a competency. */
    public enum Status {
        NOT_ASSESSED,
        IN_PROGRESS,
        /** One activity is missing, or the share is within five points of the threshold. */
        NEAR,
        MET,
        /** As the marks stand, full marks in all that is left would not do. A person can still decide otherwise. */
        UNREACHABLE
    }
}
