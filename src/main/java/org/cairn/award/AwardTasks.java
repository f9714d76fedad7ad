package org.cairn.award;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The durable work of this module. */
@Configuration(proxyBeanMethods = false)
class AwardTasks {

    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final Duration BETWEEN_REMINDERS = Duration.ofMinutes(15);

    /** The scheduler asks for its tasks first, and the work ends at modules that schedule: hence the provider. */
    @Bean
    Task<Void> endHolds(ObjectProvider<Holds> holds) {
        return Tasks.recurring("end-award-holds", FixedDelay.of(PAUSE))
                .execute((instance, context) -> holds.getObject().end());
    }

    @Bean
    Task<Void> remindOfEnds(ObjectProvider<Reminders> reminders) {
        return Tasks.recurring("remind-of-ends", FixedDelay.of(BETWEEN_REMINDERS))
                .execute((instance, context) -> reminders.getObject().remind());
    }
}
