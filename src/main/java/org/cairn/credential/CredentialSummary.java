package org.cairn.credential;

import java.time.Instant;
import org.cairn.award.AwardId;
import org.cairn.shared.Bilingual;
import org.jspecify.annotations.Nullable;

/**
 * What other pages show of a credential.
 *
 * @param id absent while it is being signed
 */
public record CredentialSummary(
        AwardId award, @Nullable CredentialId id, State state, Bilingual title, Instant awardedAt) {

    /** Where the credential stands, as its owner sees it. */
    public enum State {
        /** Awarded, not signed yet. */
        PENDING,
        /** Signed; only the owner sees it. */
        PRIVATE,
        /** Signed, and anybody with the address sees it. */
        PUBLISHED,
        /** It does not hold for now; anybody sees that who sees it at all. */
        SUSPENDED,
        REVOKED
    }
}
