package org.cairn.launch;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import java.math.BigDecimal;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.cairn.launch.lti.IdToken;
import org.cairn.launch.lti.Lti;
import org.cairn.platform.Deployment;
import org.cairn.platform.Platforms;
import org.cairn.platform.Registration;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** What must hold of every token that a platform signs for us, whatever it says. */
@Component
class TokenChecks {

    private static final Duration SKEW = Duration.ofSeconds(60);
    private static final Duration OLDEST = Duration.ofMinutes(10);

    private final PlatformKeys keys;
    private final Platforms platforms;
    private final Clock clock;

    TokenChecks(PlatformKeys keys, Platforms platforms, Clock clock) {
        this.keys = keys;
        this.platforms = platforms;
        this.clock = clock;
    }

    boolean signature(Registration registration, IdToken token) {
        String kid = token.header().path("kid").asString("");
        return !kid.isEmpty() && keys.of(registration, kid).stream().anyMatch(key -> signedBy(key, token));
    }

    private static boolean signedBy(RSAPublicKey key, IdToken token) {
        try {
            return token.signed().verify(new RSASSAVerifier(key));
        } catch (JOSEException | IllegalStateException e) {
            return false;
        }
    }

    boolean issuer(Registration registration, IdToken token) {
        return registration.issuer().equals(token.text("iss"));
    }

    /** Exactly us. With a single audience the authorized party is not looked at: Blackboard names another one. */
    boolean audience(Registration registration, IdToken token) {
        JsonNode audience = token.claims().path("aud");
        JsonNode only = audience.isArray() && audience.size() == 1 ? audience.get(0) : audience;
        return only.isString() && only.asString().equals(registration.clientId());
    }

    /** Platforms choose their own expiry, so freshness comes from the time of issue. */
    boolean time(IdToken token) {
        Instant now = clock.instant();
        JsonNode claims = token.claims();
        Optional<Instant> expires = instant(claims.path("exp"));
        Optional<Instant> issued = instant(claims.path("iat"));
        boolean begun = claims.path("nbf").isMissingNode()
                || instant(claims.path("nbf"))
                        .filter(from -> !from.isAfter(now.plus(SKEW)))
                        .isPresent();
        return begun
                && expires.filter(end -> end.isAfter(now.minus(SKEW))).isPresent()
                && issued.filter(at -> !at.isAfter(now.plus(SKEW)) && at.isAfter(now.minus(OLDEST)))
                        .isPresent();
    }

    private static Optional<Instant> instant(JsonNode node) {
        if (!node.isNumber()) {
            return Optional.empty();
        }
        BigDecimal seconds = node.decimalValue();
        boolean sane = seconds.signum() >= 0 && seconds.compareTo(BigDecimal.valueOf(100_000_000_000L)) < 0;
        return sane ? Optional.of(Instant.ofEpochSecond(seconds.longValue())) : Optional.empty();
    }

    /** An unknown deployment is noted for the administrator, who may accept it. */
    boolean deployment(Registration registration, IdToken token) {
        String deployment = token.text(Lti.CLAIM_DEPLOYMENT_ID);
        if (deployment.isEmpty() || deployment.length() > 255) {
            return false;
        }
        if (accepted(registration, deployment)) {
            return true;
        }
        platforms.meet(registration, deployment);
        return accepted(registration, deployment);
    }

    private boolean accepted(Registration registration, String deployment) {
        return platforms
                .deployment(registration.id(), deployment)
                .filter(known -> known.state() == Deployment.State.ACCEPTED)
                .isPresent();
    }

    boolean version(IdToken token) {
        return Lti.VERSION.equals(token.text(Lti.CLAIM_VERSION));
    }
}
