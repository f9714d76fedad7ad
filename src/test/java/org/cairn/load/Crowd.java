package org.cairn.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.HdrHistogram.Histogram;

/** So many learners at once, each of whom clicks again as soon as the page is there (a closed loop). */
final class Crowd {

    private final Campus campus;
    private final URI address;
    private final AtomicInteger next = new AtomicInteger();

    Crowd(Campus campus, URI address) {
        this.campus = campus;
        this.address = address;
    }

    /**
     * What became of them.
     *
     * @param micros how long each launch took
     */
    record Launches(int atOnce, double seconds, Histogram micros, List<String> errors) {

        long count() {
            return micros.getTotalCount();
        }

        double rate() {
            return count() / seconds;
        }

        double millis(double percentile) {
            return micros.getValueAtPercentile(percentile) / 1000.0;
        }
    }

    Launches launch(int atOnce, Duration time) {
        long until = System.nanoTime() + time.toNanos();
        return launch(atOnce, () -> System.nanoTime() < until);
    }

    Launches launch(int atOnce, int launches) {
        AtomicInteger left = new AtomicInteger(launches);
        return launch(atOnce, () -> left.getAndDecrement() > 0);
    }

    private Launches launch(int atOnce, BooleanSupplier more) {
        Queue<String> errors = new ConcurrentLinkedQueue<>();
        Histogram all = histogram();
        ExecutorService people = Executors.newFixedThreadPool(atOnce);
        long began = System.nanoTime();
        try {
            List<Callable<Histogram>> clicking = new ArrayList<>();
            for (int i = 0; i < atOnce; i++) {
                clicking.add(() -> click(more, errors));
            }
            for (Future<Histogram> done : people.invokeAll(clicking)) {
                all.add(done.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } finally {
            people.shutdownNow();
        }
        return new Launches(atOnce, (System.nanoTime() - began) / 1e9, all, List.copyOf(errors));
    }

    private Histogram click(BooleanSupplier more, Queue<String> errors) {
        Histogram micros = histogram();
        try (Clicker clicker = new Clicker(campus, address)) {
            while (more.getAsBoolean()) {
                try {
                    micros.recordValue(
                            TimeUnit.NANOSECONDS.toMicros(clicker.launch(next.getAndIncrement() % Campus.LEARNERS)));
                } catch (IOException e) {
                    errors.add(e.toString());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return micros;
    }

    private static Histogram histogram() {
        return new Histogram(TimeUnit.MINUTES.toMicros(2), 3);
    }
}
