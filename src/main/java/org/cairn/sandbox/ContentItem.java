package org.cairn.sandbox;

import java.math.BigDecimal;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An LTI resource link that the tool sends back (Deep Linking 2.0, 3.2).
 *
 * @param url null for the tool's usual one
 */
record ContentItem(
        String title,
        @Nullable String text,
        @Nullable URI url,
        Map<String, String> custom,
        @Nullable LineItemPart lineItem) {

    record LineItemPart(
            @Nullable String label,
            BigDecimal scoreMaximum,
            @Nullable String resourceId,
            @Nullable String tag,
            LineItem.@Nullable Review review) {}

    /** Reads one item; empty where it is of a type that was not asked for or cannot be an activity. */
    static Optional<ContentItem> read(Object json) {
        return json instanceof Map<?, ?> item && "ltiResourceLink".equals(item.get("type"))
                ? readWhatever(json)
                : Optional.empty();
    }

    /** The item, as one that has the gradebook name of its activity. */
    ContentItem withoutLabel() {
        return lineItem == null
                ? this
                : new ContentItem(
                        title,
                        text,
                        url,
                        custom,
                        new LineItemPart(
                                null,
                                lineItem.scoreMaximum(),
                                lineItem.resourceId(),
                                lineItem.tag(),
                                lineItem.review()));
    }

    /** Reads one item, of whatever type it says it is. */
    static Optional<ContentItem> readWhatever(Object json) {
        if (!(json instanceof Map<?, ?> item) || !(item.get("title") instanceof String title) || title.isBlank()) {
            return Optional.empty();
        }
        try {
            String url = text(item.get("url"));
            return Optional.of(new ContentItem(
                    title,
                    text(item.get("text")),
                    url == null ? null : URI.create(url),
                    custom(item.get("custom")),
                    lineItem(item.get("lineItem"))));
        } catch (IllegalArgumentException wrong) {
            return Optional.empty();
        }
    }

    private static @Nullable LineItemPart lineItem(@Nullable Object json) {
        if (!(json instanceof Map<?, ?> part)) {
            return null;
        }
        BigDecimal maximum = new BigDecimal(String.valueOf(part.get("scoreMaximum")));
        if (maximum.signum() <= 0) {
            throw new IllegalArgumentException("scoreMaximum must be above zero");
        }
        return new LineItemPart(
                text(part.get("label")),
                maximum,
                text(part.get("resourceId")),
                text(part.get("tag")),
                part.get("submissionReview") instanceof Map<?, ?> review
                        ? new LineItem.Review(text(review.get("url")), custom(review.get("custom")))
                        : null);
    }

    private static Map<String, String> custom(@Nullable Object json) {
        Map<String, String> custom = new LinkedHashMap<>();
        if (json instanceof Map<?, ?> given) {
            given.forEach((name, value) -> custom.put(String.valueOf(name), String.valueOf(value)));
        }
        return custom;
    }

    private static @Nullable String text(@Nullable Object json) {
        return json instanceof String text && !text.isBlank() ? text : null;
    }
}
