package org.cairn.testing;

import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerStarter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** In tests work is scheduled as ever, and nothing runs by itself. */
@Configuration(proxyBeanMethods = false)
@Profile("test")
class StillScheduler {

    @Bean
    DbSchedulerStarter neverStarted() {
        return () -> {};
    }
}
