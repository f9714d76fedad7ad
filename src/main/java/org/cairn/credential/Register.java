package org.cairn.credential;

import java.time.Clock;
import org.cairn.award.AwardId;
import org.cairn.platform.Installation;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What becomes of credentials once they are decided on. */
@Component
class Register {

    private final StoredCredentials credentials;
    private final Statuses statuses;
    private final Installation installation;
    private final Clock clock;

    Register(StoredCredentials credentials, Statuses statuses, Installation installation, Clock clock) {
        this.credentials = credentials;
        this.statuses = statuses;
        this.installation = installation;
        this.clock = clock;
    }

    /** @return false where another thread was first */
    @Transactional
    boolean keep(CredentialId id, SignedDocument signed) {
        installation.noteIssuing();
        return credentials.sign(id, signed, clock.instant());
    }

    /** The list changes in the same transaction as the mark. */
    @Transactional
    void revoke(AwardId award) {
        credentials.revoke(award, clock.instant()).ifPresent(statuses::changed);
    }
}
