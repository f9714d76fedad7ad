package org.cairn.attainment;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
 * that one who cannot be evaluated waits alone.
 */
@Component
class DueWork {

    private static final Logger LOG = LoggerFactory.getLogger(DueWork.class);
    private static final int BATCH = 50;
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final int LONGEST_PAUSE_DOUBLINGS = 8;

    private final Dues dues;
    private final Evaluations evaluations;
    private final Verdicts verdicts;
    private final TransactionTemplate transaction;
    private final Clock clock;

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
        for (List<Due> batch = batch(course); !batch.isEmpty(); batch = batch(course)) {
            work(batch);
        }
    }

    /** Whether something can be worked off now; what waits after a failure does not count. */
    boolean isDue(CourseId course) {
        return !dues.due(course, clock.instant(), 1).isEmpty();
    }

    private List<Due> batch(CourseId course) {
        return dues.due(course, clock.instant(), BATCH);
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
                .ifPresent(evaluation -> verdicts.reach(
                        evaluation,
                        persons.stream()
                                .filter(person -> evaluations.judges(evaluation, person))
                                .toList())));
        batch.forEach(dues::done);
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
}
