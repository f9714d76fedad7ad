package org.cairn.home.web;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.cairn.attainment.CompetencyStanding.Status;
import org.cairn.award.Award;
import org.jspecify.annotations.Nullable;

/**
 * A course as its instructors see it.
 *
 * @param offers the micro-credentials in force in the course
 * @param drafts those that are being made
 * @param steps what there is to do before the first is in force; empty from then on
 */
record TeachPage(String course, List<Offer> offers, List<Draft> drafts, List<Step> steps) {

    /** @param courseMap absent where no activity has been mapped yet */
    record Draft(
            String version,
            String title,
            int number,
            @Nullable String courseMap) {}

    /** @param key names the words, {@code home.step.<key>} */
    record Step(String key, String path, boolean done, boolean next) {}

    record Offer(
            String courseMap,
            String version,
            String title,
            int number,
            List<Column> competencies,
            List<Row> learners,
            long awarded) {

        /** Whose award is about to end or has ended, and is not followed by another. */
        public long renewable() {
            return learners.stream()
                    .filter(row -> row.held() != null && row.held().renewable())
                    .count();
        }

        public long allMet() {
            return learners.stream().filter(Row::all).count();
        }
    }

    /** A competency and how many learners stand where; the sum is the number of learners. */
    record Column(String title, BigDecimal threshold, List<Count> counts) {

        public long of(Status status) {
            return counts.stream()
                    .filter(count -> count.state() == status)
                    .mapToLong(Count::learners)
                    .sum();
        }
    }

    /**
     * @param from where its part of the bar begins, 0 to 1
     * @param share how much of the bar it is, 0 to 1
     */
    record Count(Status state, long learners, BigDecimal from, BigDecimal share) {}

    /** The map and the version that a learner began with, where they are not those in force. */
    record Began(int map, int version) {}

    /**
     * @param person the id of the learner
     * @param name absent where the platform withholds it
     * @param subject the end of the platform's own id, to tell learners without a name apart
     * @param met how many of those asked for
     * @param asked how many competencies the learner's own version has
     */
    record Row(
            String person,
            @Nullable String name,
            String subject,
            boolean active,
            List<Cell> cells,
            int met,
            int asked,
            @Nullable Held held,
            @Nullable Began began) {

        public boolean all() {
            return met == asked;
        }
    }

    /**
     * An award of a learner.
     *
     * @param state of one that was not taken back
     * @param end absent where it has none
     * @param renewable whether work of today counts for the one that follows
     */
    record Held(Award.State state, @Nullable Instant end, boolean renewable) {

        public boolean over() {
            return state == Award.State.EXPIRED;
        }
    }

    /** @param state absent where the learner's own version does not ask for it */
    record Cell(@Nullable Status state, @Nullable BigDecimal share) {

        static final Cell NOT_ASKED = new Cell(null, null);
    }
}
