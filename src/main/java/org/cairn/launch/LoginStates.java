package org.cairn.launch;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.SecretKey;
import org.cairn.platform.RegistrationId;
import org.cairn.platform.Vault;
import org.springframework.stereotype.Component;

/** Makes and reads login states. Any node reads what any node has made. */
@Component
class LoginStates {

    static final Duration LIFETIME = Duration.ofMinutes(10);

    private final SecretKey key;
    private final SecureRandom random;
    private final Clock clock;

    LoginStates(Vault vault, SecureRandom random, Clock clock) {
        this.key = vault.derive("launch state");
        this.random = random;
        this.clock = clock;
    }

    LoginStart start(RegistrationId registration) {
        String nonce = secret();
        String browser = secret();
        try {
            SignedJWT state = new SignedJWT(
                    new JWSHeader(JWSAlgorithm.HS256),
                    new JWTClaimsSet.Builder()
                            .subject(registration.toString())
                            .claim("n", hash(nonce))
                            .claim("b", hash(browser))
                            .expirationTime(Date.from(clock.instant().plus(LIFETIME)))
                            .build());
            state.sign(new MACSigner(key));
            return new LoginStart(state.serialize(), nonce, browser);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Empty where the state is not ours, has been changed, or is too old. */
    Optional<LoginState> read(String state) {
        try {
            SignedJWT token = SignedJWT.parse(state);
            if (!token.verify(new MACVerifier(key))) {
                return Optional.empty();
            }
            JWTClaimsSet claims = token.getJWTClaimsSet();
            LoginState read = LoginState.of(
                    UUID.fromString(claims.getSubject()),
                    claims.getStringClaim("n"),
                    claims.getStringClaim("b"),
                    claims.getExpirationTime().toInstant());
            return Optional.of(read).filter(found -> clock.instant().isBefore(found.expires()));
        } catch (ParseException | JOSEException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** SHA-256 in Base64 for addresses: 43 characters. */
    static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private String secret() {
        byte[] bytes = new byte[24];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** What a login sends out: the state and nonce to the platform, the secret to the browser. */
    record LoginStart(String state, String nonce, String browser) {}
}
