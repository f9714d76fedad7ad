package org.cairn.launch;

import org.cairn.launch.lti.IdToken;
import org.cairn.platform.Registration;

/** A launch that has not been believed yet: the registration comes from {@code state}, never from the token. */
record LaunchCandidate(Registration registration, LoginState state, IdToken token) {}
