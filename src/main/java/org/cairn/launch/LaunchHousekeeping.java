package org.cairn.launch;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Forgets what has served: used nonces, codes, and launches that nobody may open any more. */
@Configuration
class LaunchHousekeeping {

    private static final Duration KEPT_FOR_ADMINISTRATORS = Duration.ofDays(30);

    @Bean
    RecurringTask<Void> forgetLaunches(
            UsedNonces nonces, LaunchTable launches, Handovers handovers, LaunchesCheck.RefusedLaunches refused) {
        return Tasks.recurring("forget-launches", FixedDelay.ofMinutes(10)).execute((instance, context) -> {
            nonces.forgetOld();
            handovers.forgetOld();
            launches.forgetOld(KEPT_FOR_ADMINISTRATORS);
            refused.forgetOld(KEPT_FOR_ADMINISTRATORS);
        });
    }
}
