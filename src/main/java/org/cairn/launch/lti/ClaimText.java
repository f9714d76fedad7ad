package org.cairn.launch.lti;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads texts out of claims, which may be missing, null, blank, endless, or of the wrong kind. */
public final class ClaimText {

    private static final int LONGEST_ADDRESS = 2000;

    private ClaimText() {}

    /** The text without control characters, cut at a whole character; null where there is none. */
    public static @Nullable String of(JsonNode node, int longest) {
        if (!node.isString() && !node.isNumber()) {
            return null;
        }
        String text = node.asString().replaceAll("\\p{Cntrl}+", " ").strip();
        if (text.isEmpty()) {
            return null;
        }
        int end = Math.min(text.length(), longest);
        return text.substring(
                0, end < text.length() && Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end);
    }

    /** An id, which is taken whole or not at all; null where there is none. */
    public static @Nullable String id(JsonNode node) {
        String text = node.isString() || node.isIntegralNumber() ? node.asString() : "";
        return text.isBlank() || text.length() > 255 ? null : text;
    }

    public static @Nullable URI address(JsonNode node) {
        try {
            String text = of(node, LONGEST_ADDRESS);
            return text == null ? null : URI.create(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
