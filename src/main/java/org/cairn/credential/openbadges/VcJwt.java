package org.cairn.credential.openbadges;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A credential in the compact form of a JSON Web Token (Open Badges 3.0, 8.2): the payload is the credential itself and
 * the registered claims that repeat it.
 */
public final class VcJwt {

    /** Open Badges 3.0, 8.2.4.1: RS256 must be understood, ES256 may be. Nothing that a token could talk us into. */
    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256);

    private static final Set<String> HEADERS = Set.of("alg", "kid", "typ", "jwk");

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
    public static String sign(String document, String keyId, PrivateKey rsa) {
        ObjectNode payload = Json.object(document);
        payload.put("iss", issuer(payload));
        payload.put("jti", text(payload.path("id")));
        payload.put("sub", text(payload.path("credentialSubject").path("id")));
        payload.put("nbf", seconds(payload.path("validFrom")));
        if (payload.has("validUntil")) {
            payload.put("exp", seconds(payload.path("validUntil")));
        }
        // Section 8.2.4.1 allows these three header members and jwk, no other.
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .keyID(keyId)
                .type(JOSEObjectType.JWT)
                .build();
        JWSObject jws = new JWSObject(header, new Payload(Json.write(payload)));
        try {
            jws.sign(new RSASSASigner(rsa));
        } catch (JOSEException e) {
            throw new IllegalStateException("cannot sign with RS256", e);
        }
        return jws.serialize();
    }

    /** @throws BadDocument where it is not a credential in this form, or its claims do not repeat the credential */
    public static VcJwt parse(String compact) {
        try {
            JWSObject jws = JWSObject.parse(compact);
            ObjectNode payload = Json.object(jws.getPayload().toString());
            VcJwt jwt = new VcJwt(jws, payload);
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
        mustRepeat("iss", issuer(payload));
        mustRepeat("jti", text(payload.path("id")));
        mustRepeat("sub", text(payload.path("credentialSubject").path("id")));
        mustRepeat("nbf", Long.toString(seconds(payload.path("validFrom"))));
        if (payload.has("validUntil") || payload.has("exp")) {
            mustRepeat("exp", Long.toString(seconds(payload.path("validUntil"))));
        }
    }

    private void mustRepeat(String claim, String expected) {
        if (expected.isEmpty() || !payload.path(claim).asString("").equals(expected)) {
            throw new BadDocument("claim " + claim + " differs from the credential", null);
        }
    }

    private static String issuer(JsonNode credential) {
        JsonNode issuer = credential.path("issuer");
        return issuer.isString() ? text(issuer) : text(issuer.path("id"));
    }

    private static String text(JsonNode node) {
        return node.asString("");
    }

    private static long seconds(JsonNode dateTime) {
        try {
            return OffsetDateTime.parse(text(dateTime)).toEpochSecond();
        } catch (DateTimeException e) {
            throw new BadDocument("not a date and time with a zone: " + dateTime, e);
        }
    }
}
