package org.cairn.launch;

import java.net.URI;
import java.security.MessageDigest;
import java.text.ParseException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cairn.launch.LoginStates.LoginStart;
import org.cairn.launch.lti.IdToken;
import org.cairn.platform.Platforms;
import org.cairn.platform.Registration;
import org.cairn.platform.RegistrationId;
import org.cairn.shared.LaunchId;
import org.cairn.shared.PersonId;
import org.cairn.shared.Problem;
import org.cairn.shared.PublicAddress;
import org.cairn.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.web.util.UriComponentsBuilder;

/** From a click in an LMS to a launch that can be trusted. */
@Service
public class Launches {

    private static final Logger audit = LoggerFactory.getLogger("org.cairn.audit");

    private final Platforms platforms;
    private final LoginStates states;
    private final LaunchVerifier verifier;
    private final Arrivals arrivals;
    private final LaunchTable launches;
    private final PublicAddress address;

    Launches(
            Platforms platforms,
            LoginStates states,
            LaunchVerifier verifier,
            Arrivals arrivals,
            LaunchTable launches,
            PublicAddress address) {
        this.platforms = platforms;
        this.states = states;
        this.verifier = verifier;
        this.arrivals = arrivals;
        this.launches = launches;
        this.address = address;
    }

    /**
     * Answers a login with the way to the platform's authorization endpoint (Security Framework 1.0, 5.1.1.2). Writes
     * nothing; hints are echoed as they came.
     *
     * @throws Refusal LAUNCH_MALFORMED where something is missing or no registration, or more than one, is meant
     */
    public LoginRedirect login(LoginRequest request) {
        if (blank(request.loginHint()) || blank(request.targetLinkUri())) {
            throw new Refusal(Problem.LAUNCH_MALFORMED, "launch.login-incomplete");
        }
        Registration registration = registration(request);
        LoginStart start = states.start(registration.id());
        UriComponentsBuilder way = UriComponentsBuilder.fromUri(registration.authorizationEndpoint())
                .queryParam("scope", "openid")
                .queryParam("response_type", "id_token")
                .queryParam("response_mode", "form_post")
                .queryParam("prompt", "none")
                .queryParam("client_id", "{client}")
                .queryParam("redirect_uri", "{redirect}")
                .queryParam("login_hint", "{hint}")
                .queryParam("state", "{state}")
                .queryParam("nonce", "{nonce}");
        if (request.messageHint() != null) {
            way.queryParam("lti_message_hint", "{message}");
        }
        URI there = way.encode()
                .buildAndExpand(java.util.Map.of(
                        "client", registration.clientId(),
                        "redirect", address.at("/lti/launch").toString(),
                        "hint", String.valueOf(request.loginHint()),
                        "state", start.state(),
                        "nonce", start.nonce(),
                        "message", String.valueOf(request.messageHint())))
                .toUri();
        return new LoginRedirect(there, cookie(start.state()), start.browser());
    }

    /**
     * Believes a launch, or refuses it. A refusal leaves no session and no row.
     *
     * @throws Refusal LAUNCH_MALFORMED where something is missing, LAUNCH_REJECTED where a check does not pass
     */
    public LaunchOutcome enter(LaunchPost post) {
        try {
            return believe(post);
        } catch (Refusal refusal) {
            audit.info("launch.rejected reason={}", refusal.key());
            throw refusal;
        }
    }

    /** The launch, if it is this person's and has not ended. */
    public Optional<Launch> find(LaunchId id, PersonId person) {
        return launches.find(id, person);
    }

    /** The newest launches of all platforms, for administrators. */
    public List<RecentLaunch> newest(int most) {
        return launches.newest(most);
    }

    private LaunchOutcome believe(LaunchPost post) {
        LoginState state = state(post);
        if (post.error() != null) {
            throw new Refusal(Problem.LAUNCH_REJECTED, "launch.platform-error");
        }
        if (blank(post.idToken())) {
            throw new Refusal(Problem.LAUNCH_MALFORMED, "launch.token-missing");
        }
        Registration registration = platforms
                .registration(state.registration())
                .filter(Registration::enabled)
                .orElseThrow(() -> new Refusal(Problem.LAUNCH_REJECTED, "launch.switched-off"));
        LaunchCandidate candidate = new LaunchCandidate(registration, state, token(String.valueOf(post.idToken())));
        verifier.verify(candidate);
        Launch launch = arrivals.arrive(candidate);
        String path = launch.deepLinking().isPresent() ? "/teach/deep-link" : LaunchMessage.path(candidate.token());
        return new LaunchOutcome(
                launch,
                new LaunchPrincipal(
                        registration.id().toString(),
                        launch.visitor().person().toString(),
                        registration.browserOrigin()),
                "/l/" + launch.visitor().launch() + path,
                cookie(String.valueOf(post.state())));
    }

    private LoginState state(LaunchPost post) {
        String sent = post.state();
        if (sent == null || sent.isBlank()) {
            throw new Refusal(Problem.LAUNCH_MALFORMED, "launch.state-missing");
        }
        LoginState state = states.read(sent).orElseThrow(() -> new Refusal(Problem.LAUNCH_REJECTED, "launch.state"));
        String secret = post.cookie().apply(cookie(sent));
        if (secret == null || !same(LoginStates.hash(secret), state.browserHash())) {
            throw new Refusal(Problem.LAUNCH_REJECTED, "launch.browser");
        }
        return state;
    }

    private static IdToken token(String compact) {
        try {
            return IdToken.parse(compact);
        } catch (IdToken.WrongAlgorithm e) {
            throw new Refusal(Problem.LAUNCH_REJECTED, "launch.algorithm");
        } catch (ParseException e) {
            throw new Refusal(Problem.LAUNCH_REJECTED, "launch.token-unreadable");
        }
    }

    private Registration registration(LoginRequest request) {
        List<Registration> meant = request.registrationId() == null
                ? platforms.registrations(String.valueOf(request.issuer()), request.clientId())
                : byId(request.registrationId());
        List<Registration> open = meant.stream()
                .filter(Registration::enabled)
                .filter(registration ->
                        request.issuer() == null || registration.issuer().equals(request.issuer()))
                .filter(registration ->
                        request.clientId() == null || registration.clientId().equals(request.clientId()))
                .toList();
        if (open.isEmpty() && meant.stream().anyMatch(registration -> !registration.enabled())) {
            throw new Refusal(Problem.LAUNCH_REJECTED, "launch.switched-off");
        }
        if (open.size() != 1) {
            throw new Refusal(
                    Problem.LAUNCH_MALFORMED, open.isEmpty() ? "launch.platform-unknown" : "launch.platform-ambiguous");
        }
        return open.get(0);
    }

    private List<Registration> byId(String id) {
        try {
            return platforms.registration(new RegistrationId(UUID.fromString(id))).stream()
                    .toList();
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }

    /** One cookie a login, so that launches beside each other do not disturb each other. */
    private static String cookie(String state) {
        return "__Host-lti-" + LoginStates.hash(state).substring(0, 8);
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                other.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
