package org.cairn.microcredential;

import java.time.Instant;
import org.cairn.shared.InstitutionId;
import org.cairn.shared.PersonId;

/**
 * A partner has been asked to look at a version.
 *
 * @param language of the letter, a BCP 47 tag
 * @param failures how often the letter could not be sent
 */
public record PartnerInvitation(
        InvitationId id,
        InstitutionId institution,
        VersionId version,
        String partner,
        String email,
        String language,
        State state,
        int failures,
        PersonId madeBy,
        Instant expiresAt) {

    /** Where it is. */
    public enum State {
        WAITING,
        OPEN,
        USED
    }

    public boolean isOpenAt(Instant now) {
        return state == State.OPEN && now.isBefore(expiresAt);
    }
}
