package org.cairn.assessment;

import java.time.Clock;
import org.cairn.course.CourseCopied;
import org.cairn.gradebook.Activities;
import org.cairn.gradebook.Activity;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** A copied course asks for the evidence that its origin asked for. */
@Component
class CopiedTasks {

    private final EvidenceTaskTable tasks;
    private final Activities activities;
    private final CriterionFacts facts;
    private final Clock clock;

    CopiedTasks(EvidenceTaskTable tasks, Activities activities, CriterionFacts facts, Clock clock) {
        this.tasks = tasks;
        this.activities = activities;
        this.facts = facts;
        this.clock = clock;
    }

    /** Before the end of the transaction, when the activities have been copied. */
    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
    void on(CourseCopied copied) {
        activities
                .in(copied.origin())
                .forEach(origin -> tasks.find(copied.origin(), origin.id()).ifPresent(task -> {
                    Activity copy = activities.get(copied.course(), origin.linked());
                    EvidenceTask same = new EvidenceTask(copy.id(), copied.course(), task.kinds(), task.rows());
                    tasks.put(same, clock.instant());
                    facts.announce(same, copy.title());
                }));
    }
}
