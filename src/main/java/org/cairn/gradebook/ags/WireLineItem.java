package org.cairn.gradebook.ags;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A line item (AGS 2.0, 3.2). Moodle sends empty strings for what is not set; the maximum is read as it comes and
 * judged later, so that one broken figure does not spoil the page.
 */
public record WireLineItem(
        @Nullable String id,
        @Nullable String label,
        @Nullable JsonNode scoreMaximum,
        @Nullable String resourceId,
        @Nullable String tag,
        @Nullable String resourceLinkId,
        @Nullable String endDateTime,
        @JsonProperty(READ_ONLY) @Nullable Boolean readOnly) {

    /** Sakai shows the columns of others with this mark. */
    static final String READ_ONLY = "https://www.sakailms.org/spec/lti-ags/v2p0/readOnly";

    /** The mark of line items that a look at a connection makes and deletes again. */
    public static final String CHECK = "cairn-connection-check";

    /** Told by either mark, since a platform may keep only one of them. */
    public boolean isOfACheck() {
        return CHECK.equals(tag) || CHECK.equals(resourceId);
    }
}
