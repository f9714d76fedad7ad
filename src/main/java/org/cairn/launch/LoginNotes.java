package org.cairn.launch;

import com.nimbusds.jwt.JWTClaimsSet;
import java.text.ParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.cairn.platform.RegistrationId;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Signs and reads login notes. */
@Component
class LoginNotes {

    private final Signatures signatures;

    LoginNotes(Signatures signatures) {
        this.signatures = signatures;
    }

    String sign(LoginNote note) {
        Map<String, Object> said = new HashMap<>();
        said.put("sub", note.registration().toString());
        said.put("h", note.loginHint());
        said.put("m", note.messageHint());
        said.put("s", note.storageTarget());
        said.put("b", note.browserHash());
        said.put("w", note.inWindow());
        return signatures.sign(Signatures.Purpose.LOGIN, said);
    }

    /** @throws Refusal LAUNCH_REJECTED where the note is not ours, has been changed, or is too old */
    LoginNote read(String note) {
        return signatures
                .read(Signatures.Purpose.LOGIN, note)
                .map(LoginNotes::note)
                .orElseThrow(() -> new Refusal(Problem.LAUNCH_REJECTED, "launch.state"));
    }

    private static LoginNote note(JWTClaimsSet claims) {
        try {
            return new LoginNote(
                    new RegistrationId(UUID.fromString(claims.getSubject())),
                    claims.getStringClaim("h"),
                    claims.getStringClaim("m"),
                    claims.getStringClaim("s"),
                    claims.getStringClaim("b"),
                    claims.getBooleanClaim("w"));
        } catch (ParseException e) {
            throw new IllegalStateException("a note that we have signed", e);
        }
    }

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
}
