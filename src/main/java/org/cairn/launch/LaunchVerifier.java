package org.cairn.launch;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.cairn.launch.lti.IdToken;
import org.cairn.launch.lti.Lti;
import org.cairn.platform.Deployment;
import org.cairn.platform.Platforms;
import org.cairn.shared.Problem;
import org.cairn.shared.PublicAddress;
import org.cairn.shared.Refusal;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Trust is a list: every check of a launch, in the order of Security Framework 1.0, 5.1.3 and LTI Core 1.3, 5.3. The nonce
 * is compared here and consumed after the last check, in the transaction that makes the launch.
 */
@Component
class LaunchVerifier {

    private static final Duration SKEW = Duration.ofSeconds(60);
    private static final Duration OLDEST = Duration.ofMinutes(10);
    private static final Set<String> MESSAGE_TYPES = Set.of(Lti.RESOURCE_LINK_REQUEST, Lti.DEEP_LINKING_REQUEST);

    private final PlatformKeys keys;
    private final Platforms platforms;
    private final PublicAddress address;
    private final Clock clock;

    private final List<LaunchCheck> checks = List.of(
            new LaunchCheck("signature", this::signature),
            new LaunchCheck("issuer", this::issuer),
            new LaunchCheck("audience", this::audience),
            new LaunchCheck("time", this::time),
            new LaunchCheck("nonce", this::nonce),
            new LaunchCheck("deployment", this::deployment),
            new LaunchCheck("message-type", this::messageType),
            new LaunchCheck("version", this::version),
            new LaunchCheck("roles", this::roles),
            new LaunchCheck("subject", this::subject),
            new LaunchCheck("course", this::course),
            new LaunchCheck("resource-link", this::resourceLink),
            new LaunchCheck("target", this::target));

    LaunchVerifier(PlatformKeys keys, Platforms platforms, PublicAddress address, Clock clock) {
        this.keys = keys;
        this.platforms = platforms;
        this.address = address;
        this.clock = clock;
    }

    /** @throws Refusal LAUNCH_REJECTED, named for the first check that does not pass */
    void verify(LaunchCandidate candidate) {
        for (LaunchCheck check : checks) {
            if (!check.test().passes(candidate)) {
                throw new Refusal(Problem.LAUNCH_REJECTED, "launch." + check.name());
            }
        }
    }

    private boolean signature(LaunchCandidate candidate) {
        String kid = candidate.token().header().path("kid").asString("");
        return !kid.isEmpty()
                && keys.of(candidate.registration(), kid).stream().anyMatch(key -> signedBy(key, candidate.token()));
    }

    private static boolean signedBy(RSAPublicKey key, IdToken token) {
        try {
            return token.signed().verify(new RSASSAVerifier(key));
        } catch (JOSEException | IllegalStateException e) {
            return false;
        }
    }

    private boolean issuer(LaunchCandidate candidate) {
        return candidate.registration().issuer().equals(candidate.token().text("iss"));
    }

    /** Exactly us. With a single audience the authorized party is not looked at: Blackboard names another one. */
    private boolean audience(LaunchCandidate candidate) {
        JsonNode audience = candidate.token().claims().path("aud");
        JsonNode only = audience.isArray() && audience.size() == 1 ? audience.get(0) : audience;
        return only.isString()
                && only.asString().equals(candidate.registration().clientId());
    }

    /** Platforms choose their own expiry, so freshness comes from the time of issue. */
    private boolean time(LaunchCandidate candidate) {
        Instant now = clock.instant();
        JsonNode claims = candidate.token().claims();
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

    private boolean nonce(LaunchCandidate candidate) {
        String nonce = candidate.token().text("nonce");
        return !nonce.isEmpty()
                && LoginStates.hash(nonce).equals(candidate.state().nonceHash());
    }

    /** An unknown deployment is noted for the administrator, who may accept it. */
    private boolean deployment(LaunchCandidate candidate) {
        String deployment = candidate.token().text(Lti.CLAIM_DEPLOYMENT_ID);
        if (deployment.isEmpty() || deployment.length() > 255) {
            return false;
        }
        if (accepted(candidate, deployment)) {
            return true;
        }
        platforms.meet(candidate.registration(), deployment);
        return accepted(candidate, deployment);
    }

    private boolean accepted(LaunchCandidate candidate, String deployment) {
        return platforms
                .deployment(candidate.registration().id(), deployment)
                .filter(known -> known.state() == Deployment.State.ACCEPTED)
                .isPresent();
    }

    private boolean messageType(LaunchCandidate candidate) {
        return MESSAGE_TYPES.contains(candidate.token().text(Lti.CLAIM_MESSAGE_TYPE));
    }

    private boolean version(LaunchCandidate candidate) {
        return Lti.VERSION.equals(candidate.token().text(Lti.CLAIM_VERSION));
    }

    /** The claim is required, its content is not (LTI Core 1.3, 5.3.7). */
    private boolean roles(LaunchCandidate candidate) {
        JsonNode roles = candidate.token().claims().path(Lti.CLAIM_ROLES);
        return roles.isArray() && roles.valueStream().allMatch(JsonNode::isString);
    }

    private boolean subject(LaunchCandidate candidate) {
        String subject = candidate.token().text("sub");
        return !subject.isBlank() && subject.length() <= 255;
    }

    private boolean course(LaunchCandidate candidate) {
        String id =
                candidate.token().claims().path(Lti.CLAIM_CONTEXT).path("id").asString("");
        return !id.isBlank() && id.length() <= 255;
    }

    private boolean resourceLink(LaunchCandidate candidate) {
        if (!Lti.RESOURCE_LINK_REQUEST.equals(candidate.token().text(Lti.CLAIM_MESSAGE_TYPE))) {
            return true;
        }
        String id = candidate
                .token()
                .claims()
                .path(Lti.CLAIM_RESOURCE_LINK)
                .path("id")
                .asString("");
        return !id.isBlank() && id.length() <= 255;
    }

    /** Inside Cairn, by its one public address; where it leads is decided from the path, never by redirecting to it. */
    private boolean target(LaunchCandidate candidate) {
        try {
            URI target = new URI(candidate.token().text(Lti.CLAIM_TARGET_LINK_URI));
            URI here = address.uri();
            return Objects.equals(target.getScheme(), here.getScheme())
                    && Objects.equals(target.getHost(), here.getHost())
                    && target.getPort() == here.getPort()
                    && target.getUserInfo() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
