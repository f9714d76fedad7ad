package org.cairn.connection;

import java.io.Serial;
import java.time.Duration;
import java.util.function.Supplier;
import org.cairn.connection.TokenEndpoint.Denied;
import org.cairn.outbound.OutboundAnswer;
import org.cairn.platform.RegistrationId;
import org.cairn.shared.Refusal;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.stereotype.Component;

/**
 * Asks once more for what got lost. A pass over a large course is many small reads, and would hardly ever be whole if each of
 * them had one chance. Only what may be asked twice comes here, and only while the platform answers others: one that is down or
 * wants a pause is left alone by {@link PlatformPace}.
 */
@Component
class Retries {

    private static final int MOST = 2;
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final double LONGER = 4;

    /** Whoever took so long to say nothing would keep everybody else waiting. */
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final PlatformPace pace;

    Retries(PlatformPace pace) {
        this.pace = pace;
    }

    /** @return the first answer that is none of the platform's own failing (RFC 9110, 15.6), else the last one */
    OutboundAnswer read(RegistrationId registration, Supplier<OutboundAnswer> call) {
        try {
            return of(registration, () -> {
                OutboundAnswer answer = call.get();
                if (answer.status() >= 500) {
                    throw new Failing(answer);
                }
                return answer;
            });
        } catch (Failing failing) {
            return failing.answer;
        }
    }

    /** @throws Denied or a Refusal, as the last call did */
    <T> T of(RegistrationId registration, Supplier<T> call) {
        RetryPolicy policy = RetryPolicy.builder()
                .maxRetries(MOST)
                .delay(PAUSE)
                .multiplier(LONGER)
                .timeout(LONGEST)
                .predicate(thrown -> isPassing(thrown) && pace.answers(registration))
                .build();
        return new RetryTemplate(policy).invoke(call);
    }

    private static boolean isPassing(Throwable thrown) {
        return thrown instanceof Failing
                || (thrown instanceof Denied denied && denied.status() >= 500)
                || (thrown instanceof Refusal refusal && refusal.key().equals("outbound.no-answer"));
    }

    /** The platform answered that it cannot answer. */
    private static final class Failing extends RuntimeException {

        @Serial
        private static final long serialVersionUID = 1;

        private final transient OutboundAnswer answer;

        Failing(OutboundAnswer answer) {
            super("status " + answer.status(), null, false, false);
            this.answer = answer;
        }
    }
}
