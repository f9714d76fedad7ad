package org.cairn.operation;

import com.github.kagkarlsson.scheduler.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The time of the database, which all nodes have in common, moved on by the time that has passed here since it was asked. Leases
 * of durable work go by it: a node whose own clock is wrong would take the work of the others for dead.
 */
class DatabaseClock implements Clock {

    /** An answer that took longer says too little about when it was given. */
    private static final Duration SLOW = Duration.ofSeconds(2);

    private final Supplier<Instant> database;
    private final LongSupplier nanos;
    private volatile Anchor anchor;

    private record Anchor(Instant time, long nanos) {}

    DatabaseClock(Supplier<Instant> database, LongSupplier nanos) {
        this.database = database;
        this.nanos = nanos;
        long before = nanos.getAsLong();
        this.anchor = new Anchor(database.get(), middle(before, nanos.getAsLong()));
    }

    @Override
    public Instant now() {
        Anchor last = anchor;
        return last.time().plusNanos(nanos.getAsLong() - last.nanos());
    }

    /** Asks again, because no two clocks go at the same pace. */
    void ask() {
        long before = nanos.getAsLong();
        Instant time = database.get();
        long after = nanos.getAsLong();
        if (after - before <= SLOW.toNanos()) {
            anchor = new Anchor(time, middle(before, after));
        }
    }

    private static long middle(long before, long after) {
        return before + (after - before) / 2;
    }
}
