package org.cairn.sandbox;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A line item of a tool (AGS 2.0, 3.2).
 *
 * @param tool the client id of the tool whose it is
 * @param scoreMaximum above zero
 * @param resourceLinkId the link it is coupled with, if any
 * @param review how a submission is looked at, if it can be
 * @param origin whether it came with an activity that the instructor added, or the tool made it by itself
 */
record LineItem(
        String id,
        String tool,
        String course,
        String label,
        BigDecimal scoreMaximum,
        @Nullable String resourceId,
        @Nullable String tag,
        @Nullable String resourceLinkId,
        @Nullable String startDateTime,
        @Nullable String endDateTime,
        @Nullable Review review,
        Origin origin)
        implements Column {

    enum Origin {
        DEEP_LINKING,
        SERVICE
    }

    /**
     * Submission Review 1.0, 2.
     *
     * @param url null for the usual address of the tool
     */
    record Review(@Nullable String url, Map<String, String> custom) {}

    boolean isOf(ResourceLink link) {
        return link.id().equals(resourceLinkId);
    }

    /** The same column in a copy of the course, for the copy of its link. */
    LineItem copy(String newId, Course copy, String newLink) {
        return new LineItem(
                newId, tool, copy.id(), label, scoreMaximum, resourceId, tag, newLink, null, null, review, origin);
    }
}
