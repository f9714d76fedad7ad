package org.cairn.home.web;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a competency stands where it stands, from the stored trace alone.
 *
 * @param counted what is in the sum
 * @param mean absent while nothing counts
 */
record WhyPage(
        String path,
        String microcredential,
        PathPage.Competency competency,
        String statement,
        List<Counted> counted,
        @Nullable BigDecimal mean,
        BigDecimal weights,
        List<Line> lines) {

    /** @param share 0 to 1 */
    record Counted(
            String label, BigDecimal score, BigDecimal maximum, BigDecimal share, BigDecimal weight, boolean capped) {

        public BigDecimal points() {
            return share.movePointRight(2);
        }

        public boolean single() {
            return weight.compareTo(BigDecimal.ONE) == 0;
        }
    }

    public @Nullable BigDecimal meanPoints() {
        return mean == null ? null : mean.movePointRight(2);
    }

    /**
     * A step beside the sum.
     *
     * @param kind names the sentence, {@code home.why.<kind>}
     * @param label what it is about
     * @param share what is there
     * @param bound what it is held against
     */
    record Line(
            String kind,
            boolean good,
            String label,
            @Nullable BigDecimal share,
            @Nullable BigDecimal bound,
            int rank,
            int of) {

        static Line about(String kind, boolean good, String label) {
            return new Line(kind, good, label, null, null, 0, 0);
        }

        static Line compare(
                String kind, boolean good, String label, @Nullable BigDecimal share, @Nullable BigDecimal bound) {
            return new Line(kind, good, label, share, bound, 0, 0);
        }
    }
}
