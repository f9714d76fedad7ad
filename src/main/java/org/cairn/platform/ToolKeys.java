package org.cairn.platform;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Our keys towards platforms: RSA of 3072 bits, RS256 (Security Framework 1.0, 5.1.1 and 6). The first is made when it is
 * first needed; the private half never leaves in clear.
 */
@Service
public class ToolKeys {

    private static final int BITS = 3072;

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Clock clock;
    private final AtomicReference<RSAKey> active = new AtomicReference<>();

    ToolKeys(JdbcClient jdbc, Vault vault, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.clock = clock;
    }

    /** The public halves of every key that a platform may still meet. */
    public JWKSet published() {
        active();
        return new JWKSet(jdbc
                .sql("SELECT public_jwk FROM tool_key WHERE state <> 'RETIRED' ORDER BY created_at, kid")
                .query(String.class)
                .list()
                .stream()
                .map(ToolKeys::parse)
                .map(com.nimbusds.jose.jwk.JWK.class::cast)
                .toList());
    }

    /** Signs a message to a platform, such as a deep linking response (Deep Linking 2.0, 2.2). */
    public String sign(JWTClaimsSet claims) {
        try {
            RSAKey key = active();
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(key.getKeyID())
                            .type(JOSEObjectType.JWT)
                            .build(),
                    claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The key that signs now, with its private half. */
    RSAKey active() {
        RSAKey known = active.get();
        if (known != null) {
            return known;
        }
        RSAKey key = newest().orElseGet(() -> {
            make();
            return newest().orElseThrow();
        });
        active.compareAndSet(null, key);
        return key;
    }

    private Optional<RSAKey> newest() {
        return jdbc
                .sql("SELECT kid, sealed_key FROM tool_key WHERE state = 'ACTIVE' ORDER BY created_at, kid")
                .query((row, number) -> new String(
                        vault.open(row.getBytes("sealed_key"), "tool-key " + row.getString("kid")),
                        StandardCharsets.UTF_8))
                .list()
                .stream()
                .findFirst()
                .map(ToolKeys::parse);
    }

    private void make() {
        try {
            RSAKey key = new RSAKeyGenerator(BITS)
                    .keyID(UUID.randomUUID().toString())
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .generate();
            jdbc.sql("""
                            INSERT INTO tool_key (kid, public_jwk, sealed_key, state, created_at)
                            VALUES (:kid, :jwk, :sealed, 'ACTIVE', :now)
                            """)
                    .param("kid", key.getKeyID())
                    .param("jwk", key.toPublicJWK().toJSONString())
                    .param(
                            "sealed",
                            vault.seal(
                                    key.toJSONString().getBytes(StandardCharsets.UTF_8), "tool-key " + key.getKeyID()))
                    .param("now", OffsetDateTime.now(clock))
                    .update();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RSAKey parse(String jwk) {
        try {
            return RSAKey.parse(jwk);
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }
}
