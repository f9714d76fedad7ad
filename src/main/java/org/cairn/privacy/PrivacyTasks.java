package org.cairn.privacy;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is done without anybody asking: what was kept for long enough goes. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(Retention.Schedule.class)
class PrivacyTasks {

    private static final int BATCH = 20;

    /** Longer than any work that was under way. */
    private static final Duration SWEPT_FOR = Duration.ofDays(3);

    @Bean
    RecurringTask<Void> endErasures(Erasures erasures, Clock clock) {
        return Tasks.recurring("end-erasures", FixedDelay.ofHours(1)).execute((instance, context) -> {
            erasures.sweep(clock.instant().minus(SWEPT_FOR));
            int ended = BATCH;
            while (ended == BATCH) {
                ended = erasures.endDue(BATCH);
            }
        });
    }

    @Bean
    RecurringTask<Void> keepRetention(Retention retention, UnusedWork work) {
        return Tasks.recurring("keep-retention", FixedDelay.ofHours(6)).execute((instance, context) -> {
            retention.fade();
            work.letGo();
        });
    }
}
