package org.cairn.gradebook;

import java.time.Duration;
import java.time.Instant;
import org.cairn.gradebook.Passes.Pass;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** When the next pass over a course is due: often where something happens, seldom where nothing does. */
@Component
class Rhythm {

    static final Duration ACTIVE = Duration.ofMinutes(15);
    static final Duration PAUSE = Duration.ofMinutes(1);

    private final Backoff backoff;

    Rhythm(Backoff backoff) {
        this.backoff = backoff;
    }

    Instant next(Pass pass, Instant now) {
        if (pass.failures() > 0) {
            return now.plus(backoff.after(pass.failures()));
        }
        if (isAfter(pass.askedAt(), pass.startedAt())) {
            return soon(pass, now);
        }
        boolean active = isAfter(pass.askedAt(), now.minus(Duration.ofHours(1)));
        return now.plus(active ? ACTIVE : Backoff.doubled(ACTIVE, pass.unchanged()));
    }

    /** Now, but not within a minute of the last pass. */
    Instant soon(Pass pass, Instant now) {
        Instant started = pass.startedAt();
        Instant earliest = started == null ? now : started.plus(PAUSE);
        return earliest.isAfter(now) ? earliest : now;
    }

    private static boolean isAfter(@Nullable Instant one, @Nullable Instant other) {
        return one != null && (other == null || one.isAfter(other));
    }
}
