package org.cairn.gradebook;

import java.math.BigDecimal;
import java.time.Instant;
import org.cairn.shared.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * What a source says a learner reached (AGS 2.0, 3.3).
 *
 * @param score absent unless graded; absent is not zero
 * @param maximum the result's own maximum, or the line item's
 * @param gradedAt the source's own time, where it gives one
 */
public record Result(
        LineItemId lineItem,
        PersonId person,
        Status status,
        @Nullable BigDecimal score,
        @Nullable BigDecimal maximum,
        Instant observedAt,
        @Nullable Instant gradedAt) {

    /**
     * GRADED carries a score; PENDING: handed in, or nobody can tell; ABSENT: the source says that there is nothing; REMOVED:
     * the source took it back.
     */
    public enum Status {
        GRADED,
        PENDING,
        ABSENT,
        EXCUSED,
        REMOVED
    }
}
