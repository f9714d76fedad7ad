package org.cairn.watch;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One figure.
 *
 * @param name in small words with dots between them; the unit at its end, if it has one
 * @param help what it means, the same for all of one name
 * @param tags few values each: all that there are together is what monitoring has to keep
 */
public record Measurement(String name, String help, double value, Map<String, String> tags) {

    public Measurement {
        tags = Map.copyOf(tags);
    }

    public static Measurement of(String name, String help, double value) {
        return new Measurement(name, help, value, Map.of());
    }

    /** Seconds since then; none where there is no then. */
    public static Measurement age(String name, String help, @Nullable OffsetDateTime since, Instant now) {
        return of(
                name,
                help,
                since == null
                        ? 0
                        : Math.max(0, Duration.between(since.toInstant(), now).toMillis() / 1000.0));
    }

    public Measurement with(String tag, String tagged) {
        Map<String, String> more = new HashMap<>(tags);
        more.put(tag, tagged);
        return new Measurement(name, help, value, more);
    }
}
