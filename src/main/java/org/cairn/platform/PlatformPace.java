package org.cairn.platform;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.cairn.outbound.OutboundAnswer;
import org.springframework.stereotype.Service;

/**
 * How much work each platform gets at once. Background work has few threads for all platforms: one that is slow holds two
 * of them at most, one that is down is tried once a minute, and one that asks for a pause gets it. Whoever finds no turn
 * comes back later instead of waiting.
 */
@Service
public class PlatformPace {

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
}
