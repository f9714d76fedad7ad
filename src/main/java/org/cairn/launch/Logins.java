package org.cairn.launch;

import java.net.URI;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.cairn.launch.LoginNotes.LoginNote;
import org.cairn.launch.LoginStates.LoginStart;
import org.cairn.launch.LoginStates.LoginState;
import org.cairn.platform.Registration;
import org.cairn.shared.Problem;
import org.cairn.shared.PublicAddress;
import org.cairn.shared.Refusal;
import org.cairn.shared.Secrets;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * From a click in an LMS to the platform's authorization endpoint. What the browser keeps is found out before it is sent
 * there, because some platforms' hints serve once (Moodle): a launch that fails for want of a cookie could not be repeated.
 * Nothing is written.
 */
@Service
public class Logins {

    /** A name that a frame may have; anything else is no storage. */
    private static final Pattern FRAME = Pattern.compile("[\\w-]{1,100}");

    /** An address of ours carries both hints, and so does one of the platform's; servers take eight thousand characters. */
    private static final int LONGEST_HINTS = 4_500;

    private final MeantRegistrations registrations;
    private final LoginNotes notes;
    private final LoginStates states;
    private final Secrets secrets;
    private final PublicAddress address;

    Logins(
            MeantRegistrations registrations,
            LoginNotes notes,
            LoginStates states,
            Secrets secrets,
            PublicAddress address) {
        this.registrations = registrations;
        this.notes = notes;
        this.states = states;
        this.secrets = secrets;
        this.address = address;
    }

    /**
     * Begins a login: gives the browser a cookie, and a note to come back with.
     *
     * @throws Refusal LAUNCH_MALFORMED where something is missing or no registration, or more than one, is meant
     */
    public Begun begin(LoginRequest request) {
        String hint = request.loginHint();
        if (hint == null || hint.isBlank() || blank(request.targetLinkUri())) {
            throw new Refusal(Problem.LAUNCH_MALFORMED, "launch.login-incomplete");
        }
        String message = request.messageHint();
        if (hint.length() + (message == null ? 0 : message.length()) > LONGEST_HINTS) {
            throw new Refusal(Problem.LAUNCH_MALFORMED, "launch.login-long");
        }
        String target = request.storageTarget();
        String storage = target != null && FRAME.matcher(target).matches() ? target : null;
        String secret = secrets.next();
        return begun(
                new LoginNote(registrations.meant(request).id(), hint, message, storage, Secrets.hash(secret), false),
                secret);
    }

    /** The same login in a window of our own, where a cookie belongs to the site that the reader sees. */
    public Begun inWindow(String request) {
        String secret = secrets.next();
        return begun(notes.read(request).inWindow(Secrets.hash(secret)), secret);
    }

    /**
     * What comes next, now that it shows whether the cookie came back.
     *
     * @param topLevel whether the browser says that this page is no frame
     * @param cookie reads a cookie of the browser by its name
     * @throws Refusal LAUNCH_REJECTED where the note is not good, or not even a window keeps a cookie
     */
    public LoginStep proceed(String request, boolean topLevel, Function<String, @Nullable String> cookie) {
        LoginNote note = notes.read(request);
        Registration registration = registrations.open(note.registration());
        if (Secrets.opens(cookie.apply(LoginState.cookie(note.browserHash())), note.browserHash())) {
            KeptBy keptBy = note.inWindow() ? KeptBy.WINDOW : KeptBy.COOKIE;
            LoginStart start = states.start(registration.id(), note.browserHash(), keptBy, note.storageTarget());
            return new LoginStep.Authenticate(registration.frameAncestors(), authorization(registration, note, start));
        }
        if (note.inWindow() || topLevel) {
            throw new Refusal(
                    Problem.LAUNCH_REJECTED,
                    "launch.cookies-blocked",
                    address.uri().getHost());
        }
        return new LoginStep.Elsewhere(
                registration.frameAncestors(), registration.browserOrigin(), request, storage(registration, note));
    }

    /** A state of its own: whoever brings somebody else's note learns nothing that this browser does not keep. */
    private LoginStep.@Nullable Storage storage(Registration registration, LoginNote note) {
        if (note.storageTarget() == null) {
            return null;
        }
        String secret = secrets.next();
        LoginStart start = states.start(registration.id(), Secrets.hash(secret), KeptBy.STORAGE, note.storageTarget());
        return new LoginStep.Storage(
                authorization(registration, note, start),
                note.storageTarget(),
                start.remembered().stateKey(),
                secret,
                start.remembered().nonceKey(),
                start.nonce());
    }

    /** Hints are echoed as they came. */
    private URI authorization(Registration registration, LoginNote note, LoginStart start) {
        UriComponentsBuilder way = UriComponentsBuilder.fromUri(registration.authorizationEndpoint())
                .queryParam("scope", "openid")
                .queryParam("response_type", "id_token")
                .queryParam("response_mode", "form_post")
                .queryParam("prompt", "none")
                .queryParam("client_id", "{client}")
                .queryParam("redirect_uri", "{redirect}")
                .queryParam("login_hint", "{hint}")
                .queryParam("state", "{state}")
                .queryParam("nonce", "{nonce}");
        if (note.messageHint() != null) {
            way.queryParam("lti_message_hint", "{message}");
        }
        return way.encode()
                .buildAndExpand(Map.of(
                        "client", registration.clientId(),
                        "redirect", address.at("/lti/launch").toString(),
                        "hint", note.loginHint(),
                        "state", start.state(),
                        "nonce", start.nonce(),
                        "message", String.valueOf(note.messageHint())))
                .toUri();
    }

    private Begun begun(LoginNote note, String secret) {
        return new Begun(notes.sign(note), LoginState.cookie(note.browserHash()), secret);
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    /**
     * A login that has begun.
     *
     * @param request what the browser comes back with, signed; worth nothing without the cookie
     * @param cookie its name is public, its value is the secret
     */
    public record Begun(String request, String cookie, String secret) {}
}
