package org.cairn.shared;

import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * How a state is shown: its name in style sheets and messages, and its icon. Templates call it as {@code @states}, with
 * an enum constant or its name.
 */
@Component("states")
class States {

    private static final Map<String, String> ICONS = Map.ofEntries(
            Map.entry("not-assessed", "circle"),
            Map.entry("in-progress", "circle-half"),
            Map.entry("near", "triangle-half"),
            Map.entry("met", "check-circle-fill"),
            Map.entry("unreachable", "x-octagon-fill"),
            Map.entry("in-review", "hourglass-split"),
            Map.entry("held", "pause-circle"),
            Map.entry("issued", "award"),
            Map.entry("suspended", "pause-circle"),
            Map.entry("regraded", "arrow-down-up"),
            Map.entry("prior-learning", "briefcase"),
            Map.entry("appeal", "chat-square-text"),
            Map.entry("draft", "pencil"),
            Map.entry("approved", "check-circle"),
            Map.entry("published", "check-circle"),
            Map.entry("retired", "clock-history"),
            Map.entry("expired", "clock-history"),
            Map.entry("superseded", "clock-history"),
            Map.entry("revoked", "x-octagon-fill"),
            Map.entry("valid", "patch-check-fill"),
            Map.entry("not-checked", "triangle-half"),
            Map.entry("not-valid", "x-octagon-fill"));

    private static final Map<String, String> NOTICE_ICONS = Map.of(
            "moss", "check-circle-fill",
            "amber", "exclamation-triangle-fill",
            "rust", "x-octagon-fill",
            "plum", "person",
            "fjord", "info-circle",
            "slate", "info-circle");

    /** {@code NOT_ASSESSED} is {@code not-assessed}. */
    public String slug(Object state) {
        return state.toString().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The icon of a state, by its Bootstrap Icons name. */
    public String icon(Object state) {
        return ICONS.getOrDefault(slug(state), "circle");
    }

    /** The icon of a notice of this colour. */
    public String noticeIcon(String kind) {
        return NOTICE_ICONS.getOrDefault(kind, "info-circle");
    }
}
