package org.cairn.operation;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.cairn.award.AwardIssued;
import org.cairn.award.AwardRevoked;
import org.cairn.award.Suspensions;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Counts what has been decided, once it stands. */
@Component
class AwardCounts {

    private final Counter issued;
    private final Counter revoked;
    private final Counter suspended;
    private final Counter reinstated;

    AwardCounts(MeterRegistry meters) {
        this.issued = meters.counter("cairn.awards", "outcome", "issued");
        this.revoked = meters.counter("cairn.awards", "outcome", "revoked");
        this.suspended = meters.counter("cairn.awards", "outcome", "suspended");
        this.reinstated = meters.counter("cairn.awards", "outcome", "reinstated");
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(AwardIssued award) {
        issued.increment();
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(AwardRevoked award) {
        revoked.increment();
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(Suspensions.Suspended award) {
        suspended.increment();
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(Suspensions.Reinstated award) {
        reinstated.increment();
    }
}
