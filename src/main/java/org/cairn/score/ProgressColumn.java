package org.cairn.gradebook;

import java.math.BigDecimal;
import java.time.Instant;
import org.cairn.gradebook.ags.NewLineItem;
import org.cairn.shared.CourseId;
import org.jspecify.annotations.Nullable;

/** Our own line item in a course, into which Cairn reports how far each learner is. Never evidence. */
record ProgressColumn(
        CourseId course,
        String label,
        State state,
        @Nullable LineItemId lineItem,
        @Nullable String reason,
        int attempts,
        Instant wantedAt) {

    static final String TAG = "cairn-progress";
    static final BigDecimal MAXIMUM = BigDecimal.valueOf(100);

    private static final String RESOURCE = "cairn-progress-";

    enum State {
        WANTED,
        READY,
        FAILED
    }

    /** Told by either mark, since a teacher can change a tag; a copied course's column is ours as well. */
    static boolean isOurs(@Nullable String tag, @Nullable String resourceId) {
        return TAG.equals(tag) || (resourceId != null && resourceId.startsWith(RESOURCE));
    }

    static String resourceId(CourseId course) {
        return RESOURCE + course;
    }

    NewLineItem asLineItem() {
        return new NewLineItem(label, MAXIMUM, resourceId(course), TAG, null);
    }
}
