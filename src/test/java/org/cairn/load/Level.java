package org.cairn.load;

import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.cairn.load.Crowd.Launches;

/**
 * So many learners at once at one application, over all rounds.
 *
 * @param cpu seconds of the application
 * @param databaseCpu seconds of its database, if it has one
 */
record Level(long launches, double seconds, Histogram micros, double cpu, double databaseCpu, List<String> errors) {

    static Level of(Supplier<Launches> work, DoubleSupplier cpu, DoubleSupplier databaseCpu) {
        double before = cpu.getAsDouble();
        double databaseBefore = databaseCpu.getAsDouble();
        Launches done = work.get();
        return new Level(
                done.count(),
                done.seconds(),
                done.micros(),
                cpu.getAsDouble() - before,
                databaseCpu.getAsDouble() - databaseBefore,
                done.errors());
    }

    Level and(Level other) {
        Histogram all = micros.copy();
        all.add(other.micros);
        return new Level(
                launches + other.launches,
                seconds + other.seconds,
                all,
                cpu + other.cpu,
                databaseCpu + other.databaseCpu,
                Stream.concat(errors.stream(), other.errors.stream()).toList());
    }

    double rate() {
        return launches / seconds;
    }

    /** Milliseconds of the application for each launch. */
    double each() {
        return cpu * 1000 / launches;
    }

    double eachWithDatabase() {
        return (cpu + databaseCpu) * 1000 / launches;
    }

    double millis(double percentile) {
        return micros.getValueAtPercentile(percentile) / 1000.0;
    }

    String told() {
        return "%6d launches, %6.0f/s, p50 %6.1f ms, p95 %6.1f, p99 %6.1f; CPU %.2f ms each, with what stands behind it %.2f"
                .formatted(launches, rate(), millis(50), millis(95), millis(99), each(), eachWithDatabase());
    }
}
