package org.cairn.watch;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Asks all that is measured, one after the other, and keeps what they say until the next time: however many look, the
 * database is asked once. What could not be found out is no number (NaN); an old figure would look like a good one. Nothing is asked
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
    private final Map<Series, Double> shown = new ConcurrentHashMap<>();
    private final ScheduledExecutorService thread;
    private volatile Instant whole;
    private volatile boolean running;

    private record Series(String name, Map<String, String> tags) {}

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
        Map<Series, Double> found = new HashMap<>();
        for (Measured module : modules) {
            try {
                module.measured(now).forEach(one -> found.put(series(one), one.value()));
            } catch (RuntimeException e) {
                failed = true;
                LOG.warn(
                        "{} could not be measured: {}",
                        module.getClass().getSimpleName(),
                        e.getClass().getSimpleName());
            }
        }
        shown.replaceAll((series, before) -> found.getOrDefault(series, Double.NaN));
        shown.putAll(found);
        if (!failed) {
            whole = now;
        }
    }

    /** What has been shown once stays registered: a scrape in the midst of a change would see it twice, and fail. */
    private Series series(Measurement one) {
        Series series = new Series(one.name(), one.tags());
        if (shown.putIfAbsent(series, Double.NaN) == null) {
            Gauge.builder(one.name(), shown, all -> all.getOrDefault(series, Double.NaN))
                    .description(one.help())
                    .tags(one.tags().entrySet().stream()
                            .map(tag -> Tag.of(tag.getKey(), tag.getValue()))
                            .toList())
                    .register(registry);
        }
        return series;
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
