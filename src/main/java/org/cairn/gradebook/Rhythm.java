package org.cairn.gradebook;

import java.time.Duration;
import java.time.Instant;
import org.cairn.gradebook.Passes.Pass;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** When the next pass over a course is due: often where something happens, seldom where nothing does. */
@Component
class Rhythm {

    static final Duration ACTIVE = Duration.ofMinutes(15);

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

    Instant next(Pass pass, Instant now) {
        if (pass.failures() > 0) {
            return now.plus(backoff.after(pass.failures()));
        }
        if (pass.isAsked()) {
            return soon(pass, now);
        }
        Instant asked = pass.askedAt();
        boolean active = asked != null && asked.isAfter(now.minus(Duration.ofHours(1)));
        return now.plus(active ? ACTIVE : Backoff.doubled(ACTIVE, pass.unchanged()));
    }

    /** Now, but not within the pause after the beginning of the last pass. */
    Instant soon(Pass pass, Instant now) {
        Instant started = pass.startedAt();
        Instant earliest = started == null ? now : started.plus(pause);
        return earliest.isAfter(now) ? earliest : now;
    }
}
