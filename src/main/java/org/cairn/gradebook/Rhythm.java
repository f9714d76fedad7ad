package org.cairn.gradebook;

import java.time.Duration;
import java.time.Instant;
import org.cairn.gradebook.Passes.Pass;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * When the next pass over a course is due: often where something happens, seldom where nothing does. Something happens where
 * somebody opened Cairn today, where the last pass brought news, and around the time when work is due.
 */
@Component
class Rhythm {

    static final Duration ACTIVE = Duration.ofMinutes(10);

    /** Where somebody opened Cairn today, teachers may be marking at any time. */
    static final Duration LIVED = Duration.ofMinutes(12);

    private final Backoff backoff;
    private final Duration pause;

    /** @param pause the shortest time between the beginnings of two passes over one course */
    Rhythm(Backoff backoff, @Value("${cairn.collection-pause:1m}") Duration pause) {
        this.backoff = backoff;
        this.pause = pause;
    }

    Duration pause() {
        return pause;
    }

    /** @param due whether work in the course is due about now */
    Instant next(Pass pass, boolean due, Instant now) {
        if (pass.failures() > 0) {
            return now.plus(backoff.after(pass.failures()));
        }
        if (pass.isAsked()) {
            return soon(pass, now);
        }
        if (due || isAskedWithin(pass, Duration.ofHours(1), now)) {
            return now.plus(ACTIVE);
        }
        Duration pause = Backoff.doubled(ACTIVE, pass.unchanged());
        boolean lived = isAskedWithin(pass, Duration.ofHours(12), now);
        return now.plus(lived && pause.compareTo(LIVED) > 0 ? LIVED : pause);
    }

    private static boolean isAskedWithin(Pass pass, Duration time, Instant now) {
        Instant asked = pass.askedAt();
        return asked != null && asked.isAfter(now.minus(time));
    }

    /** Now, but not within the pause after the beginning of the last pass. */
    Instant soon(Pass pass, Instant now) {
        Instant started = pass.startedAt();
        Instant earliest = started == null ? now : started.plus(pause);
        return earliest.isAfter(now) ? earliest : now;
    }
}
