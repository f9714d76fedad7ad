package org.cairn.score;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.cairn.gradebook.ags.WireScore;
import org.cairn.shared.CourseId;
import org.cairn.shared.PersonId;

/**
 * The newest report of a learner's progress, and how far it has come.
 *
 * @param number of the report; a delivery of an older number has nothing to do any more
 * @param share 0 to 1
 * @param scoreTime what the platform is told; later by a second at least than that of the report before
 */
record Delivery(
        CourseId course,
        PersonId person,
        int number,
        BigDecimal share,
        Instant scoreTime,
        State state,
        int attempts,
        Instant reportedAt) {

    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxxx", Locale.ROOT);

    enum State {
        WAITING,
        DELIVERED,
        FAILED
    }

    /** Rounded down: 99.999 % must not read as all done. */
    BigDecimal scoreGiven() {
        return plain(share.multiply(ProgressColumn.MAXIMUM).setScale(2, RoundingMode.DOWN));
    }

    WireScore asScore(String userId) {
        return WireScore.of(
                userId,
                scoreGiven(),
                ProgressColumn.MAXIMUM,
                TIMESTAMP.format(scoreTime.atOffset(ZoneOffset.UTC)),
                share.compareTo(BigDecimal.ONE) >= 0 ? "Completed" : "InProgress");
    }

    /** 85 rather than 85.00. */
    static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
