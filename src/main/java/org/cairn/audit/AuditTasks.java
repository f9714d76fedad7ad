package org.cairn.audit;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The durable work of this module. */
@Configuration(proxyBeanMethods = false)
class AuditTasks {

    private static final Duration PAUSE = Duration.ofMinutes(1);

    /** The scheduler asks for its tasks first, and the work ends at modules that schedule: hence the provider. */
    @Bean
    Task<Void> sealAuditTrail(ObjectProvider<Sealing> sealing) {
        return Tasks.recurring("seal-audit-trail", FixedDelay.of(PAUSE))
                .execute((instance, context) -> sealing.getObject().seal());
    }
}
