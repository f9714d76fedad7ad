package org.cairn.launch;

import org.cairn.launch.LoginStates.LoginState;
import org.cairn.launch.lti.IdToken;
import org.cairn.platform.Registration;

/** A launch that has not been believed yet: the registration comes from {@code state}, never from the token. */
record LaunchCandidate(Registration registration, LoginState state, IdToken token) {

    /** What the token claims, for the log: a short plain word, whatever it is. */
    String claimed(String claim) {
        String text = token.claims().path(claim).toString().replaceAll("[^\\w.:/-]", "");
        return text.substring(0, Math.min(text.length(), 60));
    }
}
