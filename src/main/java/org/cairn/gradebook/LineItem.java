package org.cairn.gradebook;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import org.cairn.shared.CourseId;
import org.jspecify.annotations.Nullable;

/**
 * Something in a course that is graded: a line item of the platform's gradebook (AGS 2.0, 3.2), or of another source.
 *
 * @param activity the activity of ours that it grades, if any
 * @param url the source's id of it
 * @param page where a person opens it in the platform, where the source says
 */
public record LineItem(
        LineItemId id,
        CourseId course,
        URI url,
        String label,
        BigDecimal scoreMaximum,
        @Nullable ActivityId activity,
        Purpose purpose,
        boolean removed,
        SourceName source,
        @Nullable URI page,
        @Nullable Instant dueAt) {

    /** One of the platform's own gradebook, which says no more of it. */
    public LineItem(
            LineItemId id,
            CourseId course,
            URI url,
            String label,
            BigDecimal scoreMaximum,
            @Nullable ActivityId activity,
            Purpose purpose,
            boolean removed) {
        this(id, course, url, label, scoreMaximum, activity, purpose, removed, SourceName.AGS, null, null);
    }

    /** What the line item is for. Progress is Cairn's own report and can never count as evidence. */
    public enum Purpose {
        EVIDENCE,
        PROGRESS
    }
}
