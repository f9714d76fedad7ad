package org.cairn.gradebook;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.cairn.shared.CourseId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** The durable work of this module: collecting. */
@Configuration(proxyBeanMethods = false)
class GradebookTasks {

    /** Instance: the course. */
    static final TaskDescriptor<Void> COLLECT = TaskDescriptor.of("collect-course");

    /** When a course is read next. */
    @Component
    static final class Schedule {
        private final Passes passes;
        private final LineItems lineItems;
        private final Rhythm rhythm;
        private final Clock clock;

        Schedule(Passes passes, LineItems lineItems, Rhythm rhythm, Clock clock) {
            this.passes = passes;
            this.lineItems = lineItems;
            this.rhythm = rhythm;
            this.clock = clock;
        }

        boolean rests(CourseId course) {
            return passes.of(course).rests();
        }

        /** Never, where nobody opens the course any more: whoever does asks anew. */
        Optional<Instant> next(CourseId course) {
            Instant now = clock.instant();
            Passes.Pass pass = passes.of(course);
            return pass.rests() ? Optional.empty() : Optional.of(rhythm.next(pass, lineItems.isDue(course, now), now));
        }
    }

    @Bean
    Task<Void> collectCourse(CollectionPass pass, Schedule schedule, CourseWork work) {
        return Tasks.custom(COLLECT)
                .onFailure(work.backingOff())
                .onDeadExecutionRevive()
                .execute((instance, context) -> {
                    CourseId course = new CourseId(UUID.fromString(instance.getId()));
                    return CourseWork.again(work.at(course, () -> {
                        if (!schedule.rests(course)) {
                            pass.collect(course);
                        }
                        return schedule.next(course);
                    }));
                });
    }
}
