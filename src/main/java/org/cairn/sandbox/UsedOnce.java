package org.cairn.sandbox;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Values that may be used once: {@code jti} of client assertions, {@code nonce} of deep linking responses. */
@Component
final class UsedOnce {

    private final Map<String, Instant> used = new ConcurrentHashMap<>();
    private final Clock clock;

    UsedOnce(Clock clock) {
        this.clock = clock;
    }

    /** Whether this is the first time; remembered until nobody would accept the value any more. */
    boolean isFirst(String kind, String value, Instant until) {
        Instant now = clock.instant();
        used.values().removeIf(now::isAfter);
        return used.putIfAbsent(kind + " " + value, until) == null;
    }
}
