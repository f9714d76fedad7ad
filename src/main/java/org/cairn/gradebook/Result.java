package org.cairn.gradebook;

import java.math.BigDecimal;
import java.time.Instant;
import org.cairn.shared.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * What the platform says a learner reached (AGS 2.0, 3.3).
 *
 * @param score absent unless graded; absent is not zero
 * @param maximum the result's own maximum, or the line item's
 * @param gradedAt the platform's own time, where it gives one
 */
public record Result(
        LineItemId lineItem,
        PersonId person,
        Status status,
        @Nullable BigDecimal score,
        @Nullable BigDecimal maximum,
        Instant observedAt,
        @Nullable Instant gradedAt) {

    /** GRADED carries a score; PENDING: not graded yet; REMOVED: the platform took it back. */
    public enum Status {
        GRADED,
        PENDING,
        EXCUSED,
        REMOVED
    }
}
