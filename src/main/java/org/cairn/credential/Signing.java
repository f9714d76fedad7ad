package org.cairn.credential;

import org.cairn.award.Award;
import org.cairn.award.AwardId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Turns an award into its one credential. May run twice, or on two machines at once: the row is reserved by constraint
 * and signed by a conditional update, so the second finds nothing to do.
 */
@Component
class Signing {

    private static final Logger LOG = LoggerFactory.getLogger(Signing.class);

    private final FactsReader facts;
    private final Reservations reservations;
    private final CredentialComposer composer;
    private final DocumentSigner signer;
    private final Register register;

    Signing(
            FactsReader facts,
            Reservations reservations,
            CredentialComposer composer,
            DocumentSigner signer,
            Register register) {
        this.facts = facts;
        this.reservations = reservations;
        this.composer = composer;
        this.signer = signer;
        this.register = register;
    }

    void sign(AwardId id) {
        StoredCredential reserved = reservations.reserve(facts.award(id));
        // Read again: a revocation that came before the reservation found no row to mark.
        Award award = facts.award(id);
        if (award.state() == Award.State.REVOKED) {
            register.revoke(id);
        }
        if (reserved.signedAt() == null) {
            SignedDocument signed = signer.sign(award.institution(), composer.credential(facts.of(award), reserved));
            if (register.keep(reserved.id(), signed)) {
                LOG.info("Signed the credential of award {}", id);
            }
        }
    }
}
