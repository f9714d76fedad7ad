package org.cairn.watch;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Asks all that is measured, one after the other, and keeps what they say until the next time: however many look, the
 * database is asked once. What could not be found out is not shown; an old figure would look like a good one. Nothing is asked
 * where nobody could look.
 */
@Component
class Sampler implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Sampler.class);

    private final List<Measured> modules;
    private final MeterRegistry registry;
    private final Clock clock;
    private final Duration pause;
    private final boolean watched;
    private final Map<String, MultiGauge> gauges = new HashMap<>();
    private final ScheduledExecutorService thread;
    private volatile Instant whole;
    private volatile boolean running;

    Sampler(
            List<Measured> modules,
            MeterRegistry registry,
            Clock clock,
            @Value("${cairn.watch-pause:30s}") Duration pause,
            @Value("${management.server.port:-1}") int port) {
        this.modules = modules;
        this.registry = registry;
        this.clock = clock;
        this.pause = pause;
        this.watched = port >= 0;
        this.whole = clock.instant();
        this.thread = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread sampler = new Thread(work, "sampler");
            sampler.setDaemon(true);
            return sampler;
        });
    }

    /** All of them once. A module that fails does not keep the others from being seen. */
    void sample() {
        Instant now = clock.instant();
        boolean failed = false;
        Map<String, List<Measurement>> found = new HashMap<>();
        for (Measured module : modules) {
            try {
                module.measured(now)
                        .forEach(one -> found.computeIfAbsent(one.name(), name -> new ArrayList<>())
                                .add(one));
            } catch (RuntimeException e) {
                failed = true;
                LOG.warn(
                        "{} could not be measured: {}",
                        module.getClass().getSimpleName(),
                        e.getClass().getSimpleName());
            }
        }
        show(found);
        if (!failed) {
            whole = now;
        }
    }

    private void show(Map<String, List<Measurement>> found) {
        gauges.forEach((name, gauge) -> gauge.register(rows(found.getOrDefault(name, List.of())), true));
        found.forEach((name, all) -> gauges.computeIfAbsent(name, fresh -> {
            MultiGauge gauge =
                    MultiGauge.builder(name).description(all.get(0).help()).register(registry);
            gauge.register(rows(all), true);
            return gauge;
        }));
    }

    private static List<MultiGauge.Row<?>> rows(List<Measurement> all) {
        return all.stream()
                .<MultiGauge.Row<?>>map(one -> MultiGauge.Row.of(tags(one), one.value()))
                .collect(Collectors.toList());
    }

    private static Tags tags(Measurement one) {
        Tags tags = Tags.empty();
        for (Map.Entry<String, String> tag : one.tags().entrySet()) {
            tags = tags.and(tag.getKey(), tag.getValue());
        }
        return tags;
    }

    @Override
    public void start() {
        Gauge.builder("cairn.sample.age", this, Sampler::age)
                .description("Since all that is measured could be")
                .baseUnit("seconds")
                .register(registry);
        var unused = thread.scheduleWithFixedDelay(this::sample, 0, pause.toMillis(), TimeUnit.MILLISECONDS);
        running = true;
    }

    private double age() {
        return Duration.between(whole, clock.instant()).toMillis() / 1000.0;
    }

    @Override
    public void stop() {
        running = false;
        thread.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public boolean isAutoStartup() {
        return watched;
    }
}
