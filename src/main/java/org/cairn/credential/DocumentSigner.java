package org.cairn.credential;

import java.time.Clock;
import java.util.List;
import org.cairn.credential.openbadges.CredentialSchema;
import org.cairn.credential.openbadges.DataIntegrity;
import org.cairn.credential.openbadges.Json;
import org.cairn.credential.openbadges.OpenBadgeCredential;
import org.cairn.credential.openbadges.Signatures;
import org.cairn.credential.openbadges.VcJwt;
import org.cairn.shared.InstitutionId;
import org.springframework.stereotype.Component;

/** Secures a document with both of the institution's keys, and lets nothing out that does not verify. */
@Component
class DocumentSigner {

    private final Issuers issuers;
    private final IssuerAddresses addresses;
    private final Clock clock;

    DocumentSigner(Issuers issuers, IssuerAddresses addresses, Clock clock) {
        this.issuers = issuers;
        this.addresses = addresses;
        this.clock = clock;
    }

    /** @throws IllegalStateException where what was signed does not fit the schema or does not verify */
    SignedDocument sign(InstitutionId institution, OpenBadgeCredential credential) {
        String document = Json.write(credential);
        SignedDocument signed = new SignedDocument(withProof(institution, document), asToken(institution, document));
        List<String> violations = CredentialSchema.violations(signed.json());
        if (!violations.isEmpty()) {
            throw new IllegalStateException("the document does not fit the schema: " + violations);
        }
        return signed;
    }

    private String withProof(InstitutionId institution, String document) {
        IssuerKey key = issuers.signingKey(institution, IssuerKey.Kind.ED25519);
        String signed = DataIntegrity.sign(document, issuers.methodId(key), issuers.privateHalf(key), clock.instant());
        DataIntegrity.Proof proof = DataIntegrity.proofs(signed).get(0);
        if (!DataIntegrity.verify(signed, proof, key.publicKey())) {
            throw new IllegalStateException("the proof made with " + key.name() + " does not verify");
        }
        return signed;
    }

    private String asToken(InstitutionId institution, String document) {
        IssuerKey key = issuers.signingKey(institution, IssuerKey.Kind.RSA);
        String jwt = VcJwt.sign(
                document, addresses.key(institution, key.name()), Signatures.RS256, issuers.privateHalf(key));
        if (!VcJwt.parse(jwt).verify(key.publicKey())) {
            throw new IllegalStateException("the token made with " + key.name() + " does not verify");
        }
        return jwt;
    }
}
