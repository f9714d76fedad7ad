package org.cairn.sandbox;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A line item on the wire (AGS 2.0, 3.2). Extensions are passed over.
 *
 * @param resourceLinkId by the id that the tool knows
 */
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
        @Nullable String endDateTime,
        @Nullable ReviewJson submissionReview) {

    /** Submission Review 1.0, 2. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ReviewJson(@Nullable String url, @Nullable Map<String, String> custom) {

        static @Nullable ReviewJson of(LineItem.@Nullable Review review) {
            return review == null ? null : new ReviewJson(review.url(), review.custom());
        }

        LineItem.Review asReview() {
            return new LineItem.Review(url, Objects.requireNonNullElse(custom, Map.of()));
        }
    }

    static LineItemJson of(LineItem item, String url, @Nullable String link) {
        return new LineItemJson(
                url,
                item.label(),
                item.scoreMaximum(),
                item.resourceId(),
                item.tag(),
                link,
                item.startDateTime(),
                item.endDateTime(),
                ReviewJson.of(item.review()));
    }

    /** An activity of the LMS itself, as far as a line item can say what it is. */
    static LineItemJson of(NativeActivity activity, String url) {
        return new LineItemJson(url, activity.label(), activity.scoreMaximum(), null, null, null, null, null, null);
    }

    /**
     * @param link the link it is for, by the id that this LMS knows
     * @throws ServiceRefusal 400 where label or scoreMaximum is missing or scoreMaximum is not above zero
     */
    LineItem asItem(String id, Course course, Tool tool, @Nullable String link, LineItem.Origin origin) {
        if (label == null || label.isBlank()) {
            throw ServiceRefusal.badRequest("label is needed");
        }
        if (scoreMaximum == null || scoreMaximum.signum() <= 0) {
            throw ServiceRefusal.badRequest("scoreMaximum is needed and must be above zero");
        }
        return new LineItem(
                id,
                tool.clientId(),
                course.id(),
                label,
                scoreMaximum,
                blankToNull(resourceId),
                blankToNull(tag),
                link,
                blankToNull(startDateTime),
                blankToNull(endDateTime),
                submissionReview == null ? null : submissionReview.asReview(),
                origin);
    }

    static @Nullable String blankToNull(@Nullable String value) {
        return value == null || value.isBlank() ? null : value;
    }
}
