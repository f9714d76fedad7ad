package org.cairn.gradebook;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A line item as a source has it, not judged yet.
 *
 * @param key what the source knows it by, and always will: an address, or a URN
 * @param resourceLink the LTI resource link it belongs to
 * @param resourceId the tool's own id of what is graded (AGS 2.0, 3.2.9)
 * @param page where a person opens the activity in the platform
 */
public record OfferedLineItem(
        URI key,
        @Nullable String label,
        Figure maximum,
        @Nullable String resourceLink,
        @Nullable String resourceId,
        @Nullable String tag,
        @Nullable URI page,
        @Nullable Instant dueAt) {

    private static final int LONGEST_KEY = 2000;
    private static final int LONGEST_LABEL = 500;
    private static final int LONGEST_NAME = 255;

    /** What a source of its own knows: no link, no id of ours. */
    public OfferedLineItem(
            URI key, @Nullable String label, Figure maximum, @Nullable URI page, @Nullable Instant dueAt) {
        this(key, label, maximum, null, null, null, page, dueAt);
    }

    /** As it can be kept: nothing longer than its column, empty text as nothing. */
    OfferedLineItem kept() {
        return new OfferedLineItem(
                key,
                cut(label, LONGEST_LABEL),
                maximum,
                cut(resourceLink, LONGEST_NAME),
                cut(resourceId, LONGEST_NAME),
                cut(tag, LONGEST_NAME),
                page != null && page.toString().length() <= LONGEST_KEY ? page : null,
                dueAt);
    }

    boolean hasUsableKey() {
        return key.isAbsolute() && key.toString().length() <= LONGEST_KEY;
    }

    String title() {
        return label == null ? "?" : label;
    }

    /** Moodle sends empty text for what is not set. */
    private static @Nullable String cut(@Nullable String text, int longest) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String clean = text.replace("\0", "").strip();
        return clean.length() > longest ? clean.substring(0, longest) : clean;
    }
}
