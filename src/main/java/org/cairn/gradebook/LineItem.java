package org.cairn.gradebook;

import java.math.BigDecimal;
import java.net.URI;
import org.cairn.shared.CourseId;
import org.jspecify.annotations.Nullable;

/**
 * A line item of the platform's gradebook (AGS 2.0, 3.2).
 *
 * @param activity the activity of ours that it grades, if any
 * @param url the platform's id of it
 */
public record LineItem(
        LineItemId id,
        CourseId course,
        URI url,
        String label,
        BigDecimal scoreMaximum,
        @Nullable ActivityId activity,
        Purpose purpose,
        boolean removed) {

    /** What the line item is for. Progress is Cairn's own report and can never count as evidence. */
    public enum Purpose {
        EVIDENCE,
        PROGRESS
    }
}
