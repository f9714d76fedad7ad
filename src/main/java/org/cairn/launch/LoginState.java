package org.cairn.launch;

import java.time.Instant;
import java.util.UUID;
import org.cairn.platform.RegistrationId;

/**
 * What a login remembers until its launch: nothing of it lies in the database. The platform carries it as {@code state},
 * signed; only hashes of the nonce and of the browser's secret are in it.
 */
record LoginState(RegistrationId registration, String nonceHash, String browserHash, Instant expires) {

    static LoginState of(UUID registration, String nonceHash, String browserHash, Instant expires) {
        return new LoginState(new RegistrationId(registration), nonceHash, browserHash, expires);
    }
}
