package org.cairn.platform;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.cairn.outbound.OutboundAnswer;

/** How long a platform asks us to stay away: seconds or a date (RFC 9110, 10.2.3), an hour at most. */
final class RetryAfter {

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
