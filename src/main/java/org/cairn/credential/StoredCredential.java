package org.cairn.credential;

import java.time.Instant;
import java.util.UUID;
import org.cairn.award.AwardId;
import org.cairn.microcredential.VersionId;
import org.cairn.shared.InstitutionId;
import org.cairn.shared.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * A credential as kept: reserved for an award, then signed once.
 *
 * @param signedAt null while it is only reserved
 * @param printedName what the owner wants to be called on the page; never part of what is signed
 * @param suspendedAt since when it does not hold for now; what is revoked meanwhile keeps it
 */
record StoredCredential(
        CredentialId id,
        InstitutionId institution,
        AwardId award,
        VersionId version,
        PersonId person,
        UUID statusList,
        int statusIndex,
        @Nullable Instant signedAt,
        boolean published,
        @Nullable String printedName,
        @Nullable Instant revokedAt,
        @Nullable Instant suspendedAt) {

    /** A revoked or suspended credential stays visible where it was: its page says that it no longer holds. */
    boolean isPublic() {
        return signedAt != null && published;
    }

    CredentialSummary.State state() {
        if (signedAt == null) {
            return CredentialSummary.State.PENDING;
        }
        if (revokedAt != null) {
            return CredentialSummary.State.REVOKED;
        }
        if (suspendedAt != null) {
            return CredentialSummary.State.SUSPENDED;
        }
        return published ? CredentialSummary.State.PUBLISHED : CredentialSummary.State.PRIVATE;
    }
}
