package org.cairn.score;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.util.Optional;
import java.util.UUID;
import org.cairn.gradebook.ActivityId;
import org.cairn.gradebook.CourseWork;
import org.cairn.score.Delivery.Target;
import org.cairn.sending.Outgoing;
import org.cairn.shared.CourseId;
import org.cairn.shared.PersonId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The durable work of this module: preparing our own line item, delivering scores. */
@Configuration(proxyBeanMethods = false)
class ScoreTasks {

    /** Instance: the course. */
    static final TaskDescriptor<Void> PREPARE = TaskDescriptor.of("prepare-progress");

    /** Instance: course, person and number of the report, and the activity where it is about one. */
    static final TaskDescriptor<Void> DELIVER = TaskDescriptor.of("deliver-score");

    @Bean
    Outgoing scoresGoOut() {
        return Outgoing.of(PREPARE, DELIVER);
    }

    @Bean
    Task<Void> prepareProgress(ProgressPreparation preparation, CourseWork work) {
        return Tasks.custom(PREPARE)
                .onFailure(work.backingOff())
                .onDeadExecutionRevive()
                .execute((instance, context) -> {
                    CourseId course = course(instance.getId());
                    return CourseWork.again(work.at(course, () -> preparation.prepare(course)));
                });
    }

    @Bean
    Task<Void> deliverScore(ScoreDelivery scores, DeliveryRecords records, CourseWork work) {
        return Tasks.custom(DELIVER)
                .onFailure(work.backingOff())
                .onDeadExecutionRevive()
                .execute((instance, context) -> CourseWork.again(waiting(records, instance)
                        .flatMap(delivery -> work.at(delivery.course(), () -> scores.deliver(delivery)))));
    }

    static String instance(Delivery delivery) {
        String instance = delivery.course() + ":" + delivery.person() + ":" + delivery.number();
        ActivityId activity = delivery.target().activity();
        return activity == null ? instance : instance + ":" + activity;
    }

    private static Optional<Delivery> waiting(DeliveryRecords records, TaskInstance<Void> instance) {
        String[] parts = instance.getId().split(":", -1);
        Target target =
                new Target(course(parts[0]), parts.length > 3 ? new ActivityId(UUID.fromString(parts[3])) : null);
        return records.waiting(target, new PersonId(UUID.fromString(parts[1])), Integer.parseInt(parts[2]));
    }

    private static CourseId course(String id) {
        return new CourseId(UUID.fromString(id));
    }
}
