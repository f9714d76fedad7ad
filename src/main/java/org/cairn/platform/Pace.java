package org.cairn.platform;

import java.time.Duration;
import java.time.Instant;

/**
 * How things stand with one platform.
 *
 * @param working how many pieces of work are under way there
 * @param failures requests in a row that brought no answer of use
 * @param paused until when the platform asked us to stay away
 * @param down until when it is left alone because it does not answer
 */
record Pace(int working, int failures, Instant paused, Instant down) {

    static final int AT_ONCE = 2;
    static final int FAILURES = 5;
    static final Duration REST = Duration.ofMinutes(1);

    static final Pace NEW = new Pace(0, 0, Instant.EPOCH, Instant.EPOCH);

    boolean hasTurn(Instant now) {
        return working < AT_ONCE && !now.isBefore(paused) && !now.isBefore(down);
    }

    /** Where it has been down, whoever enters finds out for all others. */
    Pace entered(Instant now) {
        return new Pace(working + 1, failures, paused, failures >= FAILURES ? now.plus(REST) : down);
    }

    Pace left() {
        return new Pace(working - 1, failures, paused, down);
    }

    Pace failed(Instant now) {
        return new Pace(working, failures + 1, paused, failures + 1 >= FAILURES ? now.plus(REST) : down);
    }

    Pace answered() {
        return failures == 0 ? this : new Pace(working, 0, paused, Instant.EPOCH);
    }

    Pace pausedUntil(Instant until) {
        return new Pace(working, failures, until.isAfter(paused) ? until : paused, down);
    }

    Instant rests() {
        return paused.isAfter(down) ? paused : down;
    }
}
