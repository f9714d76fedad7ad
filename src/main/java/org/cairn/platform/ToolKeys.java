package org.cairn.platform;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Our keys towards platforms: RSA of 3072 bits, RS256 (Security Framework 1.0, 5.1.1 and 6). The first is made when it is
 * first needed; the private half never leaves in clear. How one key follows another is {@link ToolKeyRotation}'s.
 */
@Service
public class ToolKeys implements SealedRows {

    /** How long this node goes on with a key before it looks whether another node has turned it. */
    static final Duration LOOKED_AT = Duration.ofSeconds(30);

    private static final int BITS = 3072;

    private final ToolKeyTable table;
    private final Vault vault;
    private final Clock clock;
    private final AtomicReference<@Nullable Opened> opened = new AtomicReference<>();

    private record Opened(RSAKey key, Instant lookedAt) {}

    ToolKeys(ToolKeyTable table, Vault vault, Clock clock) {
        this.table = table;
        this.vault = vault;
        this.clock = clock;
    }

    /** The public halves of every key that a platform may still meet. */
    public JWKSet published() {
        active();
        return new JWKSet(table.all().stream()
                .filter(key -> key.state() != ToolKey.State.RETIRED)
                .map(key -> parse(key.publicJwk()))
                .map(JWK.class::cast)
                .toList());
    }

    /** Every key there has been, the oldest first. */
    public List<ToolKey> all() {
        active();
        return table.all();
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

    /** The key that signs now, with its private half, for whoever signs a client assertion. */
    public RSAKey active() {
        Opened known = opened.get();
        Instant now = clock.instant();
        if (known != null && known.lookedAt().plus(LOOKED_AT).isAfter(now)) {
            return known.key();
        }
        String kid = table.active().orElseGet(this::makeFirst);
        RSAKey key = known != null && kid.equals(known.key().getKeyID()) ? known.key() : open(kid);
        opened.set(new Opened(key, now));
        return key;
    }

    /** This node looks again before it signs. */
    void lookAgain() {
        opened.set(null);
    }

    /** @return 0 where there is one in this state already */
    int make(ToolKey.State state) {
        try {
            RSAKey key = new RSAKeyGenerator(BITS)
                    .keyID(UUID.randomUUID().toString())
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .generate();
            byte[] clear = key.toJSONString().getBytes(StandardCharsets.UTF_8);
            return table.addIfAlone(
                    key.getKeyID(),
                    key.toPublicJWK().toJSONString(),
                    vault.seal(clear, purpose(key.getKeyID())),
                    state);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public int sealAgain() {
        int rows = 0;
        for (ToolKey key : table.all()) {
            byte[] sealed = table.sealed(key.kid()).orElse(null);
            if (sealed != null) {
                table.seal(key.kid(), vault.seal(vault.open(sealed, purpose(key.kid())), purpose(key.kid())));
                rows++;
            }
        }
        return rows;
    }

    private String makeFirst() {
        make(ToolKey.State.ACTIVE);
        return table.active().orElseThrow();
    }

    private RSAKey open(String kid) {
        byte[] sealed = table.sealed(kid).orElseThrow();
        return parse(new String(vault.open(sealed, purpose(kid)), StandardCharsets.UTF_8));
    }

    private static String purpose(String kid) {
        return "tool-key " + kid;
    }

    private static RSAKey parse(String jwk) {
        try {
            return RSAKey.parse(jwk);
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }
}
