package org.cairn.credential;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.cairn.award.AwardId;
import org.cairn.credential.SigningDues.Due;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Works off what waits to be signed: batches, two at once, so that one is signed while the database writes the other. A batch
 * that fails is tried again award by award, so that one which cannot be signed waits alone.
 */
@Component
class SigningWork {

    private static final Logger LOG = LoggerFactory.getLogger(SigningWork.class);
    private static final int BATCH = 250;
    private static final int AT_ONCE = 2;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
    private static final int MOST_DOUBLINGS = 9;

    private final SigningDues dues;
    private final Signing signing;
    private final Clock clock;
    private final Timer time;
    private final Counter signed;
    private final Counter failed;

    SigningWork(SigningDues dues, Signing signing, Clock clock, MeterRegistry meters) {
        this.dues = dues;
        this.signing = signing;
        this.clock = clock;
        this.time = meters.timer("cairn.signing");
        this.signed = meters.counter("cairn.credentials.signed");
        this.failed = meters.counter("cairn.signing.failures");
    }

    /** Until nothing more is due now; what waits after a failure does not count. */
    void workOff() {
        List<Due> due = next();
        if (due.isEmpty()) {
            return;
        }
        ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE);
        try {
            for (; !due.isEmpty(); due = next()) {
                List<Future<?>> running = new ArrayList<>();
                for (int from = 0; from < due.size(); from += BATCH) {
                    List<Due> batch = due.subList(from, Math.min(due.size(), from + BATCH));
                    running.add(pool.submit(() -> work(batch)));
                }
                for (Future<?> batch : running) {
                    await(batch);
                }
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private List<Due> next() {
        return dues.due(clock.instant(), BATCH * AT_ONCE * 4);
    }

    private void work(List<Due> batch) {
        try {
            List<AwardId> awards = batch.stream().map(Due::award).toList();
            Instant began = clock.instant();
            signing.sign(awards);
            dues.done(batch);
            Duration took = Duration.between(began, clock.instant());
            time.record(took);
            signed.increment(awards.size());
            LOG.info("Signed the credentials of {} awards in {}", awards.size(), took);
        } catch (RuntimeException e) {
            if (batch.size() == 1) {
                postpone(batch.get(0), e);
            } else {
                LOG.info("a batch of {} credentials failed and is tried one by one", batch.size());
                batch.forEach(due -> work(List.of(due)));
            }
        }
    }

    /** Never given up, since the award stands. */
    private void postpone(Due due, RuntimeException failure) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(due.attempts(), MOST_DOUBLINGS));
        failed.increment();
        LOG.warn("the credential of award {} cannot be signed; tried again in {}", due.award(), pause, failure);
        dues.failed(due, failure.toString(), clock.instant().plus(pause));
    }

    private static void await(Future<?> batch) {
        try {
            batch.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("asked to stop", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a batch could not be put aside", e);
        }
    }
}
