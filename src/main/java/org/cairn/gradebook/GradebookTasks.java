package org.cairn.gradebook;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.cairn.shared.CourseId;
import org.cairn.shared.PersonId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The durable work of this module: collecting, preparing our own line item, delivering scores. */
@Configuration(proxyBeanMethods = false)
class GradebookTasks {

    /** Instance: the course. */
    static final TaskDescriptor<Void> COLLECT = TaskDescriptor.of("collect-course");

    /** Instance: the course. */
    static final TaskDescriptor<Void> PREPARE = TaskDescriptor.of("prepare-progress");

    /** Instance: course, person and number of the report. */
    static final TaskDescriptor<Void> DELIVER = TaskDescriptor.of("deliver-score");

    private static final Logger log = LoggerFactory.getLogger(GradebookTasks.class);

    @Bean
    Task<Void> collectCourse(
            CollectionPass pass, Passes passes, Rhythm rhythm, InTurn inTurn, Backoff backoff, Clock clock) {
        return Tasks.custom(COLLECT)
                .onFailure(backingOff(backoff, clock))
                .onDeadExecutionRevive()
                .execute((instance, context) -> {
                    CourseId course = course(instance.getId());
                    return again(inTurn.at(course, () -> {
                        pass.collect(course);
                        return Optional.of(rhythm.next(passes.of(course), clock.instant()));
                    }));
                });
    }

    @Bean
    Task<Void> prepareProgress(ProgressPreparation preparation, InTurn inTurn, Backoff backoff, Clock clock) {
        return Tasks.custom(PREPARE)
                .onFailure(backingOff(backoff, clock))
                .onDeadExecutionRevive()
                .execute((instance, context) -> {
                    CourseId course = course(instance.getId());
                    return again(inTurn.at(course, () -> preparation.prepare(course)));
                });
    }

    @Bean
    Task<Void> deliverScore(
            ScoreDelivery scores, DeliveryRecords records, InTurn inTurn, Backoff backoff, Clock clock) {
        return Tasks.custom(DELIVER)
                .onFailure(backingOff(backoff, clock))
                .onDeadExecutionRevive()
                .execute((instance, context) -> again(waiting(records, instance)
                        .flatMap(delivery -> inTurn.at(delivery.course(), () -> scores.deliver(delivery)))));
    }

    static String instance(Delivery delivery) {
        return delivery.course() + ":" + delivery.person() + ":" + delivery.number();
    }

    private static Optional<Delivery> waiting(DeliveryRecords records, TaskInstance<Void> instance) {
        String[] parts = instance.getId().split(":", -1);
        return records.waiting(course(parts[0]), new PersonId(UUID.fromString(parts[1])), Integer.parseInt(parts[2]));
    }

    private static CourseId course(String id) {
        return new CourseId(UUID.fromString(id));
    }

    private static CompletionHandler<Void> again(Optional<Instant> when) {
        return (done, operations) ->
                when.ifPresentOrElse(next -> operations.reschedule(done, next), operations::remove);
    }

    /** What fails by a fault of ours is not dropped either: it stays, is tried again, and is in the log. */
    private static FailureHandler<Void> backingOff(Backoff backoff, Clock clock) {
        return (done, operations) -> {
            int failures = done.getExecution().consecutiveFailures + 1;
            log.error("task {} failed", done.getExecution(), done.getCause().orElse(null));
            operations.reschedule(done, clock.instant().plus(backoff.after(failures)));
        };
    }
}
