package org.cairn.launch;

import java.text.ParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cairn.platform.RegistrationId;
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
}
