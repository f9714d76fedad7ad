package org.cairn.launch;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cairn.launch.lti.ClaimText;
import org.cairn.launch.lti.IdToken;
import org.cairn.launch.lti.Lti;
import org.cairn.shared.Problem;
import org.cairn.shared.PublicAddress;
import org.cairn.shared.Refusal;
import org.cairn.shared.Secrets;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Trust is a list: every check of a launch, in the order of Security Framework 1.0, 5.1.3 and LTI Core 1.3, 5.3. The nonce
 * is compared here and consumed after the last check, in the transaction that makes the launch.
 */
@Component
class LaunchVerifier {

    private static final Set<String> MESSAGE_TYPES = Stream.concat(
                    Stream.of(
                            Lti.RESOURCE_LINK_REQUEST,
                            Lti.DEEP_LINKING_REQUEST,
                            Lti.SUBMISSION_REVIEW_REQUEST,
                            Lti.EULA_REQUEST),
                    Lti.DATA_PRIVACY_REQUESTS.stream())
            .collect(Collectors.toUnmodifiableSet());

    private final TokenChecks tokens;
    private final PublicAddress address;

    private final List<LaunchCheck> checks = List.of(
            new LaunchCheck("signature", launch -> tokens().signature(launch.registration(), launch.token())),
            new LaunchCheck("issuer", launch -> tokens().issuer(launch.registration(), launch.token())),
            new LaunchCheck("audience", launch -> tokens().audience(launch.registration(), launch.token())),
            new LaunchCheck("time", launch -> tokens().time(launch.token())),
            new LaunchCheck("nonce", this::nonce),
            new LaunchCheck("deployment", launch -> tokens().deployment(launch.registration(), launch.token())),
            new LaunchCheck("message-type", this::messageType),
            new LaunchCheck("version", launch -> tokens().version(launch.token())),
            new LaunchCheck("roles", this::roles),
            new LaunchCheck("subject", this::subject),
            new LaunchCheck("course", this::course),
            new LaunchCheck("resource-link", this::resourceLink),
            new LaunchCheck("for-user", this::forUser),
            new LaunchCheck("target", this::target));

    LaunchVerifier(TokenChecks tokens, PublicAddress address) {
        this.tokens = tokens;
        this.address = address;
    }

    /** @throws Refusal LAUNCH_REJECTED, named for the first check that does not pass */
    void verify(LaunchCandidate candidate) {
        for (LaunchCheck check : checks) {
            if (!check.test().test(candidate)) {
                throw new Refusal(Problem.LAUNCH_REJECTED, "launch." + check.name());
            }
        }
    }

    private TokenChecks tokens() {
        return tokens;
    }

    private boolean nonce(LaunchCandidate candidate) {
        String nonce = candidate.token().text("nonce");
        return !nonce.isEmpty() && Secrets.opens(nonce, candidate.state().nonceHash());
    }

    private boolean messageType(LaunchCandidate candidate) {
        return MESSAGE_TYPES.contains(candidate.token().text(Lti.CLAIM_MESSAGE_TYPE));
    }

    /** The claim is required, its content is not (LTI Core 1.3, 5.3.7). */
    private boolean roles(LaunchCandidate candidate) {
        JsonNode roles = candidate.token().claims().path(Lti.CLAIM_ROLES);
        return roles.isArray() && roles.valueStream().allMatch(JsonNode::isString);
    }

    /** A launch may be anonymous, without the claim; one with the claim says who (LTI Core 1.3, 5.3.6.1). */
    private boolean subject(LaunchCandidate candidate) {
        JsonNode subject = candidate.token().claims().path("sub");
        return subject.isMissingNode() || (subject.isString() && ClaimText.id(subject) != null);
    }

    /** A launch may come from outside of every course; one that names a course names it whole. */
    private boolean course(LaunchCandidate candidate) {
        JsonNode context = candidate.token().claims().path(Lti.CLAIM_CONTEXT);
        return context.isMissingNode() || context.isNull() || ClaimText.id(context.path("id")) != null;
    }

    private boolean resourceLink(LaunchCandidate candidate) {
        return !isOf(candidate, Lti.RESOURCE_LINK_REQUEST)
                || ClaimText.id(candidate
                                .token()
                                .claims()
                                .path(Lti.CLAIM_RESOURCE_LINK)
                                .path("id"))
                        != null;
    }

    /** A review is of somebody's submission (Submission Review 1.0). */
    private boolean forUser(LaunchCandidate candidate) {
        return !isOf(candidate, Lti.SUBMISSION_REVIEW_REQUEST)
                || ClaimText.id(candidate
                                .token()
                                .claims()
                                .path(Lti.CLAIM_FOR_USER)
                                .path("user_id"))
                        != null;
    }

    private static boolean isOf(LaunchCandidate candidate, String messageType) {
        return candidate.token().text(Lti.CLAIM_MESSAGE_TYPE).equals(messageType);
    }

    /** Inside Cairn, by its one public address; where it leads is decided from the path, never by redirecting to it. */
    private boolean target(LaunchCandidate candidate) {
        IdToken token = candidate.token();
        try {
            URI target = new URI(token.text(Lti.CLAIM_TARGET_LINK_URI));
            URI here = address.uri();
            return Objects.equals(target.getScheme(), here.getScheme())
                    && Objects.equals(target.getHost(), here.getHost())
                    && target.getPort() == here.getPort()
                    && target.getUserInfo() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** One named line of trust. */
    private record LaunchCheck(String name, Predicate<LaunchCandidate> test) {}
}
