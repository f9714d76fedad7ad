package org.cairn.sandbox;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
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
import java.net.URI;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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

    private final Map<URI, JWKSource<SecurityContext>> keys = new ConcurrentHashMap<>();
    private final Clock clock;

    /** What is wrong with a token, in words for whoever wrote the tool. */
    static final class Rejected extends Exception {

        private final boolean withoutKeys;

        Rejected(@Nullable String reason) {
            this(reason, false);
        }

        Rejected(@Nullable String reason, boolean withoutKeys) {
            super(reason);
            this.withoutKeys = withoutKeys;
        }

        /** Whether the keys of the tool could not be fetched. */
        boolean withoutKeys() {
            return withoutKeys;
        }
    }

    ToolJwts(Clock clock) {
        this.clock = clock;
    }

    /**
     * @param audience what {@code aud} must contain; null where the LMS looks neither at it nor at the times
     * @param required claims that must be there besides {@code iss}
     */
    JWTClaimsSet verify(Tool tool, String token, @Nullable String audience, Set<String> required) throws Rejected {
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            if (jwt.getHeader().getKeyID() == null) {
                throw new Rejected("The header has no kid");
            }
            JWTClaimsSet claims = processor(tool, audience, required).process(jwt, null);
            if (audience != null) {
                checkTimes(claims);
            }
            return claims;
        } catch (KeySourceException noKeys) {
            throw new Rejected(noKeys.getMessage(), true);
        } catch (ParseException | BadJOSEException | JOSEException wrong) {
            throw new Rejected(wrong.getMessage());
        }
    }

    /** What a token says of itself before anything of it is believed: enough to know whose keys to ask. */
    static String claimed(String token, String name) throws Rejected {
        try {
            return String.valueOf(SignedJWT.parse(token).getJWTClaimsSet().getClaim(name));
        } catch (ParseException wrong) {
            throw new Rejected(wrong.getMessage());
        }
    }

    static boolean listsAudiences(String token) throws Rejected {
        try {
            return SignedJWT.parse(token).getPayload().toJSONObject().get("aud") instanceof List<?>;
        } catch (ParseException wrong) {
            throw new Rejected(wrong.getMessage());
        }
    }

    private DefaultJWTProcessor<SecurityContext> processor(Tool tool, @Nullable String audience, Set<String> required) {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(
                JWSAlgorithm.RS256, keys.computeIfAbsent(tool.addresses().keys(), ToolJwts::source)));
        DefaultJWTClaimsVerifier<SecurityContext> claims = new DefaultJWTClaimsVerifier<>(
                audience, new JWTClaimsSet.Builder().issuer(tool.clientId()).build(), required);
        claims.setMaxClockSkew((int) LEEWAY.toSeconds());
        processor.setJWTClaimsSetVerifier(claims);
        return processor;
    }

    private static JWKSource<SecurityContext> source(URI keys) {
        try {
            return JWKSourceBuilder.create(
                            keys.toURL(), new DefaultResourceRetriever(MILLIS_TO_WAIT, MILLIS_TO_WAIT, LARGEST_KEY_SET))
                    .cache(CACHED.toMillis(), MILLIS_TO_WAIT * 2L)
                    .refreshAheadCache(false)
                    .rateLimited(BETWEEN_FETCHES.toMillis())
                    .build();
        } catch (MalformedURLException registered) {
            throw new IllegalStateException("A tool is registered with an address of keys that is none", registered);
        }
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
