package org.cairn.outbound;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.cairn.shared.Refusal;

/**
 * One call as monitoring sees it: which platform, how long, what came of it. Never where, since hosts of strangers can be made
 * up without end, and addresses carry ids. Nothing of a trace goes along: nobody outside has a part in ours.
 */
final class WatchedCall {

    private static final Pattern PLATFORM = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final Observation seen;

    /** @param lane a platform's id, or anything else */
    WatchedCall(String lane, ObservationRegistry observations) {
        this.seen = Observation.createNotStarted("cairn.outbound", observations)
                .lowCardinalityKeyValue("platform", PLATFORM.matcher(lane).matches() ? lane : "other")
                .lowCardinalityKeyValue("outcome", "failed");
    }

    OutboundAnswer of(Supplier<OutboundAnswer> call) {
        return Objects.requireNonNull(seen.observe(() -> {
            try {
                OutboundAnswer answer = call.get();
                seen.lowCardinalityKeyValue("outcome", outcome(answer.status()));
                return answer;
            } catch (Refusal refusal) {
                seen.lowCardinalityKeyValue("outcome", refusal.key().replace("outbound.", ""));
                throw refusal;
            }
        }));
    }

    private static String outcome(int status) {
        if (status == 429) {
            return "throttled";
        }
        return status >= 500 ? "server-error" : status >= 400 ? "client-error" : "answered";
    }
}
