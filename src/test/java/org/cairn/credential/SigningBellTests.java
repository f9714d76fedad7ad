package org.cairn.credential;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.github.kagkarlsson.scheduler.ScheduledExecution;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import java.time.Instant;
import java.util.Optional;
import org.cairn.credential.SigningTask.SigningBell;
import org.cairn.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Signing begins when the transaction that made an award is over, and once for many. */
class SigningBellTests {

    private static final TaskInstanceId SIGN = TaskInstanceId.of(SigningBell.SIGN, "recurring");

    private final SettableClock clock = new SettableClock(CredentialHouse.NOW);
    private final SchedulerClient scheduler = mock(SchedulerClient.class);
    private final JdbcTransactionManager transactions = new JdbcTransactionManager(TestDatabase.H2.fresh());
    private final TransactionTemplate awarding = new TransactionTemplate(transactions);
    private final SigningBell bell = new SigningBell(scheduler, transactions, clock);

    @BeforeEach
    void itWaitsForItsTurn() {
        waits(CredentialHouse.NOW.plusSeconds(8), false);
    }

    private void waits(Instant turn, boolean picked) {
        ScheduledExecution<Object> execution = mock();
        when(execution.getExecutionTime()).thenReturn(turn);
        when(execution.isPicked()).thenReturn(picked);
        when(scheduler.getScheduledExecution(any())).thenReturn(Optional.of(execution));
    }

    @Test
    void manyAwardsOfOneTransactionRingOnceAfterIt() {
        awarding.executeWithoutResult(status -> {
            bell.ring();
            bell.ring();
            bell.ring();
            verify(scheduler, never()).reschedule(any(TaskInstanceId.class), any());
        });

        verify(scheduler).reschedule(SIGN, clock.instant());
    }

    @Test
    void whatIsRolledBackRingsNotAndTheNextTransactionDoes() {
        awarding.executeWithoutResult(status -> {
            bell.ring();
            status.setRollbackOnly();
        });
        verify(scheduler, never()).reschedule(any(TaskInstanceId.class), any());

        for (int i = 0; i < 2; i++) {
            awarding.executeWithoutResult(status -> bell.ring());
        }

        verify(scheduler, times(2)).reschedule(SIGN, clock.instant());
    }

    @Test
    void outsideOfATransactionItRingsAtOnce() {
        bell.ring();

        verify(scheduler).reschedule(SIGN, clock.instant());
    }

    @Test
    void whatHasBegunOrIsDueIsNotRungFor() {
        waits(CredentialHouse.NOW.plusSeconds(8), true);
        bell.ring();
        waits(CredentialHouse.NOW, false);
        bell.ring();
        when(scheduler.getScheduledExecution(any())).thenReturn(Optional.empty());
        bell.ring();

        verify(scheduler, never()).reschedule(any(TaskInstanceId.class), any());
    }

    @Test
    void aTurnThatBeginsMeanwhileIsNoFailureOfTheAward() {
        doThrow(new TaskInstanceCurrentlyExecutingException(SigningBell.SIGN, "recurring"))
                .when(scheduler)
                .reschedule(any(TaskInstanceId.class), any());

        assertThatCode(() -> awarding.executeWithoutResult(status -> bell.ring()))
                .doesNotThrowAnyException();
    }
}
