package org.cairn.credential;

import com.github.kagkarlsson.scheduler.ScheduledExecution;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceException;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import java.time.Clock;
import org.cairn.award.AwardIssued;
import org.cairn.award.AwardRevoked;
import org.cairn.award.Suspensions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Hears of awards in their own transaction and leaves the work behind there: signed later, revoked or suspended at once. */
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

    @EventListener
    void on(Suspensions.Suspended suspended) {
        register.suspend(suspended.award());
    }

    @EventListener
    void on(Suspensions.Reinstated reinstated) {
        register.reinstate(reinstated.award());
    }

    /**
     * Has the signing begin as soon as the transaction that made an award is over, so that a learner does not wait for its next
     * turn. Many awards ring once; a ring that nobody hears costs no more than that turn.
     */
    @Component
    static class SigningBell {

        static final String SIGN = "sign-credentials";

        private static final Logger LOG = LoggerFactory.getLogger(SigningBell.class);

        private final SchedulerClient scheduler;
        private final TransactionTemplate apart;
        private final Clock clock;

        SigningBell(SchedulerClient scheduler, PlatformTransactionManager transactions, Clock clock) {
            this.scheduler = scheduler;
            this.apart = new TransactionTemplate(transactions);
            this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
            this.clock = clock;
        }

        void ring() {
            if (!TransactionSynchronizationManager.isSynchronizationActive()) {
                wake();
            } else if (!TransactionSynchronizationManager.hasResource(this)) {
                TransactionSynchronizationManager.bindResource(this, SIGN);
                TransactionSynchronizationManager.registerSynchronization(new WhenItIsOver());
            }
        }

        private final class WhenItIsOver implements TransactionSynchronization {

            @Override
            public void afterCommit() {
                // The connection of the transaction that is over is still at hand: this must not be left open on it.
                apart.executeWithoutResult(status -> wake());
            }

            @Override
            public void afterCompletion(int status) {
                TransactionSynchronizationManager.unbindResourceIfPossible(SigningBell.this);
            }
        }

        private void wake() {
            TaskInstanceId task = TaskInstanceId.of(SIGN, "recurring");
            scheduler
                    .getScheduledExecution(task)
                    .filter(execution -> !execution.isPicked())
                    .ifPresent(execution -> advance(task, execution));
        }

        private void advance(TaskInstanceId task, ScheduledExecution<?> execution) {
            try {
                if (execution.getExecutionTime().isAfter(clock.instant())) {
                    scheduler.reschedule(task, clock.instant());
                }
            } catch (TaskInstanceException begun) {
                LOG.debug("the signing has begun", begun);
            }
        }
    }
}
