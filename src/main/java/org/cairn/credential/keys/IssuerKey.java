package org.cairn.credential.keys;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import org.cairn.credential.openbadges.Signatures;

/**
 * A key that signs credentials, or signed some.
 *
 * @param name the fragment of its DID URL and the last step of its address
 * @param spki the public half (X.509 SubjectPublicKeyInfo), in base 64
 * @param sealed the private half (PKCS #8), sealed, in base 64
 * @param since when it came into its state
 */
public record IssuerKey(Issuer issuer, String name, Kind kind, String spki, String sealed, State state, Instant since) {

    /** Data Integrity proofs and tokens need a key each. */
    public enum Kind {
        ED25519("Ed25519", Signatures.EDDSA),
        RSA("RSA", Signatures.RS256),
        P256("EC", Signatures.ES256);

        private final String algorithm;
        private final Signatures signatures;

        Kind(String algorithm, Signatures signatures) {
            this.algorithm = algorithm;
            this.signatures = signatures;
        }

        public Signatures signatures() {
            return signatures;
        }

        KeyFactory factory() {
            try {
                return KeyFactory.getInstance(algorithm);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        String algorithm() {
            return algorithm;
        }
    }

    /** Next will sign and is published before; active signs; published only verifies; retired must no longer be trusted. */
    public enum State {
        NEXT,
        ACTIVE,
        PUBLISHED,
        RETIRED
    }

    public boolean isTrusted() {
        return state != State.RETIRED;
    }

    public PublicKey publicKey() {
        try {
            return kind.factory()
                    .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(spki)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("stored key " + name + " cannot be read", e);
        }
    }
}
