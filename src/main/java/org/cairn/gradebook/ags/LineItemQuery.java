package org.cairn.gradebook.ags;

import java.net.URI;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which line items are looked for (AGS 2.0, 3.2.4); what is null does not matter. Platforms lose filters, so that the same
 * is asked of each line item that comes.
 */
public record LineItemQuery(
        @Nullable String resourceId,
        @Nullable String tag,
        @Nullable String resourceLinkId) {

    public static LineItemQuery resourceId(String id) {
        return new LineItemQuery(id, null, null);
    }

    public static LineItemQuery tag(String tag) {
        return new LineItemQuery(null, tag, null);
    }

    public static LineItemQuery resourceLink(String id) {
        return new LineItemQuery(null, null, id);
    }

    URI below(URI lineItems) {
        URI uri = lineItems;
        for (var part : Map.of("resource_id", of(resourceId), "tag", of(tag), "resource_link_id", of(resourceLinkId))
                .entrySet()) {
            uri = part.getValue().isEmpty() ? uri : ServiceUri.with(uri, part.getKey(), part.getValue());
        }
        return uri;
    }

    boolean matches(WireLineItem item) {
        return (resourceId == null || resourceId.equals(item.resourceId()))
                && (tag == null || tag.equals(item.tag()))
                && (resourceLinkId == null || resourceLinkId.equals(item.resourceLinkId()));
    }

    private static String of(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }
}
