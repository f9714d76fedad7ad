package org.cairn.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Launches on their way. The message hint is a JSON string, which a tool must return as it came; each serves once (LTI Core
 * 1.3, 4.1.1).
 */
@Component
final class PendingLaunches {

    private static final Duration LIFE = Duration.ofMinutes(10);

    private final Map<String, Pending> pending = new ConcurrentHashMap<>();
    private final JsonMapper json;
    private final Ids ids;
    private final Clock clock;

    private record Pending(PendingLaunch launch, Instant until) {}

    PendingLaunches(JsonMapper json, Ids ids, Clock clock) {
        this.json = json;
        this.ids = ids;
        this.clock = clock;
    }

    /** Keeps the launch and gives the {@code lti_message_hint} to send. */
    String begin(PendingLaunch launch) {
        Instant now = clock.instant();
        pending.values().removeIf(other -> now.isAfter(other.until()));
        String id = "launch_" + ids.secret();
        pending.put(id, new Pending(launch, now.plus(LIFE)));
        Map<String, String> hint = new LinkedHashMap<>();
        if (launch instanceof PendingLaunch.OfResourceLink ofLink) {
            hint.put("linkid", ofLink.link().id());
        }
        hint.put("launchid", id);
        return json.writeValueAsString(hint);
    }

    /** The launch of a hint, once. */
    Optional<PendingLaunch> take(String hint) {
        return launchId(hint)
                .map(pending::remove)
                .filter(found -> clock.instant().isBefore(found.until()))
                .map(Pending::launch);
    }

    private Optional<String> launchId(String hint) {
        try {
            JsonNode id = json.readTree(hint).path("launchid");
            return id.isString() ? Optional.of(id.stringValue()) : Optional.empty();
        } catch (JacksonException notJson) {
            return Optional.empty();
        }
    }
}
