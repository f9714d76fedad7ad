package org.cairn.launch;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import org.cairn.platform.Vault;
import org.springframework.stereotype.Component;

/**
 * What the browser carries for us between two requests, signed by us for one purpose: a token of one purpose is worth nothing
 * for another. Any node reads what any node has signed, and nothing of it lies in the database.
 */
@Component
class Signatures {

    static final Duration LIFETIME = Duration.ofMinutes(10);

    private final Vault vault;
    private final Clock clock;

    Signatures(Vault vault, Clock clock) {
        this.vault = vault;
        this.clock = clock;
    }

    /** @param said values that are null are left out */
    String sign(Purpose purpose, Map<String, Object> said) {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .expirationTime(Date.from(clock.instant().plus(LIFETIME)));
        said.forEach(claims::claim);
        try {
            SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims.build());
            token.sign(new MACSigner(vault.derive(purpose.label)));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Empty where the token is not ours, of another purpose, changed, or too old. */
    Optional<JWTClaimsSet> read(Purpose purpose, String token) {
        try {
            SignedJWT signed = SignedJWT.parse(token);
            if (!signed.verify(new MACVerifier(vault.derive(purpose.label)))) {
                return Optional.empty();
            }
            JWTClaimsSet claims = signed.getJWTClaimsSet();
            return Optional.of(claims)
                    .filter(found ->
                            clock.instant().isBefore(found.getExpirationTime().toInstant()));
        } catch (ParseException | JOSEException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** What a token is for. */
    enum Purpose {
        LOGIN("launch login"),
        STATE("launch state"),
        AGREEMENT("launch agreement");

        private final String label;

        Purpose(String label) {
            this.label = label;
        }
    }
}
