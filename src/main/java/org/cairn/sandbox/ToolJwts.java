package org.cairn.sandbox;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.net.MalformedURLException;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Verifies what the tool signed, with the keys that the tool publishes: cached, and fetched again for an unknown kid. */
@Component
final class ToolJwts {

    static final Duration LEEWAY = Duration.ofSeconds(60);
    private static final Duration LONGEST_LIFE = Duration.ofHours(1);
    private static final Duration CACHED = Duration.ofMinutes(5);
    private static final Duration BETWEEN_FETCHES = Duration.ofSeconds(1);
    private static final int MILLIS_TO_WAIT = 5_000;
    private static final int LARGEST_KEY_SET = 64 * 1024;

    private final JWKSource<SecurityContext> keys;
    private final Clock clock;

    /** What is wrong with a token, in words for whoever wrote the tool. */
    static final class Rejected extends Exception {

        Rejected(@Nullable String reason) {
            super(reason);
        }
    }

    ToolJwts(Addresses addresses, Clock clock) throws MalformedURLException {
        this.clock = clock;
        this.keys = JWKSourceBuilder.create(
                        addresses.toolKeys().toURL(),
                        new DefaultResourceRetriever(MILLIS_TO_WAIT, MILLIS_TO_WAIT, LARGEST_KEY_SET))
                .cache(CACHED.toMillis(), MILLIS_TO_WAIT * 2L)
                .refreshAheadCache(false)
                .rateLimited(BETWEEN_FETCHES.toMillis())
                .build();
    }

    /**
     * @param issuer what {@code iss} must say
     * @param audience what {@code aud} must contain
     * @param required claims that must be there besides {@code iss}, {@code aud}, {@code iat} and {@code exp}
     */
    JWTClaimsSet verify(String token, String issuer, String audience, Set<String> required) throws Rejected {
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            if (jwt.getHeader().getKeyID() == null) {
                throw new Rejected("The header has no kid");
            }
            JWTClaimsSet claims = processor(issuer, audience, required).process(jwt, null);
            checkTimes(claims);
            return claims;
        } catch (ParseException | BadJOSEException | JOSEException wrong) {
            throw new Rejected(wrong.getMessage());
        }
    }

    private DefaultJWTProcessor<SecurityContext> processor(String issuer, String audience, Set<String> required) {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, keys));
        DefaultJWTClaimsVerifier<SecurityContext> claims = new DefaultJWTClaimsVerifier<>(
                audience, new JWTClaimsSet.Builder().issuer(issuer).build(), required);
        claims.setMaxClockSkew((int) LEEWAY.toSeconds());
        processor.setJWTClaimsSetVerifier(claims);
        return processor;
    }

    private void checkTimes(JWTClaimsSet claims) throws Rejected {
        Instant now = clock.instant();
        Date issued = claims.getIssueTime();
        Date expires = claims.getExpirationTime();
        if (issued == null || expires == null) {
            throw new Rejected("iat and exp are required");
        }
        if (issued.toInstant().isAfter(now.plus(LEEWAY))) {
            throw new Rejected("iat lies in the future");
        }
        if (expires.toInstant().isAfter(now.plus(LONGEST_LIFE).plus(LEEWAY))) {
            throw new Rejected("exp lies more than an hour ahead");
        }
    }
}
