package org.cairn.credential;

import org.cairn.award.AwardId;
import org.cairn.credential.keys.KeyWork;
import org.cairn.shared.InstitutionId;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Does at once, for tests with a whole application, what a task would do. */
@Component
@Profile("test")
public class CredentialWork {

    private final Signing signing;
    private final KeyWork keys;

    CredentialWork(Signing signing, KeyWork keys) {
        this.signing = signing;
        this.keys = keys;
    }

    public void sign(AwardId award) {
        signing.sign(award);
    }

    /** Gives the institution keys that were made once: an RSA key takes seconds. */
    public void withKeys(InstitutionId institution) {
        keys.furnish(institution, CredentialHouse.NOW);
    }
}
