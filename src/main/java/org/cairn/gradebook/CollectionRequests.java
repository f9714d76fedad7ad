package org.cairn.gradebook;

import com.github.kagkarlsson.scheduler.ScheduledExecution;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceException;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.cairn.launch.ResourceLinkLaunched;
import org.cairn.shared.CourseId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Asks for passes. However often it is asked, one is due. */
@Component
class CollectionRequests {

    private static final Logger log = LoggerFactory.getLogger(CollectionRequests.class);

    /** A lecture hall opens Cairn at once: one of them asks, and the others do not wait for each other's turn at its row. */
    private static final Duration LATELY = Duration.ofMinutes(1);

    private final Passes passes;
    private final Rhythm rhythm;
    private final SchedulerClient scheduler;
    private final Clock clock;

    CollectionRequests(Passes passes, Rhythm rhythm, SchedulerClient scheduler, Clock clock) {
        this.passes = passes;
        this.rhythm = rhythm;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    @EventListener
    @Transactional
    public void on(ResourceLinkLaunched launched) {
        if (!passes.waits(launched.course(), clock.instant().minus(LATELY))) {
            ask(launched.course());
        }
    }

    @Transactional
    public void ask(CourseId course) {
        Instant now = clock.instant();
        passes.asked(course, now);
        due(course, rhythm.soon(passes.of(course), now));
    }

    /** @return false where somebody in the course did so within the last minute */
    @Transactional
    public boolean request(CourseId course) {
        Instant now = clock.instant();
        boolean granted = passes.request(course, now, rhythm.pause());
        if (granted) {
            due(course, rhythm.soon(passes.of(course), now));
        }
        return granted;
    }

    private void due(CourseId course, Instant at) {
        boolean added = scheduler.scheduleIfNotExists(
                GradebookTasks.COLLECT.instance(course.toString()).scheduledTo(at));
        if (!added) {
            TaskInstanceId known = GradebookTasks.COLLECT.instanceId(course.toString());
            scheduler.getScheduledExecution(known).ifPresent(execution -> advance(execution, at));
        }
    }

    private void advance(ScheduledExecution<?> execution, Instant at) {
        if (execution.isPicked() || !execution.getExecutionTime().isAfter(at)) {
            return; // a pass under way sees at its end that somebody asked since it began
        }
        try {
            scheduler.reschedule(execution.getTaskInstance(), at);
        } catch (TaskInstanceException begun) {
            // Between our look and our word the pass began, which is what was asked for.
            log.debug("the pass has begun", begun);
        }
    }
}
