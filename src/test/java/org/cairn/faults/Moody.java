package org.cairn.faults;

import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** An LMS of which a share of the answers is an error, gets lost, or takes its time. */
final class Moody implements Manner {

    private static final Duration SLOW = Duration.ofSeconds(2);

    final AtomicInteger requests = new AtomicInteger();
    final AtomicInteger errors = new AtomicInteger();

    private final SplittableRandom chance;
    private final double share;

    Moody(long seed, double share) {
        this.chance = new SplittableRandom(seed);
        this.share = share;
    }

    @Override
    public Optional<Reply> before(String request) {
        if (request.endsWith("auth.php") || request.endsWith("certs.php")) {
            return Optional.empty(); // a browser that gets no answer has not come to Cairn yet
        }
        requests.incrementAndGet();
        double dice = dice();
        if (dice >= share) {
            return Optional.empty();
        }
        errors.incrementAndGet();
        if (dice < share / 3) {
            return Optional.of(Reply.json("").with(503));
        }
        if (dice < 2 * share / 3) {
            return Optional.of(Reply.NONE);
        }
        College.after(SLOW);
        return Optional.empty();
    }

    private synchronized double dice() {
        return chance.nextDouble();
    }
}
