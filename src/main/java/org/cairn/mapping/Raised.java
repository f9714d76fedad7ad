package org.cairn.mapping;

import java.math.BigDecimal;
import org.cairn.competency.CompetencyId;

/** A course asks more than the micro-credential does; it may never ask less. */
public record Raised(CompetencyId competency, BigDecimal threshold) {

    public Raised {
        if (threshold.signum() <= 0 || threshold.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException("a threshold is a share above 0 and at most 1, not " + threshold);
        }
    }
}
