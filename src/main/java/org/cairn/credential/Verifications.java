package org.cairn.credential;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.cairn.credential.keys.IssuerAddresses;
import org.cairn.credential.openbadges.BadDocument;
import org.cairn.credential.openbadges.IssuerDocument;
import org.cairn.credential.openbadges.SecuredCredential;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Verifies what anybody hands in. */
@Service
public class Verifications {

    private static final Logger LOG = LoggerFactory.getLogger(Verifications.class);

    private final Verifier verifier;
    private final Documents documents;
    private final IssuerAddresses addresses;
    private final StoredCredentials credentials;

    Verifications(Verifier verifier, Documents documents, IssuerAddresses addresses, StoredCredentials credentials) {
        this.verifier = verifier;
        this.documents = documents;
        this.addresses = addresses;
        this.credentials = credentials;
    }

    /** What came of it. */
    public sealed interface Answer {}

    /** It is a credential, and this is what the checks found. */
    public record Checked(Verification verification) implements Answer {}

    /**
     * Whatever it is, it is no credential.
     *
     * @param instead names what it seems to be: {@code credential.verify.<instead>}
     */
    public record NoCredential(String instead) implements Answer {}

    /** The address gave nothing that could be read. */
    public record NoAnswer() implements Answer {}

    /** @param text JSON, a compact token, or a baked SVG */
    public Answer verify(String text) {
        try {
            return new Checked(told(verifier.verify(text)));
        } catch (BadDocument e) {
            return none(e);
        }
    }

    /** @param file JSON, a compact token, a baked PNG or SVG */
    public Answer verify(byte[] file) {
        try {
            return verify(SecuredCredential.text(file));
        } catch (BadDocument e) {
            return none(e);
        }
    }

    private static NoCredential none(BadDocument e) {
        LOG.debug("no credential: {}", e.getMessage());
        return new NoCredential(e.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /** The credential that is published at this address; of one that was erased nothing is left but that. */
    public Answer verifyAt(URI address) {
        if (documents.isErased(address)) {
            return new NoCredential("erased");
        }
        Optional<String> text = documents.read(address);
        return text.map(this::verify).orElseGet(NoAnswer::new);
    }

    /** Whether the issuer that it names is one of this Cairn. */
    public boolean isOurs(Claims claims) {
        return ownPage(claims.issuerId()).isPresent();
    }

    /** The page of this issuer, where it is one of this Cairn. */
    public Optional<String> ownPage(String issuer) {
        return IssuerDocument.addressOf(issuer).flatMap(addresses::ownPath).map(path -> path.replace("/did.json", ""));
    }

    /** A credential that this Cairn signed is a credential. */
    public Verification verify(SignedDocument document) {
        return told(verifier.verify(document.json()));
    }

    /** In a list of suspensions one bit stands for both. Of our own credentials we know which of them it is. */
    private Verification told(Verification found) {
        boolean isSet =
                found.findings().stream().anyMatch(finding -> finding.fact().equals(StatusCheck.SUSPENDED));
        if (!isSet || !isOurs(found.claims()) || !isRevoked(found.claims().id())) {
            return found;
        }
        boolean isErased = documents.isErased(URI.create(found.claims().id()));
        return found.with(Finding.failed(Finding.Check.STATUS, isErased ? StatusCheck.ERASED : StatusCheck.REVOKED));
    }

    private boolean isRevoked(String address) {
        return addresses
                .ownPath(URI.create(address))
                .filter(path -> path.startsWith(Addresses.CREDENTIALS))
                .flatMap(path -> CredentialId.parse(path.substring(Addresses.CREDENTIALS.length())))
                .flatMap(credentials::find)
                .filter(credential -> credential.revokedAt() != null)
                .isPresent();
    }
}
