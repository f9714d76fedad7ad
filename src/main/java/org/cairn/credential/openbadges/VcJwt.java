package org.cairn.credential.openbadges;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * A credential in the compact form of a JSON Web Token (Open Badges 3.0, 8.2): the payload is the credential itself and
 * the registered claims that repeat it.
 */
public final class VcJwt {

    /** Open Badges 3.0, 8.2.4.1: RS256 must be understood, ES256 may be. Nothing that a token could talk us into. */
    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256);

    private static final Set<String> HEADERS = Set.of("alg", "kid", "typ", "jwk");

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final JWSObject jws;
    private final ObjectNode payload;

    private VcJwt(JWSObject jws, ObjectNode payload) {
        this.jws = jws;
        this.payload = payload;
    }

    /**
     * @param keyId the address at which the public key is published as a JWK
     * @return the compact form, to be kept and served as it is
     */
    public static String sign(String document, String keyId, Signatures algorithm, PrivateKey key) {
        RegisteredClaims claims = RegisteredClaims.of(Json.object(document));
        byte[] input = signingInput(document.getBytes(StandardCharsets.UTF_8), claims, header(keyId, algorithm));
        return new String(compact(input, algorithm.signer(key).sign(input)), StandardCharsets.US_ASCII);
    }

    /** Section 8.2.4.1 allows these three header members and jwk, no other. */
    public static byte[] header(String keyId, Signatures algorithm) {
        return new JWSHeader.Builder(JWSAlgorithm.parse(algorithm.name()))
                .keyID(keyId)
                .type(JOSEObjectType.JWT)
                .build()
                .toBase64URL()
                .toString()
                .getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * RFC 7515, 5.1, step 8: what is signed.
     *
     * @param document one JSON object, which the payload repeats letter for letter
     */
    public static byte[] signingInput(byte[] document, RegisteredClaims claims, byte[] header) {
        byte[] payload = BASE64.encode(Json.append(document, claims.members()));
        byte[] input = Arrays.copyOf(header, header.length + 1 + payload.length);
        input[header.length] = '.';
        System.arraycopy(payload, 0, input, header.length + 1, payload.length);
        return input;
    }

    public static byte[] compact(byte[] signingInput, byte[] signature) {
        byte[] encoded = BASE64.encode(signature);
        byte[] compact = Arrays.copyOf(signingInput, signingInput.length + 1 + encoded.length);
        compact[signingInput.length] = '.';
        System.arraycopy(encoded, 0, compact, signingInput.length + 1, encoded.length);
        return compact;
    }

    /** @throws BadDocument where it is not a credential in this form, or its claims do not repeat the credential */
    public static VcJwt parse(String compact) {
        try {
            JWSObject jws = JWSObject.parse(compact);
            ObjectNode payload = Json.object(jws.getPayload().toString());
            VcJwt jwt = new VcJwt(jws, payload);
            mustBeTheOneEncoding(compact);
            jwt.mustBeWellFormed();
            return jwt;
        } catch (ParseException e) {
            throw new BadDocument("not a compact JWS: " + e.getMessage(), e);
        }
    }

    public String keyId() {
        String keyId = jws.getHeader().getKeyID();
        return keyId == null ? "" : keyId;
    }

    /** The credential, without the claims that repeat it. */
    public ObjectNode credential() {
        ObjectNode credential = payload.deepCopy();
        credential.remove(Set.of("iss", "jti", "sub", "nbf", "exp"));
        return credential;
    }

    /** Whether the key made the signature; the algorithm follows from the key, never from the token alone. */
    public boolean verify(PublicKey key) {
        try {
            return jws.verify(verifier(key));
        } catch (JOSEException e) {
            return false;
        }
    }

    private JWSVerifier verifier(PublicKey key) throws JOSEException {
        JWSAlgorithm algorithm = jws.getHeader().getAlgorithm();
        if (key instanceof RSAPublicKey rsa && algorithm.equals(JWSAlgorithm.RS256)) {
            return new RSASSAVerifier(rsa);
        }
        if (key instanceof ECPublicKey ec && algorithm.equals(JWSAlgorithm.ES256)) {
            return new ECDSAVerifier(ec);
        }
        throw new JOSEException("the key is not one for " + algorithm);
    }

    private void mustBeWellFormed() {
        if (!ALGORITHMS.contains(jws.getHeader().getAlgorithm())) {
            throw new BadDocument("signed with " + jws.getHeader().getAlgorithm(), null);
        }
        if (!HEADERS.containsAll(jws.getHeader().toJSONObject().keySet())) {
            throw new BadDocument("header members that are not allowed", null);
        }
        RegisteredClaims claims = RegisteredClaims.of(payload);
        mustRepeat("iss", claims.issuer());
        mustRepeat("jti", claims.id());
        mustRepeat("sub", claims.subject());
        mustRepeat("nbf", Long.toString(claims.notBefore()));
        if (claims.expires() != null || payload.has("exp")) {
            mustRepeat("exp", String.valueOf(claims.expires()));
        }
    }

    /** The last letter of a part has bits to spare: another letter there would decode to the same. */
    private static void mustBeTheOneEncoding(String compact) {
        for (String part : compact.split("\\.", -1)) {
            if (!Base64URL.encode(new Base64URL(part).decode()).toString().equals(part)) {
                throw new BadDocument("not the base64url of RFC 7515, 2", null);
            }
        }
    }

    private void mustRepeat(String claim, String expected) {
        if (expected.isEmpty() || !payload.path(claim).asString("").equals(expected)) {
            throw new BadDocument("claim " + claim + " differs from the credential", null);
        }
    }
}
