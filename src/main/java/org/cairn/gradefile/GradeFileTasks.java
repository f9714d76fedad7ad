package org.cairn.gradefile;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Forgets files that nobody came back for: they hold names and grades of a whole course. */
@Configuration(proxyBeanMethods = false)
class GradeFileTasks {

    @Bean
    RecurringTask<Void> forgetGradeFiles(KeptFiles files) {
        return Tasks.recurring("forget-grade-files", FixedDelay.ofHours(1))
                .execute((instance, context) -> files.forgetOld());
    }
}
