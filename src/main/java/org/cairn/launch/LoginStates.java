package org.cairn.launch;

import java.text.ParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cairn.platform.RegistrationId;
import org.cairn.shared.Secrets;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes and reads login states. */
@Component
class LoginStates {

    private final Signatures signatures;
    private final Secrets secrets;

    LoginStates(Signatures signatures, Secrets secrets) {
        this.signatures = signatures;
        this.secrets = secrets;
    }

    /** @param browserHash of the secret that the browser keeps */
    LoginStart start(RegistrationId registration, String browserHash, KeptBy keptBy, @Nullable String storage) {
        String nonce = secrets.next();
        LoginState state = new LoginState(registration, Secrets.hash(nonce), browserHash, keptBy, storage);
        return new LoginStart(state, sign(state), nonce);
    }

    private String sign(LoginState state) {
        Map<String, Object> said = new HashMap<>();
        said.put("sub", state.registration().toString());
        said.put("n", state.nonceHash());
        said.put("b", state.browserHash());
        said.put("k", state.keptBy().name());
        said.put("s", state.storage());
        return signatures.sign(Signatures.Purpose.STATE, said);
    }

    /** Empty where the state is not ours, has been changed, or is too old. */
    Optional<LoginState> read(String state) {
        return signatures.read(Signatures.Purpose.STATE, state).map(claims -> {
            try {
                return new LoginState(
                        new RegistrationId(UUID.fromString(claims.getSubject())),
                        claims.getStringClaim("n"),
                        claims.getStringClaim("b"),
                        KeptBy.valueOf(claims.getStringClaim("k")),
                        claims.getStringClaim("s"));
            } catch (ParseException e) {
                throw new IllegalStateException("a state that we have signed", e);
            }
        });
    }

    /** What goes out to the platform: the signed state and the nonce. */
    record LoginStart(LoginState remembered, String state, String nonce) {}

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
}
