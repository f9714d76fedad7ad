package org.cairn.attainment;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.cairn.attainment.CompetencyStanding.Status;
import org.cairn.competency.CompetencyId;
import org.cairn.shared.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * What would happen if. Every learner is in exactly one of the counts.
 *
 * @param learners in the order of the roster
 * @param threshold that every competency asks for, or null where they differ
 * @param inForce the same of the map in force, or null where they differ or none is in force
 * @param compared whether a map is in force to compare with
 * @param unmatched how many activities of the map the section does not have
 */
public record Simulation(
        List<Learner> learners,
        @Nullable BigDecimal threshold,
        @Nullable BigDecimal inForce,
        boolean compared,
        int unmatched) {

    /** Five points are one step. */
    static final int STEPS = 20;

    public Simulation {
        learners = List.copyOf(learners);
    }

    /**
     * One learner.
     *
     * @param now in what is tried
     * @param before in the map that judges them now, or null where there is none
     * @param weakest the competency that is furthest below its threshold, or least above; null while nothing counts
     * @param share what the learner has in it
     * @param steps whole steps of five points from its threshold, rounded down: 0 is at the threshold
     */
    public record Learner(
            PersonId person,
            Status now,
            @Nullable Status before,
            @Nullable CompetencyId weakest,
            @Nullable BigDecimal share,
            int steps) {

        public boolean gains() {
            return before != null && before != Status.MET && now == Status.MET;
        }

        public boolean loses() {
            return before == Status.MET && now != Status.MET;
        }

        public boolean keeps() {
            return before == Status.MET && now == Status.MET;
        }

        public boolean changes() {
            return before != null && before != now;
        }
    }

    /**
     * Learners whose weakest competency lies in one step.
     *
     * @param steps from the threshold
     */
    public record Bar(int steps, int learners) {

        public boolean isMet() {
            return steps >= 0;
        }

        public boolean isNear() {
            return steps == -1;
        }
    }

    public int count(Predicate<Learner> what) {
        return (int) learners.stream().filter(what).count();
    }

    public int now(Status status) {
        return count(learner -> learner.now() == status);
    }

    public int before(Status status) {
        return count(learner -> learner.before() == status);
    }

    public int assessed() {
        return count(learner -> learner.weakest() != null);
    }

    /** From the lowest step that has somebody, or the two below the threshold, to the highest there can be. */
    public List<Bar> bars() {
        int lowest = learners.stream()
                .filter(learner -> learner.weakest() != null)
                .mapToInt(Learner::steps)
                .min()
                .orElse(-1);
        List<Bar> bars = new ArrayList<>();
        for (int step = Math.min(lowest, -2); step <= highest(); step++) {
            int at = step;
            bars.add(new Bar(step, count(learner -> learner.weakest() != null && learner.steps() == at)));
        }
        return bars;
    }

    /** Full marks belong to the last whole step. */
    private int highest() {
        return Math.max(0, learners.stream().mapToInt(Learner::steps).max().orElse(0));
    }
}
