package org.cairn.attainment;

import com.github.kagkarlsson.scheduler.ScheduledExecution;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceException;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.cairn.shared.CourseId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * One task per course works off what is due there. A mark that is set in the moment in which the task ends finds it still
 * there and schedules none: a sweep finds such a mark.
 */
@Configuration(proxyBeanMethods = false)
class EvaluationTasks {

    /** Instance: the course. */
    static final TaskDescriptor<Void> EVALUATE = TaskDescriptor.of("evaluate-course");

    private static final String SWEEP = "evaluate-sweep";
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final Logger LOG = LoggerFactory.getLogger(EvaluationTasks.class);

    /** The scheduler asks for its tasks first, and the work ends at modules that schedule: hence the providers. */
    @Bean
    Task<Void> evaluateCourse(ObjectProvider<DueWork> work, ObjectProvider<Dues> dues) {
        return Tasks.custom(EVALUATE)
                .onFailureReschedule(FixedDelay.of(PAUSE))
                .onDeadExecutionRevive()
                .execute((instance, context) -> {
                    CourseId course = new CourseId(UUID.fromString(instance.getId()));
                    work.getObject().workOff(course);
                    return again(dues.getObject().next(course));
                });
    }

    @Bean
    Task<Void> sweepEvaluations(ObjectProvider<Dues> dues, Clock clock) {
        return Tasks.recurring(SWEEP, FixedDelay.of(PAUSE))
                .execute((instance, context) -> dues.getObject()
                        .courses(clock.instant())
                        .forEach(course -> soon(context.getSchedulerClient(), course, clock.instant())));
    }

    /** Asked often, it is done once. */
    static void soon(SchedulerClient scheduler, CourseId course, Instant now) {
        if (!scheduler.scheduleIfNotExists(EVALUATE.instance(course.toString()).scheduledTo(now))) {
            TaskInstanceId known = EVALUATE.instanceId(course.toString());
            scheduler.getScheduledExecution(known).ifPresent(execution -> advance(scheduler, execution, now));
        }
    }

    private static void advance(SchedulerClient scheduler, ScheduledExecution<?> execution, Instant now) {
        if (execution.isPicked() || !execution.getExecutionTime().isAfter(now)) {
            return;
        }
        try {
            scheduler.reschedule(execution.getTaskInstance(), now);
        } catch (TaskInstanceException begun) {
            LOG.debug("the evaluation has begun", begun);
        }
    }

    private static CompletionHandler<Void> again(Optional<Instant> next) {
        return (done, operations) ->
                next.ifPresentOrElse(when -> operations.reschedule(done, when), operations::remove);
    }
}
