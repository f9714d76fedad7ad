package org.cairn.launch;

import org.cairn.platform.RegistrationId;
import org.jspecify.annotations.Nullable;

/**
 * What a login remembers until its launch: nothing of it lies in the database. The platform carries it as {@code state},
 * signed; only hashes of the nonce and of the browser's secret are in it.
 *
 * @param storage where the platform keeps data for us: {@code _parent} or the name of a frame. Remembered here because not
 *     every platform repeats it at the launch (Blackboard).
 */
record LoginState(
        RegistrationId registration,
        String nonceHash,
        String browserHash,
        KeptBy keptBy,
        @Nullable String storage) {

    /** One cookie a login, so that launches beside each other do not disturb each other. */
    String cookie() {
        return cookie(browserHash);
    }

    static String cookie(String browserHash) {
        return "__Host-lti-" + browserHash.substring(0, 8);
    }

    String stateKey() {
        return "state_" + browserHash;
    }

    String nonceKey() {
        return "nonce_" + nonceHash;
    }
}
