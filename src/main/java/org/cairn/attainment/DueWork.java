package org.cairn.attainment;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.cairn.mapping.CourseMapId;
import org.cairn.shared.CourseId;
import org.cairn.shared.PersonId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Works off what is due in a course, one transaction per batch. A batch that fails is tried again learner by learner, so
 * that one who cannot be evaluated waits alone. What is cut off with the process is still due.
 */
@Component
class DueWork {

    private static final Logger LOG = LoggerFactory.getLogger(DueWork.class);
    private static final int BATCH = 50;
    private static final int SECOND_HANDS = 2;
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final int LONGEST_PAUSE_DOUBLINGS = 8;

    private final Dues dues;
    private final Evaluations evaluations;
    private final Verdicts verdicts;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Executor secondHands = secondHands();

    DueWork(
            Dues dues,
            Evaluations evaluations,
            Verdicts verdicts,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.dues = dues;
        this.evaluations = evaluations;
        this.verdicts = verdicts;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    void workOff(CourseId course) {
        for (List<Due> due = due(course); !due.isEmpty(); due = due(course)) {
            workOff(due);
        }
    }

    /** Two batches at once where there are so many: while the database writes one, the other is judged. */
    private void workOff(List<Due> due) {
        List<Due> first = due.subList(0, Math.min(BATCH, due.size()));
        List<Due> second = due.subList(first.size(), due.size());
        CompletableFuture<?> meanwhile = second.isEmpty()
                ? CompletableFuture.completedFuture(null)
                : CompletableFuture.runAsync(() -> work(second), secondHands);
        work(first);
        meanwhile.join();
    }

    /** Whether something can be worked off now; what waits after a failure does not count. */
    boolean isDue(CourseId course) {
        return !dues.due(course, clock.instant(), 1).isEmpty();
    }

    private List<Due> due(CourseId course) {
        return dues.due(course, clock.instant(), 2 * BATCH);
    }

    private void work(List<Due> batch) {
        try {
            transaction.executeWithoutResult(status -> evaluate(batch));
        } catch (RuntimeException e) {
            if (batch.size() == 1) {
                postpone(batch.get(0), e);
            } else {
                LOG.info("a batch of {} evaluations failed and is tried one by one", batch.size());
                batch.forEach(due -> work(List.of(due)));
            }
        }
    }

    private void evaluate(List<Due> batch) {
        Map<CourseMapId, List<PersonId>> byMap = batch.stream()
                .collect(Collectors.groupingBy(
                        Due::courseMap, LinkedHashMap::new, Collectors.mapping(Due::person, Collectors.toList())));
        byMap.forEach((map, persons) -> evaluations
                .held(map)
                .ifPresent(evaluation -> verdicts.reach(evaluation, evaluations.judgedBy(evaluation, persons))));
        dues.done(batch);
    }

    private void postpone(Due due, RuntimeException failure) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(due.attempts(), LONGEST_PAUSE_DOUBLINGS));
        LOG.warn(
                "person {} cannot be evaluated in course map {}; tried again in {}",
                due.person(),
                due.courseMap(),
                pause,
                failure);
        dues.failed(due, failure.toString(), clock.instant().plus(pause));
    }

    /** Where all of them are busy, whoever asks does it. */
    private static Executor secondHands() {
        return new ThreadPoolExecutor(
                0,
                SECOND_HANDS,
                1,
                TimeUnit.MINUTES,
                new SynchronousQueue<>(),
                work -> {
                    Thread thread = new Thread(work, "evaluation");
                    thread.setDaemon(true);
                    return thread;
                },
                new ThreadPoolExecutor.CallerRunsPolicy());
    }
}
