package org.cairn.score;

import java.math.BigDecimal;
import java.time.Instant;
import org.cairn.gradebook.LineItemId;
import org.cairn.gradebook.OwnLineItems;
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

    static final BigDecimal MAXIMUM = BigDecimal.valueOf(100);

    enum State {
        WANTED,
        READY,
        FAILED
    }

    static String resourceId(CourseId course) {
        return OwnLineItems.RESOURCE + course;
    }

    NewLineItem asLineItem() {
        return new NewLineItem(label, MAXIMUM, resourceId(course), OwnLineItems.TAG, null);
    }
}
