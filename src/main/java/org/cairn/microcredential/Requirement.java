package org.cairn.microcredential;

import java.math.BigDecimal;
import org.cairn.competency.Competency;

/**
 * A competency that must be attained.
 *
 * @param threshold the share, above 0 and at most 1, from which it is
 */
public record Requirement(Competency competency, BigDecimal threshold) {}
