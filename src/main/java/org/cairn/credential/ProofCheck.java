package org.cairn.credential;

import static org.cairn.credential.Finding.failed;
import static org.cairn.credential.Finding.passed;
import static org.cairn.credential.Finding.unknown;

import java.net.URI;
import java.security.PublicKey;
import java.util.List;
import java.util.Optional;
import org.cairn.credential.Finding.Check;
import org.cairn.credential.Finding.Outcome;
import org.cairn.credential.openbadges.BadDocument;
import org.cairn.credential.openbadges.DataIntegrity;
import org.cairn.credential.openbadges.IssuerDocument;
import org.cairn.credential.openbadges.Multikey;
import org.cairn.credential.openbadges.SecuredCredential;
import org.cairn.credential.openbadges.VcJwt;

/**
 * The first two checks: that the signature is whole, and that the issuer which the credential names publishes the key. A
 * good signature alone proves only that somebody had a key.
 */
class ProofCheck {

    private static final String DID_KEY = "did:key:";

    private final Documents documents;

    ProofCheck(Documents documents) {
        this.documents = documents;
    }

    /** @return the finding on the signature, then the one on the issuer */
    List<Finding> findings(SecuredCredential secured) {
        try {
            return switch (secured.form()) {
                case EMBEDDED -> embedded(secured);
                case COMPACT -> compact(secured);
            };
        } catch (BadDocument e) {
            // Not quiet: the document says something that cannot have been signed, or not in a way that is allowed.
            return List.of(failed(Check.SIGNATURE, "signature.unreadable"), unknown(Check.ISSUER, "issuer.not-asked"));
        }
    }

    boolean isTrusted(SecuredCredential secured) {
        return findings(secured).stream().allMatch(finding -> finding.outcome() == Outcome.PASSED);
    }

    private List<Finding> embedded(SecuredCredential secured) {
        List<DataIntegrity.Proof> proofs = DataIntegrity.proofs(secured.text());
        if (proofs.isEmpty()) {
            return List.of(failed(Check.SIGNATURE, "signature.none"), unknown(Check.ISSUER, "issuer.not-asked"));
        }
        Optional<DataIntegrity.Proof> understood =
                proofs.stream().filter(DataIntegrity.Proof::isUnderstood).findFirst();
        return understood
                .map(proof -> embedded(secured, proof))
                .orElseGet(() -> List.of(
                        unknown(Check.SIGNATURE, "signature.other-suite"), unknown(Check.ISSUER, "issuer.not-asked")));
    }

    private List<Finding> embedded(SecuredCredential secured, DataIntegrity.Proof proof) {
        String method = proof.verificationMethod();
        String controller = method.contains("#") ? method.substring(0, method.indexOf('#')) : method;
        if (controller.startsWith(DID_KEY)) {
            return selfMade(secured, proof, controller);
        }
        Optional<IssuerDocument> document = read(controller);
        if (document.isEmpty()) {
            return notAsked(controller);
        }
        Optional<PublicKey> key = document.flatMap(published -> published.assertionKey(method));
        if (key.isEmpty()) {
            return List.of(
                    unknown(Check.SIGNATURE, "signature.no-key"),
                    failed(Check.ISSUER, "issuer.not-its-key", IssuerDocument.hostOf(secured.issuer())));
        }
        boolean itsOwn = controller.equals(secured.issuer()) && document.get().isOf(secured.issuer());
        return List.of(signature(DataIntegrity.verify(secured.text(), proof, key.get())), issuer(itsOwn, secured));
    }

    /** A did:key is the key itself: the signature can be checked, but nobody vouches for who holds it. */
    private static List<Finding> selfMade(SecuredCredential secured, DataIntegrity.Proof proof, String did) {
        PublicKey key = Multikey.parse(did.substring(DID_KEY.length()));
        Finding issuer = did.equals(secured.issuer())
                ? unknown(Check.ISSUER, "issuer.nobody-vouches")
                : failed(Check.ISSUER, "issuer.not-its-key", IssuerDocument.hostOf(secured.issuer()));
        return List.of(signature(DataIntegrity.verify(secured.text(), proof, key)), issuer);
    }

    /** Any key that the issuer publishes will do: the issuer vouches for each of them. */
    private List<Finding> compact(SecuredCredential secured) {
        VcJwt jwt = VcJwt.parse(secured.text());
        Optional<IssuerDocument> document = read(secured.issuer());
        if (document.isEmpty()) {
            return notAsked(secured.issuer());
        }
        boolean itsOwn = document.get().isOf(secured.issuer());
        boolean verified = document.get().assertionKeys().stream().anyMatch(jwt::verify);
        return List.of(signature(verified), issuer(itsOwn && verified, secured));
    }

    private Optional<IssuerDocument> read(String controller) {
        Optional<URI> address = IssuerDocument.addressOf(controller);
        return address.flatMap(documents::read).map(IssuerDocument::parse);
    }

    private static List<Finding> notAsked(String controller) {
        String host = IssuerDocument.hostOf(controller);
        return List.of(unknown(Check.SIGNATURE, "signature.no-key"), unknown(Check.ISSUER, "issuer.no-answer", host));
    }

    private static Finding signature(boolean verified) {
        return verified ? passed(Check.SIGNATURE, "signature.whole") : failed(Check.SIGNATURE, "signature.broken");
    }

    private static Finding issuer(boolean itsOwn, SecuredCredential secured) {
        String host = IssuerDocument.hostOf(secured.issuer());
        return itsOwn
                ? passed(Check.ISSUER, "issuer.holds-key", host)
                : failed(Check.ISSUER, "issuer.not-its-key", host);
    }
}
