package org.cairn.operation;

import io.micrometer.tracing.exporter.FinishedSpan;
import io.micrometer.tracing.exporter.SpanFilter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/**
 * The last thing before a span leaves: what is not known to be harmless does not. Events go whole, since an exception's message
 * may quote anything.
 */
@Component
class TracesOfNobody implements SpanFilter {

    private static final Set<String> KNOWN =
            Set.of("method", "status", "uri", "outcome", "exception", "error", "reason", "product", "platform", "task");

    @Override
    public FinishedSpan map(FinishedSpan span) {
        Map<String, Object> kept = new TreeMap<>(span.getTypedTags());
        kept.keySet().retainAll(KNOWN);
        return span.setTypedTags(kept).setEvents(List.of());
    }
}
