package org.cairn.platform.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.cairn.platform.RegistrationId;
import org.springframework.stereotype.Component;

/** How often values may be tried out against the world: 30 times a minute for one registration that is being made. */
@Component
class CheckPace {

    private static final int MOST = 30;
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int MOST_REMEMBERED = 1000;

    private final Clock clock;
    private final Map<RegistrationId, Deque<Instant>> recent = new LinkedHashMap<>();

    CheckPace(Clock clock) {
        this.clock = clock;
    }

    synchronized boolean allows(RegistrationId registration) {
        Instant now = clock.instant();
        Deque<Instant> times = recent.computeIfAbsent(registration, id -> new ArrayDeque<>());
        while (!times.isEmpty() && times.peekFirst().isBefore(now.minus(WINDOW))) {
            times.removeFirst();
        }
        if (times.size() >= MOST) {
            return false;
        }
        times.addLast(now);
        if (recent.size() > MOST_REMEMBERED) {
            recent.remove(recent.keySet().iterator().next());
        }
        return true;
    }
}
