package org.cairn.launch;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.text.ParseException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.cairn.launch.LaunchesCheck.RefusedLaunches;
import org.cairn.launch.LoginStates.LoginState;
import org.cairn.launch.lti.IdToken;
import org.cairn.platform.Platforms;
import org.cairn.platform.Product;
import org.cairn.platform.Registration;
import org.cairn.shared.LaunchId;
import org.cairn.shared.PersonId;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.cairn.shared.Secrets;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** From the platform's answer to a launch that can be trusted. */
@Service
public class Launches {

    private static final Logger audit = LoggerFactory.getLogger("org.cairn.audit");

    private final Platforms platforms;
    private final LoginStates states;
    private final LaunchVerifier verifier;
    private final Messages messages;
    private final LaunchTable launches;
    private final RefusedLaunches refused;
    private final ObservationRegistry observations;

    Launches(
            Platforms platforms,
            LoginStates states,
            LaunchVerifier verifier,
            Messages messages,
            LaunchTable launches,
            RefusedLaunches refused,
            ObservationRegistry observations) {
        this.platforms = platforms;
        this.states = states;
        this.verifier = verifier;
        this.messages = messages;
        this.launches = launches;
        this.refused = refused;
        this.observations = observations;
    }

    /**
     * Believes a launch, or refuses it. A refusal leaves no session, and no row but its count.
     *
     * @param sender whom the state was sent to, as {@link #sender} has found it for this same post
     * @throws Refusal LAUNCH_MALFORMED where something is missing, LAUNCH_REJECTED where a check does not pass
     */
    public LaunchOutcome enter(LaunchPost post, Optional<Registration> sender) {
        Observation seen = Observation.createNotStarted("cairn.launches", observations)
                .lowCardinalityKeyValue("outcome", "failed")
                .lowCardinalityKeyValue("reason", "none")
                .lowCardinalityKeyValue("product", "unknown");
        return Objects.requireNonNull(seen.observe(() -> enter(post, sender, seen)));
    }

    private LaunchOutcome enter(LaunchPost post, Optional<Registration> sender, Observation seen) {
        try {
            LaunchOutcome outcome = believe(post, sender, seen);
            seen.lowCardinalityKeyValue(
                    "outcome", outcome.getClass().getSimpleName().toLowerCase(Locale.ROOT));
            return outcome;
        } catch (Refusal refusal) {
            seen.lowCardinalityKeyValue("outcome", "refused").lowCardinalityKeyValue("reason", refusal.key());
            audit.info("launch.rejected reason={}", refusal.key());
            Optional.ofNullable(post.state())
                    .flatMap(states::read)
                    .ifPresent(state -> refused.note(state.registration(), refusal.key()));
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

    /** Whom this state was sent to, if it is one that we know; whether or not they may launch now. */
    public Optional<Registration> sender(@Nullable String state) {
        return Optional.ofNullable(state)
                .flatMap(states::read)
                .flatMap(read -> platforms.registration(read.registration()));
    }

    /** The cookie of a state of ours, which has served once the platform has answered with an error. */
    public Optional<String> cookie(@Nullable String state) {
        return Optional.ofNullable(state).flatMap(states::read).map(LoginState::cookie);
    }

    private LaunchOutcome believe(LaunchPost post, Optional<Registration> sender, Observation seen) {
        LoginState state = state(post);
        boolean proved = isProved(state, post);
        if (!proved && (state.keptBy() != KeptBy.STORAGE || post.kept() != null)) {
            throw new Refusal(Problem.LAUNCH_REJECTED, "launch.browser");
        }
        post.refused().ifPresent(refusal -> {
            throw refusal;
        });
        Registration registration = sender.filter(known -> known.id().equals(state.registration()))
                .filter(Registration::enabled)
                .orElseThrow(() -> new Refusal(Problem.LAUNCH_REJECTED, "launch.switched-off"));
        seen.lowCardinalityKeyValue(
                "product", Product.ofFamily(registration.productFamily()).code());
        LaunchCandidate candidate = new LaunchCandidate(registration, state, token(post.idToken()));
        verify(candidate);
        mustBeAtHome(candidate, post.framed());
        return proved ? messages.answer(candidate) : held(candidate);
    }

    private void verify(LaunchCandidate candidate) {
        try {
            verifier.verify(candidate);
        } catch (Refusal refusal) {
            if (refusal.key().equals("launch.audience")) {
                // Moodle signs with a left-over LTI 1.1 consumer key as audience where an activity still has one.
                audit.warn(
                        "launch.audience-differs registration={} hint=the-activity-may-carry-a-consumer-key-of-LTI-1.1"
                                + " aud={}",
                        candidate.registration().id(),
                        candidate.claimed("aud"));
            }
            throw refusal;
        }
    }

    /**
     * What the signed launch names beside the registration's own origins is noted for the administrators. A frame there would
     * stay empty, so its reader is told instead.
     */
    private void mustBeAtHome(LaunchCandidate candidate, boolean framed) {
        Registration registration = candidate.registration();
        LaunchMessage message = new LaunchMessage(candidate.token());
        message.origins().stream()
                .filter(origin -> !registration.isOwn(origin))
                .forEach(origin -> platforms.meet(registration, origin));
        message.shownAt()
                .filter(origin -> framed && !registration.isOwn(origin))
                .ifPresent(origin -> {
                    throw new Refusal(Problem.LAUNCH_REJECTED, "launch.other-origin", origin);
                });
    }

    private static LaunchOutcome held(LaunchCandidate candidate) {
        LoginState state = candidate.state();
        return new LaunchOutcome.Held(
                candidate.registration().browserOrigin(),
                String.valueOf(state.storage()),
                state.stateKey(),
                state.nonceKey(),
                new LaunchMessage(candidate.token()).locale());
    }

    private static boolean isProved(LoginState state, LaunchPost post) {
        if (state.keptBy() != KeptBy.STORAGE) {
            return Secrets.opens(post.cookie().apply(state.cookie()), state.browserHash());
        }
        return post.kept() != null
                && Secrets.opens(post.kept().secret(), state.browserHash())
                && Secrets.opens(post.kept().nonce(), state.nonceHash());
    }

    private LoginState state(LaunchPost post) {
        String sent = post.state();
        if (sent == null || sent.isBlank()) {
            throw new Refusal(Problem.LAUNCH_MALFORMED, "launch.state-missing");
        }
        return states.read(sent).orElseThrow(() -> new Refusal(Problem.LAUNCH_REJECTED, "launch.state"));
    }

    private static IdToken token(@Nullable String compact) {
        if (compact == null || compact.isBlank()) {
            throw new Refusal(Problem.LAUNCH_MALFORMED, "launch.token-missing");
        }
        try {
            return IdToken.parse(compact);
        } catch (IdToken.WrongAlgorithm e) {
            throw new Refusal(Problem.LAUNCH_REJECTED, "launch.algorithm");
        } catch (ParseException e) {
            throw new Refusal(Problem.LAUNCH_REJECTED, "launch.token-unreadable");
        }
    }
}
