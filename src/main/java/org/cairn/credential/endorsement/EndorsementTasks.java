package org.cairn.credential.endorsement;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.FailureHandler.ExponentialBackoffFailureHandler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.cairn.microcredential.Microcredentials;
import org.cairn.microcredential.Partners;
import org.cairn.microcredential.VersionId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Has an endorsement signed soon after a partner has answered, in a task that is kept with the answer. */
@Configuration(proxyBeanMethods = false)
class EndorsementTasks {

    private static final TaskDescriptor<Void> SIGN = TaskDescriptor.of("sign-endorsements");
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);

    @Bean
    OneTimeTask<Void> signEndorsements(
            ObjectProvider<Endorsements> endorsements, ObjectProvider<Microcredentials> microcredentials) {
        return Tasks.oneTime(SIGN)
                .onFailure(new ExponentialBackoffFailureHandler<>(FIRST_PAUSE, 2))
                .execute((instance, context) -> microcredentials
                        .getObject()
                        .version(new VersionId(UUID.fromString(instance.getId())))
                        .ifPresent(endorsements.getObject()::of));
    }

    /** Hears of answers in their own transaction. */
    @Component
    static class Answers {

        private final SchedulerClient scheduler;
        private final Clock clock;

        Answers(SchedulerClient scheduler, Clock clock) {
            this.scheduler = scheduler;
            this.clock = clock;
        }

        @EventListener
        void on(Partners.Answered answered) {
            scheduler.scheduleIfNotExists(
                    SIGN.instance(answered.version().toString()).build(), clock.instant());
        }
    }
}
