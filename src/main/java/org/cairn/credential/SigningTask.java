package org.cairn.credential;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.time.Clock;
import java.util.UUID;
import org.cairn.award.AwardId;
import org.cairn.award.AwardIssued;
import org.cairn.award.AwardRevoked;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Hears of awards in their own transaction and leaves the work behind there: signed later, revoked at once. */
@Component
class SigningTask {

    /** One instance per award, so that an award heard of twice is one piece of work. */
    static final TaskDescriptor<Void> SIGN = TaskDescriptor.of("sign-credential");

    private final SchedulerClient scheduler;
    private final Register register;
    private final Clock clock;

    SigningTask(SchedulerClient scheduler, Register register, Clock clock) {
        this.scheduler = scheduler;
        this.register = register;
        this.clock = clock;
    }

    @EventListener
    void on(AwardIssued issued) {
        scheduler.scheduleIfNotExists(SIGN.instance(issued.award().toString()).build(), clock.instant());
    }

    @EventListener
    void on(AwardRevoked revoked) {
        register.revoke(revoked.award());
    }

    static AwardId award(TaskInstance<Void> instance) {
        return new AwardId(UUID.fromString(instance.getId()));
    }
}
