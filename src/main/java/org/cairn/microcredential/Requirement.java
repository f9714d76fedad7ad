package org.cairn.microcredential;

import java.math.BigDecimal;
import org.cairn.competency.Competency;
import org.cairn.competency.Level;
import org.jspecify.annotations.Nullable;

/**
 * A competency that must be attained, and how it is judged. What is null is as it always was, and is not written down.
 *
 * @param threshold the share, above 0 and at most 1, from which it is attained
 * @param calculation how its activities become one share; null for the weighted mean
 * @param levelRank the level of the scale that is asked for instead of the threshold, or null
 * @param minimumEvidence how many graded activities are enough; null where every activity is waited for
 * @param signOff whether an instructor must have signed off as well
 */
public record Requirement(
        Competency competency,
        BigDecimal threshold,
        @Nullable Calculation calculation,
        @Nullable Integer levelRank,
        @Nullable Integer minimumEvidence,
        @Nullable Boolean signOff) {

    public Requirement {
        if (threshold.signum() <= 0 || threshold.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException("a threshold is a share above 0 and at most 1, not " + threshold);
        }
        if (minimumEvidence != null && minimumEvidence < 1) {
            throw new IllegalArgumentException("at least one activity must be graded, not " + minimumEvidence);
        }
        if (levelRank != null && cut(competency, levelRank).signum() <= 0) {
            throw new IllegalArgumentException("a level that everybody reaches is no threshold: " + levelRank);
        }
        calculation = Calculation.WEIGHTED_MEAN.equals(calculation) ? null : calculation;
        signOff = Boolean.TRUE.equals(signOff) ? Boolean.TRUE : null;
    }

    public Requirement(Competency competency, BigDecimal threshold) {
        this(competency, threshold, null, null, null, null);
    }

    /** How the activities become one share. */
    public Calculation method() {
        return calculation == null ? Calculation.WEIGHTED_MEAN : calculation;
    }

    /** The share that is asked for: the threshold, or where the level begins. */
    public BigDecimal asked() {
        return levelRank == null ? threshold : cut(competency, levelRank);
    }

    public boolean needsSignOff() {
        return Boolean.TRUE.equals(signOff);
    }

    /** Judged in the same way, with other words and another threshold; a level that is gone is asked for no more. */
    public Requirement of(Competency other, BigDecimal otherThreshold) {
        boolean known = levelRank != null
                && other.scale().levels().stream()
                        .anyMatch(level ->
                                level.rank() == levelRank && level.lowerCut().signum() > 0);
        return new Requirement(other, otherThreshold, calculation, known ? levelRank : null, minimumEvidence, signOff);
    }

    /** With a higher threshold, instead of a level too. */
    public Requirement raisedTo(BigDecimal higher) {
        return new Requirement(competency, higher, calculation, null, minimumEvidence, signOff);
    }

    private static BigDecimal cut(Competency competency, int rank) {
        return competency.scale().levels().stream()
                .filter(level -> level.rank() == rank)
                .map(Level::lowerCut)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the scale has no level " + rank));
    }
}
