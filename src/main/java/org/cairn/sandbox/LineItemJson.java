package org.cairn.sandbox;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A line item on the wire (AGS 2.0, 3.2.6). Extensions are passed over. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
record LineItemJson(
        @Nullable String id,
        @Nullable String label,
        @Nullable BigDecimal scoreMaximum,
        @Nullable String resourceId,
        @Nullable String tag,
        @Nullable String resourceLinkId,
        @Nullable String startDateTime,
        @Nullable String endDateTime) {

    static LineItemJson of(LineItem item, ServiceUrls urls) {
        return new LineItemJson(
                urls.lineItem(item).toString(),
                item.label(),
                item.scoreMaximum(),
                item.resourceId(),
                item.tag(),
                item.resourceLinkId(),
                item.startDateTime(),
                item.endDateTime());
    }

    /** @throws ServiceRefusal 400 where label or scoreMaximum is missing or scoreMaximum is not above zero */
    LineItem asItem(String id, Course course, LineItem.Origin origin) {
        if (label == null || label.isBlank()) {
            throw ServiceRefusal.badRequest("label is needed");
        }
        if (scoreMaximum == null || scoreMaximum.signum() <= 0) {
            throw ServiceRefusal.badRequest("scoreMaximum is needed and must be above zero");
        }
        return new LineItem(
                id,
                course.id(),
                label,
                scoreMaximum,
                blankToNull(resourceId),
                blankToNull(tag),
                blankToNull(resourceLinkId),
                blankToNull(startDateTime),
                blankToNull(endDateTime),
                origin);
    }

    private static @Nullable String blankToNull(@Nullable String value) {
        return value == null || value.isBlank() ? null : value;
    }
}
