package org.cairn.credential;

import java.time.Clock;
import java.util.Map;
import org.cairn.credential.Reservations.Place;
import org.cairn.shared.InstitutionId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
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

    /** For one batch and one thread. */
    Press press(InstitutionId institution) {
        IssuerKey proof = issuers.signingKey(institution, IssuerKey.Kind.ED25519);
        IssuerKey token = issuers.signingKey(institution, choice.kind(institution));
        return new Press(
                new Press.Opened(proof, issuers.privateHalf(proof), issuers.methodId(proof)),
                new Press.Opened(token, issuers.privateHalf(token), addresses.key(institution, token.name())),
                composer,
                shapes,
                clock.instant());
    }

    /**
     * What tokens are signed with ({@code cairn.credential.*}).
     *
     * @param tokenAlgorithm RS256 is the one that every verifier must know (Open Badges 3.0, 8.2.4.1); ES256 is shorter and quicker
     * @param tokenAlgorithms for institutions that have chosen otherwise, by their ids
     */
    @ConfigurationProperties("cairn.credential")
    record TokenChoice(
            @DefaultValue("RS256") Algorithm tokenAlgorithm,
            @DefaultValue Map<String, Algorithm> tokenAlgorithms) {

        /** By the names of RFC 7518. */
        enum Algorithm {
            RS256(IssuerKey.Kind.RSA),
            ES256(IssuerKey.Kind.P256);

            private final IssuerKey.Kind kind;

            Algorithm(IssuerKey.Kind kind) {
                this.kind = kind;
            }
        }

        IssuerKey.Kind kind(InstitutionId institution) {
            return tokenAlgorithms.getOrDefault(institution.toString(), tokenAlgorithm).kind;
        }
    }
}
