package org.cairn.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Launches on their way. What the message hint looks like is up to the LMS; a tool must return it as it came, and each serves
 * once (LTI Core 1.3, 4.1.1).
 */
@Component
final class PendingLaunches {

    private static final Duration LIFE = Duration.ofMinutes(10);

    private final Map<String, Pending> pending = new ConcurrentHashMap<>();
    private final Manners manners;
    private final Wire wire;
    private final PlatformKeys keys;
    private final Ids ids;
    private final Clock clock;

    private record Pending(PendingLaunch launch, Instant until) {}

    PendingLaunches(Manners manners, Wire wire, PlatformKeys keys, Ids ids, Clock clock) {
        this.manners = manners;
        this.wire = wire;
        this.keys = keys;
        this.ids = ids;
        this.clock = clock;
    }

    /** Keeps the launch and gives the {@code lti_message_hint} to send. */
    String begin(PendingLaunch launch) {
        Instant now = clock.instant();
        pending.values().removeIf(other -> now.isAfter(other.until()));
        Course course = launch.course();
        String hint = manners.now()
                .messageHint(new Hint(
                        "launch_" + ids.secret(), link(launch), course == null ? null : wire.id(course), keys::sign));
        pending.put(hint, new Pending(launch, now.plus(LIFE)));
        return hint;
    }

    /** The launch of a hint, once. */
    Optional<PendingLaunch> take(@Nullable String hint) {
        return Optional.ofNullable(hint)
                .map(pending::remove)
                .filter(found -> clock.instant().isBefore(found.until()))
                .map(Pending::launch);
    }

    private @Nullable String link(PendingLaunch launch) {
        if (launch instanceof PendingLaunch.OfOddity odd) {
            return link(odd.usual());
        }
        return launch instanceof PendingLaunch.OfResourceLink ofLink
                ? wire.link(ofLink.link().id())
                : null;
    }
}
