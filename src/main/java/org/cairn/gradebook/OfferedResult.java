package org.cairn.gradebook;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What a source says that a learner reached, not judged yet.
 *
 * @param subject what the course's registration calls the learner
 * @param maximum absent where that of the line item holds
 * @param without what it means that there is no score, where there is none: PENDING, EXCUSED or ABSENT
 * @param gradedAt the source's own time, where it gives one
 */
public record OfferedResult(
        @Nullable String subject,
        Figure score,
        Figure maximum,
        Result.Status without,
        @Nullable Instant gradedAt) {

    /** Databases keep microseconds: a platform that says more would else seem to have moved on at every reading. */
    public OfferedResult {
        gradedAt = gradedAt == null ? null : gradedAt.truncatedTo(ChronoUnit.MICROS);
    }
}
