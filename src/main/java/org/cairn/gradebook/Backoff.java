package org.cairn.gradebook;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.springframework.stereotype.Component;

/**
 * In five seconds, since most failures are of one answer among many; then from one minute, doubling, to six hours. With a fifth of
 * jitter, so that courses do not come back all at once. A platform that is down is left alone by
 * {@link org.cairn.connection.PlatformPace}, whatever single pieces of work would do.
 */
@Component
class Backoff {

    static final Duration SOON = Duration.ofSeconds(5);
    static final Duration SHORTEST = Duration.ofMinutes(1);
    static final Duration LONGEST = Duration.ofHours(6);

    private static final double JITTER = 0.2;

    private final RandomGenerator chance;

    Backoff(RandomGenerator chance) {
        this.chance = chance;
    }

    /** @param failures in a row, from 1 */
    Duration after(int failures) {
        Duration doubled = failures == 1 ? SOON : doubled(SHORTEST, failures - 2);
        double factor = 1 - JITTER + 2 * JITTER * chance.nextDouble();
        return Duration.ofMillis(Math.round(doubled.toMillis() * factor));
    }

    static Duration doubled(Duration first, int times) {
        Duration doubled = first;
        for (int i = 0; i < times && doubled.compareTo(LONGEST) < 0; i++) {
            doubled = doubled.multipliedBy(2);
        }
        return doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
    }
}
