package org.cairn.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.UUID;
import org.cairn.connection.PlatformPace.Pace;
import org.cairn.connection.PlatformPace.Turn;
import org.cairn.outbound.OutboundAnswer;
import org.cairn.platform.RegistrationId;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;

/** S10, F3 and F13: a platform that is slow, down or asks for a pause costs the others nothing. */
class PlatformPaceTests {

    private static final RegistrationId SLOW = new RegistrationId(UUID.randomUUID());
    private static final RegistrationId QUICK = new RegistrationId(UUID.randomUUID());

    private final Hand clock = new Hand(Instant.parse("2026-11-25T12:00:00Z"));
    private final PlatformPace pace = new PlatformPace(clock, new Random(1));

    @Test
    void aSlowPlatformHoldsTwoTurnsAndNobodyElses() {
        Turn one = pace.enter(SLOW).orElseThrow();
        Turn two = pace.enter(SLOW).orElseThrow();

        assertThat(pace.enter(SLOW)).isEmpty();
        assertThat(pace.enter(QUICK)).isPresent();
        assertThat(pace.again(SLOW)).isBetween(clock.now.plusSeconds(5), clock.now.plusSeconds(30));
        one.close();
        assertThat(pace.enter(SLOW)).isPresent();
        two.close();
    }

    @Test
    void ofHoursOfWorkAtASlowPlatformTheOthersNoticeNothing() {
        // Six threads, each task at SLOW takes 30 s, each at QUICK one; ten minutes, second by second.
        int threads = 6;
        int[] busy = new int[threads];
        Turn[] turns = new Turn[threads];
        int done = 0;
        for (int second = 0; second < 600; second++) {
            for (int i = 0; i < threads; i++) {
                if (busy[i] > 0 && --busy[i] == 0) {
                    turns[i].close();
                }
            }
            for (int i = 0; i < threads; i++) {
                if (busy[i] == 0) {
                    turns[i] = pace.enter(SLOW).orElse(null);
                    busy[i] = turns[i] == null ? 0 : 30;
                }
                if (busy[i] == 0) {
                    turns[i] = pace.enter(QUICK).orElse(null);
                    busy[i] = turns[i] == null ? 0 : 1;
                    done += busy[i];
                }
            }
            clock.now = clock.now.plusSeconds(1);
        }

        assertThat(done).isGreaterThanOrEqualTo(1_190);
    }

    @Test
    void aPlatformThatIsDownIsTriedOnceAMinute() {
        for (int i = 0; i < Pace.FAILURES; i++) {
            pace.failed(SLOW);
        }
        int tries = 0;
        for (int second = 0; second < 600; second++) {
            var turn = pace.enter(SLOW);
            if (turn.isPresent()) {
                tries++;
                pace.failed(SLOW);
                turn.get().close();
            }
            clock.now = clock.now.plusSeconds(1);
        }

        assertThat(tries).isBetween(8, 10);
    }

    @Test
    void theFirstAnswerOpensTheDoorAgain() {
        for (int i = 0; i < Pace.FAILURES; i++) {
            pace.failed(SLOW);
        }
        assertThat(pace.enter(SLOW)).isEmpty();
        clock.now = clock.now.plus(Pace.REST);
        Turn probe = pace.enter(SLOW).orElseThrow();
        assertThat(pace.enter(SLOW)).isEmpty();

        pace.answered(SLOW, answer(200, null));

        assertThat(pace.enter(SLOW)).isPresent();
        probe.close();
    }

    @Test
    void aPauseIsKeptEvenWhenSomebodyElsesAnswerComesThrough() {
        pace.answered(SLOW, answer(429, "30"));
        pace.answered(SLOW, answer(200, null));

        assertThat(pace.enter(SLOW)).isEmpty();
        assertThat(pace.pausedUntil(SLOW)).contains(clock.now.plusSeconds(30));
        assertThat(pace.again(SLOW)).isAfterOrEqualTo(clock.now.plusSeconds(30));
        clock.now = clock.now.plusSeconds(30);
        assertThat(pace.pausedUntil(SLOW)).isEmpty();
        assertThat(pace.enter(SLOW)).isPresent();
    }

    @Test
    void aThrottleThatNamesNoTimeIsAShortPauseAndARefusalIsNone() {
        pace.answered(SLOW, answer(429, null));
        pace.answered(QUICK, answer(403, "60"));

        assertThat(pace.pausedUntil(SLOW)).contains(clock.now.plus(PlatformPace.THROTTLED));
        assertThat(pace.pausedUntil(QUICK)).isEmpty();
    }

    private static OutboundAnswer answer(int status, String retryAfter) {
        HttpHeaders headers = new HttpHeaders();
        if (retryAfter != null) {
            headers.add("Retry-After", retryAfter);
        }
        return new OutboundAnswer(status, "", headers, "");
    }

    /** A clock that is moved by hand. */
    private static final class Hand extends Clock {
        private Instant now;

        Hand(Instant now) {
            this.now = now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public String toString() {
            return "Hand " + Duration.between(Instant.EPOCH, now);
        }
    }
}
