package org.cairn.outbound;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;

/**
 * How many requests are under way at once, for each lane on its own: whoever is slow keeps only its own lane waiting, in
 * the order of arrival, and no longer than the request's own time. A lane that nobody uses is forgotten, since lanes are
 * named after hosts that anybody can make up.
 */
class Lanes {

    private final int width;
    private final Map<String, Lane> lanes = new ConcurrentHashMap<>();

    Lanes(int width) {
        this.width = width;
    }

    private record Lane(Semaphore turns, int people) {}

    /** A turn in a lane; to be closed when the request is over. */
    @FunctionalInterface
    interface Turn {
        void close();
    }

    /** @throws Refusal UNAVAILABLE where no turn came in time */
    Turn enter(String name, Duration patience) {
        Semaphore turns = join(name);
        boolean entered = false;
        try {
            entered = turns.tryAcquire(Math.max(patience.toMillis(), 0), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!entered) {
            leave(name);
            throw new Refusal(Problem.UNAVAILABLE, "outbound.busy");
        }
        return () -> {
            turns.release();
            leave(name);
        };
    }

    /** How many lanes are in use. */
    int size() {
        return lanes.size();
    }

    private Semaphore join(String name) {
        return lanes.compute(
                        name,
                        (key, lane) -> lane == null
                                ? new Lane(new Semaphore(width, true), 1)
                                : new Lane(lane.turns(), lane.people() + 1))
                .turns();
    }

    private void leave(String name) {
        lanes.computeIfPresent(
                name, (key, lane) -> lane.people() == 1 ? null : new Lane(lane.turns(), lane.people() - 1));
    }
}
