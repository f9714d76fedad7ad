package org.cairn.operation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.cairn.watch.Measured;
import org.cairn.watch.Measurement;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * How far the clock of this node is ahead of the database. A node that is wrong would refuse launches that are in time, take those
 * that are not, and date awards wrongly: it is not ready. Asks nobody, so that a probe does not wait for a database that is away.
 */
@Component
class ClockSkew implements HealthIndicator, Measured {

    static final Duration BEARABLE = Duration.ofSeconds(30);

    private final Clock clock;
    private final DatabaseClock database;

    ClockSkew(Clock clock, DatabaseClock database) {
        this.clock = clock;
        this.database = database;
    }

    boolean isBearable() {
        return skew().abs().compareTo(BEARABLE) <= 0;
    }

    long secondsAhead() {
        return skew().toSeconds();
    }

    private Duration skew() {
        return Duration.between(database.now(), clock.instant());
    }

    @Override
    public Health health() {
        return (isBearable() ? Health.up() : Health.outOfService())
                .withDetail("secondsAhead", secondsAhead())
                .build();
    }

    @Override
    public List<Measurement> measured(Instant now) {
        return List.of(Measurement.of(
                "cairn.clock.skew.seconds",
                "How far the clock of the node is ahead of the database",
                skew().toMillis() / 1000.0));
    }
}
