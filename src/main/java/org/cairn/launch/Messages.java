package org.cairn.launch;

import java.net.URI;
import org.cairn.launch.LaunchOutcome.Tale;
import org.cairn.platform.Registration;
import org.springframework.stereotype.Component;

/** Answers a believed message, each kind in its own way. */
@Component
class Messages {

    private final Arrivals arrivals;
    private final HeldData held;
    private final Agreements agreements;

    Messages(Arrivals arrivals, HeldData held, Agreements agreements) {
        this.arrivals = arrivals;
        this.held = held;
        this.agreements = agreements;
    }

    LaunchOutcome answer(LaunchCandidate candidate) {
        LaunchMessage message = new LaunchMessage(candidate.token());
        Registration registration = candidate.registration();
        if (message.isAnonymous()) {
            return told(candidate, message, new Tale.Nobody());
        }
        if (message.isAboutPrivacy()) {
            arrivals.use(candidate);
            return told(candidate, message, new Tale.Privacy(held.about(registration, message.subject())));
        }
        if (message.isAgreement()) {
            arrivals.use(candidate);
            URI service = message.agreementService(registration);
            return told(candidate, message, new Tale.Terms(agreements.offer(registration, message.subject(), service)));
        }
        if (message.isOutsideCourses()) {
            return told(candidate, message, new Tale.NoCourse());
        }
        return opened(candidate, arrivals.arrive(candidate));
    }

    private static LaunchOutcome told(LaunchCandidate candidate, LaunchMessage message, Tale tale) {
        return new LaunchOutcome.Told(tale, message.locale(), candidate.state().cookie());
    }

    private static LaunchOutcome opened(LaunchCandidate candidate, Launch launch) {
        Registration registration = candidate.registration();
        return new LaunchOutcome.Opened(
                launch,
                new LaunchPrincipal(
                        registration.id().toString(),
                        launch.visitor().person().toString(),
                        registration.frameAncestors()),
                "/l/" + launch.visitor().launch() + path(candidate, launch),
                candidate.state().cookie());
    }

    /** Where inside Cairn the launch leads, below {@code /l/{launchId}}; at once, since each address in between is a request. */
    private static String path(LaunchCandidate candidate, Launch launch) {
        if (launch.deepLinking().isPresent()) {
            return "/teach/deep-link";
        }
        if (launch.concerned().forUser() != null) {
            return launch.visitor().teaches() ? "/teach/review" : launch.wayIn();
        }
        return LaunchMessage.path(candidate.token()).orElseGet(launch::wayIn);
    }
}
