package org.cairn.privacy;

import java.time.Instant;
import java.util.UUID;
import org.cairn.audit.Actor;
import org.cairn.shared.InstitutionId;
import org.jspecify.annotations.Nullable;

/**
 * That everything held of somebody was erased; it does not say of whom.
 *
 * @param reference what they were told, by which an administrator finds it again
 * @param reason what an administrator has said of it: who asked, and how
 * @param keptUntil until when what decisions were based on is kept sealed, or null where nothing is
 * @param endedAt when that was deleted
 */
public record Erasure(
        InstitutionId institution,
        UUID id,
        String reference,
        Actor askedBy,
        @Nullable String reason,
        Instant erasedAt,
        @Nullable Instant keptUntil,
        @Nullable Instant endedAt) {

    public boolean isKept() {
        return keptUntil != null && endedAt == null;
    }
}
