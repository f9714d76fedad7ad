package org.cairn.award;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Says of which awards the holder is to be reminded: when the renewal opens, and a month before the end. Each award by itself,
 * so that one that fails holds up no other; what is late is said once, and not once for everything that was missed.
 */
@Component
class Reminders {

    private static final Logger LOG = LoggerFactory.getLogger(Reminders.class);
    private static final int BATCH = 500;

    private final AwardTable awards;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Reminders(
            AwardTable awards, ApplicationEventPublisher events, PlatformTransactionManager transactions, Clock clock) {
        this.awards = awards;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    void remind() {
        AwardId last = new AwardId(new UUID(0, 0));
        for (List<AwardId> some = awards.toRemind(last, BATCH); !some.isEmpty(); some = awards.toRemind(last, BATCH)) {
            some.forEach(this::remind);
            last = some.get(some.size() - 1);
        }
    }

    private void remind(AwardId id) {
        try {
            transaction.executeWithoutResult(status -> awards.find(id).ifPresent(this::remind));
        } catch (RuntimeException failure) {
            LOG.warn("nobody can be reminded of the end of award {}; it is tried again", id, failure);
        }
    }

    private void remind(Award award) {
        Instant next = Objects.requireNonNull(award.term())
                .reminderAfter(clock.instant())
                .orElse(null);
        if (awards.reminded(award.id(), next) == 1) {
            events.publishEvent(new AwardEnding(award.id()));
        }
    }
}
