package org.cairn.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What modules say of themselves, as monitoring reads it. */
class SamplerTests {

    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final List<Measurement> queue = new ArrayList<>(List.of(waiting("mail", 3), waiting("scores", 7)));
    private final List<Measured> modules = new ArrayList<>(List.of(now -> List.copyOf(queue)));

    @Test
    void whatAModuleSaysIsShownUntilItIsAskedAgain() {
        Sampler sampler = sampler();
        sampler.sample();
        queue.set(0, waiting("mail", 4));

        assertThat(shown("mail")).isEqualTo(3);
        sampler.sample();
        assertThat(shown("mail")).isEqualTo(4);
        assertThat(shown("scores")).isEqualTo(7);
    }

    @Test
    void whatIsNotSaidAnyMoreIsNoNumberAnyMore() {
        Sampler sampler = sampler();
        sampler.sample();
        queue.remove(1);
        sampler.sample();

        assertThat(shown("scores")).isNaN();
        assertThat(shown("mail")).isEqualTo(3);
    }

    @Test
    void oneThatFailsHidesItselfAlone() {
        modules.add(now -> {
            throw new IllegalStateException("the database is away");
        });
        sampler().sample();

        assertThat(shown("mail")).isEqualTo(3);
    }

    @Test
    void whenAllWereLastSeenIsShown() {
        Clock late = Clock.fixed(NOON, ZoneOffset.UTC);
        Sampler sampler = new Sampler(modules, registry, Clock.offset(late, Duration.ZERO), Duration.ofDays(1), 9090);
        sampler.start();

        assertThat(registry.get("cairn.sample.age").gauge().value()).isZero();
        sampler.stop();
    }

    @Test
    void nobodyIsAskedWhereNobodyCouldLook() {
        assertThat(sampler().isAutoStartup()).isFalse();
        assertThat(new Sampler(modules, registry, Clock.systemUTC(), Duration.ofDays(1), 0).isAutoStartup())
                .isTrue();
    }

    @Test
    void anAgeIsNeverBelowNothing() {
        assertThat(Measurement.age("a", "b", NOON.plusSeconds(5).atOffset(ZoneOffset.UTC), NOON)
                        .value())
                .isZero();
        assertThat(Measurement.age("a", "b", null, NOON).value()).isZero();
        assertThat(Measurement.age("a", "b", NOON.minusSeconds(90).atOffset(ZoneOffset.UTC), NOON)
                        .value())
                .isEqualTo(90);
    }

    private Sampler sampler() {
        return new Sampler(modules, registry, Clock.fixed(NOON, ZoneOffset.UTC), Duration.ofDays(1), -1);
    }

    private double shown(String queue) {
        return registry.get("cairn.queue").tag("queue", queue).gauge().value();
    }

    private static Measurement waiting(String queue, int count) {
        return Measurement.of("cairn.queue", "What waits", count).with("queue", queue);
    }
}
