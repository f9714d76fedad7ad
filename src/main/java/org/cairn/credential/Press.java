package org.cairn.credential;

import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cairn.credential.CredentialFacts.Edition;
import org.cairn.credential.Shapes.Shape;
import org.cairn.credential.keys.IssuerKey;
import org.cairn.credential.openbadges.Canonical;
import org.cairn.credential.openbadges.CredentialSchema;
import org.cairn.credential.openbadges.DataIntegrity;
import org.cairn.credential.openbadges.Json;
import org.cairn.credential.openbadges.OpenBadgeCredential;
import org.cairn.credential.openbadges.ProofConfiguration;
import org.cairn.credential.openbadges.RegisteredClaims;
import org.cairn.credential.openbadges.Signatures;
import org.cairn.credential.openbadges.VcJwt;
import org.cairn.credential.prepared.Template.Rendered;
import org.cairn.microcredential.VersionId;

/**
 * Signs many documents in both forms with the same two keys, and lets nothing out whose signature has not been checked over
 * the hash that it was made of. The first of each shape, and then one in a hundred, is looked through as a stranger would: by the plain
 * pipeline, and by the schema.
 */
final class Press {

    private final Key proof;
    private final Key token;
    private final CredentialComposer composer;
    private final Shapes shapes;
    private final byte[] header;
    private final Map<Sort, Shape> sorts = new HashMap<>();
    private final ProofConfiguration configuration;

    /** @param address where a verifier finds the public half */
    record Opened(IssuerKey key, PrivateKey secret, String address) {}

    private record Key(IssuerKey key, String address, Signatures.Checked signer) {
        static Key of(Opened opened) {
            IssuerKey key = opened.key();
            return new Key(key, opened.address(), key.kind().signatures().checked(opened.secret(), key.publicKey()));
        }

        byte[] sign(byte[] bytes) {
            return signer.sign(bytes);
        }
    }

    private record Sort(VersionId version, boolean titlesOnly, String shape) {}

    Press(Opened proof, Opened token, CredentialComposer composer, Shapes shapes, Instant created) {
        this.proof = Key.of(proof);
        this.token = Key.of(token);
        this.composer = composer;
        this.shapes = shapes;
        // All documents have the same contexts.
        String like = Json.write(Map.of("@context", OpenBadgeCredential.CONTEXTS));
        this.configuration = ProofConfiguration.of(like, proof.address(), created);
        this.header = VcJwt.header(token.address(), token.key().kind().signatures());
    }

    /** @throws IllegalStateException where a signature does not hold, or the document does not fit the schema */
    SignedCredential sign(CredentialFacts facts, Particulars particulars, StoredCredential reserved) {
        Edition edition = facts.edition();
        Shape shape = facts.disclosed().isNothing() ? shape(edition, particulars) : Shape.plain();
        Rendered document =
                shape.render(particulars.values()).orElseGet(() -> plainly(composer.credential(edition, particulars)));
        SignedCredential signed = new SignedCredential(
                reserved,
                withProof(document),
                asToken(document, claims(edition, particulars)),
                proof.key().name(),
                token.key().name());
        if (shape.isNextLookedThrough()) {
            lookThrough(signed, Json.write(composer.credential(edition, particulars)));
        }
        return signed;
    }

    private Shape shape(Edition edition, Particulars particulars) {
        return sorts.computeIfAbsent(
                new Sort(edition.version().id(), edition.titlesOnly(), particulars.shape()),
                sort -> shapes.of(edition, particulars));
    }

    private byte[] withProof(Rendered document) {
        return configuration.attach(document.json(), proof.sign(configuration.hashData(document.hash())));
    }

    private byte[] asToken(Rendered document, RegisteredClaims claims) {
        byte[] input = VcJwt.signingInput(document.json(), claims, header);
        return VcJwt.compact(input, token.sign(input));
    }

    private RegisteredClaims claims(Edition edition, Particulars particulars) {
        String until = particulars.validUntil();
        return new RegisteredClaims(
                composer.issuerId(edition.institution()),
                particulars.id(),
                particulars.subject(),
                RegisteredClaims.seconds(particulars.awarded()),
                until == null ? null : (Long) RegisteredClaims.seconds(until));
    }

    private static Rendered plainly(OpenBadgeCredential credential) {
        String document = Json.write(credential);
        return new Rendered(document.getBytes(StandardCharsets.UTF_8), Canonical.hash(document));
    }

    private void lookThrough(SignedCredential signed, String plain) {
        String json = new String(signed.json(), StandardCharsets.UTF_8);
        VcJwt jwt = VcJwt.parse(new String(signed.jwt(), StandardCharsets.US_ASCII));
        List<String> violations = CredentialSchema.violations(json);
        boolean holds = DataIntegrity.verify(
                        json, DataIntegrity.proofs(json).get(0), proof.key().publicKey())
                && jwt.verify(token.key().publicKey())
                && jwt.credential().equals(Json.object(plain));
        if (!holds || !violations.isEmpty()) {
            throw new IllegalStateException("what was signed is not what a verifier accepts: " + violations);
        }
    }

    /** A credential as it will be kept, in both forms. */
    static final class SignedCredential {

        private final StoredCredential credential;
        private final byte[] json;
        private final byte[] jwt;
        private final String proofKey;
        private final String tokenKey;

        SignedCredential(StoredCredential credential, byte[] json, byte[] jwt, String proofKey, String tokenKey) {
            this.credential = credential;
            this.json = json;
            this.jwt = jwt;
            this.proofKey = proofKey;
            this.tokenKey = tokenKey;
        }

        StoredCredential credential() {
            return credential;
        }

        byte[] json() {
            return json;
        }

        byte[] jwt() {
            return jwt;
        }

        /** The name of the key of the embedded proof. */
        String proofKey() {
            return proofKey;
        }

        String tokenKey() {
            return tokenKey;
        }
    }
}
