package org.cairn.credential;

import java.time.Clock;
import org.cairn.credential.Reservations.Place;
import org.cairn.credential.keys.Issuer;
import org.cairn.credential.keys.IssuerAddresses;
import org.cairn.credential.keys.IssuerKey;
import org.cairn.credential.keys.Issuers;
import org.cairn.credential.keys.TokenChoice;
import org.cairn.credential.openbadges.Json;
import org.cairn.shared.InstitutionId;
import org.springframework.stereotype.Component;

/** Opens the two keys of an institution for a batch of credentials. */
@Component
class DocumentSigner {

    private final Issuers issuers;
    private final IssuerAddresses addresses;
    private final CredentialComposer composer;
    private final Shapes shapes;
    private final TokenChoice choice;
    private final Clock clock;

    DocumentSigner(
            Issuers issuers,
            IssuerAddresses addresses,
            CredentialComposer composer,
            Shapes shapes,
            TokenChoice choice,
            Clock clock) {
        this.issuers = issuers;
        this.addresses = addresses;
        this.composer = composer;
        this.shapes = shapes;
        this.choice = choice;
        this.clock = clock;
    }

    Particulars particulars(CredentialFacts facts, StoredCredential credential) {
        return composer.particulars(
                facts, credential.id(), new Place(credential.statusList(), credential.statusIndex()));
    }

    String unsigned(CredentialFacts facts, StoredCredential credential) {
        return Json.write(composer.credential(facts.edition(), particulars(facts, credential)));
    }

    /** For one batch and one thread. */
    Press press(InstitutionId institution) {
        Issuer issuer = Issuer.of(institution);
        IssuerKey proof = issuers.signingKey(issuer, IssuerKey.Kind.ED25519);
        IssuerKey token = issuers.signingKey(issuer, choice.kind(institution));
        return new Press(
                new Press.Opened(proof, issuers.privateHalf(proof), issuers.methodId(proof)),
                new Press.Opened(token, issuers.privateHalf(token), addresses.key(issuer.id(), token.name())),
                composer,
                shapes,
                clock.instant());
    }
}
