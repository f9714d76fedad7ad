package org.cairn.microcredential;

import java.math.BigDecimal;
import org.cairn.competency.Competency;

/**
 * A competency that must be attained.
 *
 * @param threshold the share, above 0 and at most 1, from which it is
 */
public record Requirement(Competency competency, BigDecimal threshold) {

    public Requirement {
        if (threshold.signum() <= 0 || threshold.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException("a threshold is a share above 0 and at most 1, not " + threshold);
        }
    }
}
