package org.cairn.credential;

import java.time.Clock;
import org.cairn.award.AwardIssued;
import org.cairn.award.AwardRevoked;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Hears of awards in their own transaction and leaves the work behind there: signed later, revoked at once. */
@Component
class SigningTask {

    private final SigningDues dues;
    private final Register register;
    private final SigningBell bell;
    private final Clock clock;

    SigningTask(SigningDues dues, Register register, SigningBell bell, Clock clock) {
        this.dues = dues;
        this.register = register;
        this.bell = bell;
        this.clock = clock;
    }

    @EventListener
    void on(AwardIssued issued) {
        dues.add(issued.award(), clock.instant());
        bell.ring();
    }

    @EventListener
    void on(AwardRevoked revoked) {
        register.revoke(revoked.award());
    }
}
