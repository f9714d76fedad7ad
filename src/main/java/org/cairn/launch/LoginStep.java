package org.cairn.launch;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** What comes after a login has found out what the browser keeps. */
public sealed interface LoginStep {

    /** The platform's origins, which may show us in a frame. */
    String frameAncestors();

    /** The cookie came back: to the platform's authorization endpoint (Security Framework 1.0, 5.1.1.2). */
    record Authenticate(String frameAncestors, URI address) implements LoginStep {}

    /**
     * No cookie came back: the platform's storage, where there is one, else a window of our own.
     *
     * @param platformOrigin as whom the platform's storage answers
     * @param request carries the login into the window
     * @param storage absent where the platform offers none
     */
    record Elsewhere(
            String frameAncestors,
            String platformOrigin,
            String request,
            @Nullable Storage storage) implements LoginStep {}

    /**
     * What the page asks the platform to keep, and where the browser goes then.
     *
     * @param target {@code _parent} or the name of a frame beside us
     */
    record Storage(URI address, String target, String stateKey, String state, String nonceKey, String nonce) {}
}
