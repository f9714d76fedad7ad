package org.cairn.portfolio;

import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.util.Locale;
import org.cairn.letter.AddressHash;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The work of portfolios: letters with links, tried again for a quarter of an hour, since somebody waits for them; and forgetting. */
@Configuration(proxyBeanMethods = false)
class PortfolioTasks {

    /** Instance: the hash of the address, and the language. */
    static final TaskDescriptor<Void> WRITE = TaskDescriptor.of("write-portfolio-letter");

    private static final int MOST_TRIES = 4;

    @Bean
    OneTimeTask<Void> writePortfolioLetter(ObjectProvider<PortfolioLinks> links) {
        return Tasks.oneTime(WRITE)
                .onFailure(FailureHandler.<Void>maxRetries(MOST_TRIES)
                        .withBackoff(Duration.ofMinutes(1), 2)
                        .thenRemove())
                .execute((instance, context) -> {
                    String[] asked = instance.getId().split(":", -1);
                    links.getObject().write(new AddressHash(asked[0]), Locale.forLanguageTag(asked[1]));
                });
    }

    @Bean
    RecurringTask<Void> forgetPortfolioVisits(PortfolioLinkTable links, PortfolioVisitTable visits) {
        return Tasks.recurring("forget-portfolio-visits", FixedDelay.ofMinutes(10))
                .execute((instance, context) -> {
                    links.forgetOld();
                    visits.forgetOld();
                });
    }
}
