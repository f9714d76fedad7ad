package org.cairn.award;

import java.time.Instant;
import java.util.UUID;
import org.cairn.microcredential.MicrocredentialId;
import org.cairn.shared.CourseId;
import org.cairn.shared.InstitutionId;
import org.jspecify.annotations.Nullable;

/**
 * What one person has decided together, so that it can be undone together.
 *
 * @param microcredential null where it is about several
 * @param undoes the batch whose awards this one revokes; else null
 * @param inForce how many of its awards are in force
 */
public record Batch(
        InstitutionId institution,
        BatchId id,
        CourseId course,
        @Nullable MicrocredentialId microcredential,
        Kind kind,
        @Nullable String reason,
        UUID by,
        Instant at,
        @Nullable BatchId undoes,
        int inForce) {

    /** What was done. */
    public enum Kind {
        APPROVAL,
        BACKFILL,
        UNDOING
    }
}
