package org.cairn.attainment.web;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.cairn.attainment.CompetencyStanding.Status;
import org.cairn.attainment.Simulation;
import org.jspecify.annotations.Nullable;

/**
 * What would happen if.
 *
 * @param number of the micro-credential's version
 * @param slider the threshold shown, in percent
 * @param query what is tried, to be kept in links
 * @param wrong whether a threshold was typed that is none
 * @param changing those who would stand elsewhere, the first of them
 * @param learners some of all, from {@code first}
 */
record SimulatorPage(
        UUID map,
        String title,
        int number,
        boolean draft,
        List<Section> sections,
        Simulation simulation,
        BigDecimal slider,
        String query,
        boolean wrong,
        List<Count> counts,
        Chart chart,
        List<Row> changing,
        List<Row> learners,
        int first) {

    /** How many learners a page shows. */
    static final int SOME = 50;

    /** @param id null for the course itself */
    record Section(@Nullable UUID id, String title, boolean chosen) {}

    record Count(Status state, int now, int before) {

        public int difference() {
            return now - before;
        }
    }

    /** @param share in the weakest competency */
    record Row(
            UUID person,
            @Nullable String name,
            String subject,
            Status now,
            @Nullable Status before,
            @Nullable String weakest,
            @Nullable BigDecimal share) {}

    public int changes() {
        return simulation.count(Simulation.Learner::changes);
    }

    public int gain() {
        return simulation.count(Simulation.Learner::gains);
    }

    public int lose() {
        return simulation.count(Simulation.Learner::loses);
    }

    public int keep() {
        return simulation.count(Simulation.Learner::keeps);
    }

    public int reached() {
        return simulation.count(learner -> learner.weakest() != null && learner.steps() >= 0);
    }

    public int reachedButNotMet() {
        return simulation.count(
                learner -> learner.weakest() != null && learner.steps() >= 0 && learner.now() != Status.MET);
    }

    /** Where the list goes on, or 0. */
    public int next() {
        return first + SOME < simulation.learners().size() ? first + SOME : 0;
    }

    public int last() {
        return first + learners.size();
    }
}
