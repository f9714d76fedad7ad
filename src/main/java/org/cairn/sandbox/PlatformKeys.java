package org.cairn.sandbox;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The platform's key. It is new at every start, and so is its {@code kid}, as after a rotation. */
@Component
final class PlatformKeys {

    private final RSAKey key;

    PlatformKeys() throws JOSEException {
        key = new RSAKeyGenerator(2048)
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(JWSAlgorithm.RS256)
                .keyIDFromThumbprint(true)
                .generate();
    }

    /** Signs with RS256, naming the key (LTI Security Framework 1.0, 5.1.2). */
    String sign(Map<String, Object> claims) {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .type(JOSEObjectType.JWT)
                .keyID(key.getKeyID())
                .build();
        // Not a SignedJWT, which writes a list of one audience as a text.
        JWSObject jwt = new JWSObject(header, new Payload(JsonMapper.shared().writeValueAsString(claims)));
        try {
            jwt.sign(new RSASSASigner(key));
        } catch (JOSEException impossible) {
            throw new IllegalStateException("The platform's own key does not sign", impossible);
        }
        return jwt.serialize();
    }

    /** @param withAlgorithm whether the key says what it is used with */
    Map<String, Object> published(boolean withAlgorithm) {
        RSAKey shown = key.toPublicJWK();
        return new JWKSet(
                        withAlgorithm
                                ? shown
                                : new RSAKey.Builder(shown).algorithm(null).build())
                .toJSONObject();
    }
}
