package org.cairn.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.event.ExecutionChain;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.cairn.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.jdbc.core.simple.JdbcClient;

/** F10: leases go by the time of the database, and a node whose own clock is wrong says so. */
class DatabaseClockTests {

    private static final Instant NOON = Instant.parse("2026-06-30T12:00:00Z");

    /** May turn over at any moment (System.nanoTime). */
    private long nanos = Long.MAX_VALUE - 5;

    private long answerTakes;
    private Instant database = NOON;
    private boolean away;
    private final DatabaseClock clock = new DatabaseClock(this::answer, () -> nanos);

    @Test
    void betweenTwoQuestionsItMovesOnByTheTimeThatPassed() {
        pass(Duration.ofMinutes(3));

        assertThat(clock.now()).isEqualTo(NOON.plusSeconds(180));
    }

    @Test
    void whatHasDriftedIsPutRightByTheNextQuestion() {
        pass(Duration.ofMinutes(1));
        database = NOON.plusSeconds(58);

        clock.ask();

        assertThat(clock.now()).isEqualTo(NOON.plusSeconds(58));
    }

    @Test
    void anAnswerIsOfTheMiddleOfItsWayAndASlowOneIsNotBelieved() {
        answerTakes = Duration.ofMillis(200).toNanos();
        clock.ask();
        assertThat(clock.now()).isEqualTo(NOON.plusMillis(100));

        answerTakes = Duration.ofSeconds(40).toNanos();
        clock.ask();
        assertThat(clock.now()).isEqualTo(NOON.plusMillis(40_100));
    }

    @Test
    void whileTheDatabaseIsAwayTheTimeGoesOn() {
        away = true;
        assertThatThrownBy(clock::ask).isInstanceOf(IllegalStateException.class);
        pass(Duration.ofHours(1));

        assertThat(clock.now()).isEqualTo(NOON.plusSeconds(3600));
    }

    @ParameterizedTest
    @ValueSource(longs = {-3600, 3600, 400 * 86_400L, -31, 31})
    void aNodeThatIsWrongByMoreThanHalfAMinuteIsNotReadyAndDoesNoWork(long ahead) {
        Health health = skew(ahead).health();

        assertThat(health.getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
        assertThat(health.getDetails()).containsEntry("secondsAhead", ahead);
        assertThat(skew(ahead).measured(NOON).get(0).value()).isEqualTo((double) ahead);
        assertThat(done(ahead)).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {-30, 0, 30})
    void aSmallDifferenceIsBorne(long ahead) {
        assertThat(skew(ahead).health().getStatus()).isEqualTo(Status.UP);
        assertThat(done(ahead)).isOne();
    }

    @Test
    void workThatANodeMayNotDoIsPutOffByTheTimeOfTheDatabase() {
        ExecutionComplete done = ExecutionComplete.simulatedSuccess(NOON);
        ExecutionOperations<Void> operations = mock();

        run(3600, new AtomicInteger()).complete(done, operations);

        verify(operations).reschedule(done, NOON.plusSeconds(5));
    }

    @Test
    void aNodeThatIsWrongLooksForNoWorkUntilItIsRight() {
        Scheduler work = mock();
        new ClockWatch(clock, skew(3600), work).look();
        verify(work).pause();

        away = true;
        new ClockWatch(clock, skew(0), work).look();
        verify(work).resume();
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void bothDatabasesSayWhatTimeItIs(TestDatabase kind) {
        DatabaseClock asked = new CommonTime().databaseClock(JdbcClient.create(kind.fresh()));

        assertThat(asked.now()).isCloseTo(Instant.now(), within(2, ChronoUnit.SECONDS));
    }

    private int done(long ahead) {
        AtomicInteger done = new AtomicInteger();
        run(ahead, done);
        return done.get();
    }

    @SuppressWarnings("unchecked")
    private CompletionHandler<Void> run(long ahead, AtomicInteger done) {
        ExecutionHandler<Void> work = (instance, context) -> {
            done.incrementAndGet();
            return new CompletionHandler.OnCompleteRemove<>();
        };
        return (CompletionHandler<Void>) new WrongClockWaits(skew(ahead), clock)
                .execute(new TaskInstance<>("evaluate-course", "1"), mock(), new ExecutionChain(List.of(), work));
    }

    private ClockSkew skew(long ahead) {
        return new ClockSkew(Clock.fixed(NOON.plusSeconds(ahead), ZoneOffset.UTC), clock);
    }

    private Instant answer() {
        if (away) {
            throw new IllegalStateException("away");
        }
        nanos += answerTakes;
        return database;
    }

    private void pass(Duration time) {
        nanos += time.toNanos();
    }
}
