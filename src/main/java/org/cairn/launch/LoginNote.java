package org.cairn.launch;

import org.cairn.platform.RegistrationId;
import org.jspecify.annotations.Nullable;

/**
 * A login under way, carried by the browser from one step to the next, signed. It opens nothing by itself: the browser that
 * carries it must also bring the secret behind {@code browserHash}, or begins anew.
 *
 * @param inWindow whether this is the window that was opened because the frame kept nothing
 */
record LoginNote(
        RegistrationId registration,
        String loginHint,
        @Nullable String messageHint,
        @Nullable String storageTarget,
        String browserHash,
        boolean inWindow) {

    LoginNote inWindow(String newBrowserHash) {
        return new LoginNote(registration, loginHint, messageHint, null, newBrowserHash, true);
    }
}
