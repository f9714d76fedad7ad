package org.cairn.sandbox;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A line item of the tool (AGS 2.0, 3.2).
 *
 * @param scoreMaximum above zero
 * @param resourceLinkId the link it is coupled with, if any
 * @param origin whether it came with an activity that the instructor added, or the tool made it by itself
 */
record LineItem(
        String id,
        String course,
        String label,
        BigDecimal scoreMaximum,
        @Nullable String resourceId,
        @Nullable String tag,
        @Nullable String resourceLinkId,
        @Nullable String startDateTime,
        @Nullable String endDateTime,
        Origin origin)
        implements Column {

    enum Origin {
        DEEP_LINKING,
        SERVICE
    }

    boolean isOf(ResourceLink link) {
        return link.id().equals(resourceLinkId);
    }
}
