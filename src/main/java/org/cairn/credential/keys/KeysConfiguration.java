package org.cairn.credential.keys;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class KeysConfiguration {

    @Bean
    RecurringTask<Void> turnIssuerKeys(IssuerKeyRotation rotation) {
        return Tasks.recurring("turn-issuer-keys", FixedDelay.ofMinutes(10))
                .execute((instance, context) -> rotation.turn());
    }
}
