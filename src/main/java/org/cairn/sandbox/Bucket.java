package org.cairn.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Canvas's way to slow tools down: each call puts a surcharge into a bucket while it runs and leaves a little when it is done,
 * and the bucket leaks. Calls one after another never fill it; calls side by side do
 * (doc/api/file.throttling.md).
 */
final class Bucket {

    private static final double SURCHARGE = 50;
    private static final double COST = 1;
    private static final double BRIM = 700;
    private static final double LEAK_PER_SECOND = 10;

    private final Clock clock;
    private double level;
    private Instant measured;

    Bucket(Clock clock) {
        this.clock = clock;
        this.measured = clock.instant();
    }

    /** Whether the call may go on; who may not has put nothing in. */
    synchronized boolean enter() {
        leak();
        if (level + SURCHARGE > BRIM) {
            return false;
        }
        level += SURCHARGE;
        return true;
    }

    synchronized void leave() {
        leak();
        level += COST - SURCHARGE;
    }

    private void leak() {
        Instant now = clock.instant();
        double seconds = Duration.between(measured, now).toMillis() / 1000.0;
        level = Math.max(0, level - seconds * LEAK_PER_SECOND);
        measured = now;
    }
}
