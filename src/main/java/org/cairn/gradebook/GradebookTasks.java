package org.cairn.gradebook;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.cairn.shared.CourseId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The durable work of this module: collecting. */
@Configuration(proxyBeanMethods = false)
class GradebookTasks {

    /** Instance: the course. */
    static final TaskDescriptor<Void> COLLECT = TaskDescriptor.of("collect-course");

    @Bean
    Task<Void> collectCourse(CollectionPass pass, Passes passes, Rhythm rhythm, CourseWork work, Clock clock) {
        return Tasks.custom(COLLECT)
                .onFailure(work.backingOff())
                .onDeadExecutionRevive()
                .execute((instance, context) -> {
                    CourseId course = new CourseId(UUID.fromString(instance.getId()));
                    return CourseWork.again(work.at(course, () -> {
                        pass.collect(course);
                        return Optional.of(rhythm.next(passes.of(course), clock.instant()));
                    }));
                });
    }
}
