package org.cairn.attainment;

import java.math.BigDecimal;
import java.util.Optional;
import org.cairn.mapping.CourseMapId;
import org.cairn.shared.CourseId;
import org.jspecify.annotations.Nullable;

/**
 * What is tried in the simulator.
 *
 * @param courseMap a draft, or one in force
 * @param section whose learners are looked at; null for the course of the map
 * @param threshold for every competency, above 0 and at most 1; null for the thresholds of the definition
 */
public record Trial(
        CourseMapId courseMap,
        @Nullable CourseId section,
        @Nullable BigDecimal threshold) {

    public Trial {
        if (threshold != null && (threshold.signum() <= 0 || threshold.compareTo(BigDecimal.ONE) > 0)) {
            throw new IllegalArgumentException("a threshold is a share above 0 and at most 1, not " + threshold);
        }
    }

    public Optional<CourseId> elsewhere() {
        return Optional.ofNullable(section);
    }
}
