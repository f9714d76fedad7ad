package org.cairn.outbound;

import java.time.Duration;

/** The end of one whole exchange, waiting for a turn included. On the clock that never jumps. */
record Deadline(long nanos) {

    static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    Duration left() {
        return Duration.ofNanos(nanos - System.nanoTime());
    }
}
