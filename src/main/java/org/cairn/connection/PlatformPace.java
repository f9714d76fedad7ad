package org.cairn.connection;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.cairn.outbound.OutboundAnswer;
import org.cairn.platform.RegistrationId;
import org.cairn.watch.Measured;
import org.cairn.watch.Measurement;
import org.springframework.stereotype.Service;

/**
 * How much work each platform gets at once. Background work has few threads for all platforms: one that is slow holds two
 * of them at most, one that is down is tried once a minute, and one that asks for a pause gets it. Whoever finds no turn
 * comes back later instead of waiting.
 */
@Service
public class PlatformPace implements Measured {

    static final Duration THROTTLED = Duration.ofSeconds(10);

    private static final int SOONEST = 5;
    private static final int LATEST = 30;

    private final Map<RegistrationId, Pace> paces = new ConcurrentHashMap<>();
    private final Clock clock;
    private final RandomGenerator chance;

    PlatformPace(Clock clock, RandomGenerator chance) {
        this.clock = clock;
        this.chance = chance;
    }

    /** A turn at a platform; to be closed when the work is done. */
    @FunctionalInterface
    public interface Turn {
        void close();
    }

    /** A turn, unless the platform rests or has enough to do. */
    public Optional<Turn> enter(RegistrationId registration) {
        Instant now = clock.instant();
        AtomicBoolean entered = new AtomicBoolean();
        change(registration, pace -> {
            entered.set(pace.hasTurn(now));
            return entered.get() ? pace.entered(now) : pace;
        });
        return entered.get() ? Optional.of(() -> change(registration, Pace::left)) : Optional.empty();
    }

    /** When to come back: at the end of the platform's rest, or in a few seconds, and not all at once. */
    public Instant again(RegistrationId registration) {
        Instant soon = clock.instant().plusSeconds(SOONEST + chance.nextInt(LATEST - SOONEST));
        Instant rests = of(registration).rests();
        return rests.isAfter(soon) ? rests : soon;
    }

    /** Until when the platform asked us to stay away. */
    public Optional<Instant> pausedUntil(RegistrationId registration) {
        return Optional.of(of(registration).paused()).filter(clock.instant()::isBefore);
    }

    /** As this node knows them. */
    @Override
    public List<Measurement> measured(Instant now) {
        return paces.entrySet().stream()
                .map(pace -> Measurement.of(
                                "cairn.platform.resting",
                                "1 where a platform is left alone, because it does not answer or asked for a pause",
                                now.isBefore(pace.getValue().rests()) ? 1 : 0)
                        .with("platform", pace.getKey().toString()))
                .toList();
    }

    /** Whether it answered lately and wants no pause. */
    boolean answers(RegistrationId registration) {
        return of(registration).answers(clock.instant());
    }

    void answered(RegistrationId registration, OutboundAnswer answer) {
        Instant now = clock.instant();
        boolean throttled = RetryAfter.isThrottled(answer);
        boolean failed = answer.status() >= 500;
        change(registration, pace -> failed ? pace.failed(now) : pace.answered());
        if (throttled || failed) {
            RetryAfter.of(answer, now)
                    .or(() -> Optional.of(now.plus(THROTTLED)).filter(any -> throttled))
                    .ifPresent(until -> change(registration, pace -> pace.pausedUntil(until)));
        }
    }

    /** No answer came at all. */
    void failed(RegistrationId registration) {
        Instant now = clock.instant();
        change(registration, pace -> pace.failed(now));
    }

    private Pace of(RegistrationId registration) {
        return paces.getOrDefault(registration, Pace.NEW);
    }

    private void change(RegistrationId registration, UnaryOperator<Pace> change) {
        paces.compute(registration, (id, known) -> change.apply(known == null ? Pace.NEW : known));
    }

    /**
     * How things stand with one platform.
     *
     * @param working how many pieces of work are under way there
     * @param failures requests in a row that brought no answer of use
     * @param paused until when the platform asked us to stay away
     * @param down until when it is left alone because it does not answer
     */
    record Pace(int working, int failures, Instant paused, Instant down) {

        static final int AT_ONCE = 2;
        static final int FAILURES = 5;
        static final Duration REST = Duration.ofMinutes(1);

        static final Pace NEW = new Pace(0, 0, Instant.EPOCH, Instant.EPOCH);

        boolean hasTurn(Instant now) {
            return working < AT_ONCE && !now.isBefore(paused) && !now.isBefore(down);
        }

        boolean answers(Instant now) {
            return failures < FAILURES && !now.isBefore(paused);
        }

        /** Where it has been down, whoever enters finds out for all others. */
        Pace entered(Instant now) {
            return new Pace(working + 1, failures, paused, failures >= FAILURES ? now.plus(REST) : down);
        }

        Pace left() {
            return new Pace(working - 1, failures, paused, down);
        }

        Pace failed(Instant now) {
            return new Pace(working, failures + 1, paused, failures + 1 >= FAILURES ? now.plus(REST) : down);
        }

        Pace answered() {
            return failures == 0 ? this : new Pace(working, 0, paused, Instant.EPOCH);
        }

        Pace pausedUntil(Instant until) {
            return new Pace(working, failures, until.isAfter(paused) ? until : paused, down);
        }

        Instant rests() {
            return paused.isAfter(down) ? paused : down;
        }
    }

    /** How long a platform asks us to stay away: seconds or a date (RFC 9110, 10.2.3), an hour at most. */
    static final class RetryAfter {

        static final Duration LONGEST = Duration.ofHours(1);

        private RetryAfter() {}

        static Optional<Instant> of(OutboundAnswer answer, Instant now) {
            return Optional.ofNullable(answer.headers().getFirst("Retry-After"))
                    .flatMap(text -> read(text.strip(), now))
                    .map(when -> when.isAfter(now.plus(LONGEST)) ? now.plus(LONGEST) : when)
                    .filter(now::isBefore);
        }

        /** Whether the platform says that we ask too much. Canvas says so with 403 as well as with 429. */
        static boolean isThrottled(OutboundAnswer answer) {
            return answer.status() == 429
                    || (answer.status() == 403
                            && answer.body().toLowerCase(Locale.ROOT).contains("rate limit exceeded"));
        }

        private static Optional<Instant> read(String text, Instant now) {
            if (text.matches("\\d{1,9}")) {
                return Optional.of(now.plusSeconds(Long.parseLong(text)));
            }
            try {
                return Optional.of(ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                        .toInstant());
            } catch (DateTimeException nonsense) {
                return Optional.empty();
            }
        }
    }
}
