package org.cairn.home.web;

import java.math.BigDecimal;
import java.util.List;
import org.cairn.home.web.PathPage.MissingActivity;
import org.jspecify.annotations.Nullable;

/**
 * Where a class needs its instructor: who is close, who cannot get there alone, who has not begun, and by which criterion
 * most are held up.
 *
 * @param id of the course map
 * @param learners how many are enrolled
 * @param criteria every criterion that an activity gives evidence for, the one that holds up most first
 */
record ClassPage(
        String id,
        String title,
        int learners,
        List<Learner> near,
        List<Learner> stuck,
        List<Learner> notBegun,
        List<CriterionRow> criteria) {

    /** The criterion that holds up most, if any does. */
    public @Nullable CriterionRow bottleneck() {
        return criteria.isEmpty() || criteria.get(0).below() == 0 ? null : criteria.get(0);
    }

    /**
     * @param person the id of the learner
     * @param name absent where the platform withholds it
     * @param subject the end of the platform's own id
     * @param last whether one competency, almost met, is all that stands between the learner and the micro-credential
     */
    record Learner(String person, @Nullable String name, String subject, boolean last, List<Gap> gaps) {}

    /** A competency that a learner has not met, and what it still needs. */
    record Gap(String competency, @Nullable BigDecimal share, BigDecimal threshold, List<MissingActivity> missing) {}

    /**
     * How a class does in one criterion.
     *
     * @param assessed learners of whom at least one activity of the criterion counts
     * @param below those of them whose mean of its activities is under the threshold
     * @param mean of those assessed, 0 to 1; absent where nobody is
     */
    record CriterionRow(
            String text,
            String competency,
            boolean critical,
            int assessed,
            int below,
            @Nullable BigDecimal mean,
            BigDecimal threshold) {

        /** The share of those assessed who are below, 0 to 1. */
        public BigDecimal part() {
            return assessed == 0
                    ? BigDecimal.ZERO
                    : BigDecimal.valueOf(below).divide(BigDecimal.valueOf(assessed), 6, java.math.RoundingMode.DOWN);
        }
    }
}
