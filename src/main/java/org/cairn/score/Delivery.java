package org.cairn.score;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import org.cairn.gradebook.ActivityId;
import org.cairn.gradebook.Figure;
import org.cairn.gradebook.ags.WireScore;
import org.cairn.shared.CourseId;
import org.cairn.shared.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * The newest report of what a learner reached, and how far it has come.
 *
 * @param number of the report; a delivery of an older number has nothing to do any more
 * @param scoreTime what the platform is told; later by a second at least than that of the report before
 * @param lookFirst it waited in a backup that was restored: whoever is newer wins, and that may be the gradebook
 */
record Delivery(
        Target target,
        PersonId person,
        int number,
        Points points,
        Instant scoreTime,
        State state,
        int attempts,
        Instant reportedAt,
        boolean lookFirst) {

    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxxx", Locale.ROOT);

    enum State {
        WAITING,
        DELIVERED,
        FAILED
    }

    /** What the report is about: an activity of ours, or progress in the course as a whole. */
    record Target(CourseId course, @Nullable ActivityId activity) {

        static Target progress(CourseId course) {
            return new Target(course, null);
        }

        UUID id() {
            return activity == null ? course.value() : activity.value();
        }
    }

    /** A score and of how many; nothing of it is rounded. */
    record Points(BigDecimal score, BigDecimal maximum) {

        Points {
            if (maximum.signum() <= 0 || score.signum() < 0 || score.compareTo(maximum) > 0) {
                throw new IllegalArgumentException("no score: " + score + " of " + maximum);
            }
            score = Figure.plain(score);
            maximum = Figure.plain(maximum);
        }

        boolean isAll() {
            return score.compareTo(maximum) == 0;
        }
    }

    CourseId course() {
        return target.course();
    }

    /** What the platform is told. Progress is rounded down: 99.999 % must not read as all done. */
    Points said() {
        return target.activity() == null
                ? new Points(points.score().setScale(2, RoundingMode.DOWN), points.maximum())
                : points;
    }

    WireScore asScore(String userId) {
        boolean done = target.activity() != null || points.isAll();
        return WireScore.of(
                userId,
                said().score(),
                said().maximum(),
                TIMESTAMP.format(scoreTime.atOffset(ZoneOffset.UTC)),
                done ? "Completed" : "InProgress");
    }
}
