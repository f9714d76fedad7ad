package org.cairn.course;

import java.time.Instant;
import java.util.UUID;
import org.cairn.shared.InstitutionId;
import org.cairn.shared.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * A proof that two persons are one human, in force or parted again.
 *
 * @param parted null while it is in force
 */
public record Joined(
        InstitutionId institution,
        UUID id,
        PersonId one,
        PersonId other,
        JoinProof proof,
        Instant at,
        @Nullable Parted parted) {

    /** That an administrator found that they are two. */
    public record Parted(UUID by, Instant at, String reason) {}
}
