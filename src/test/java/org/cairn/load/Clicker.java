package org.cairn.load;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.cairn.load.Browser.Answer;

/**
 * Platform and browser of one learner at a time: login, the platform's part of it, the launch, and on to the page. Every launch
 * is by a browser that was never there before, so that each makes a session of its own.
 */
final class Clicker implements AutoCloseable {

    private static final int MOST_STEPS = 4;

    private final Campus campus;
    private final URI address;
    private final URI target;
    private final Browser browser = new Browser();
    private final Map<String, String> mustAsk;

    /** @param address of Cairn, or of what stands in for it */
    Clicker(Campus campus, URI address) {
        this.campus = campus;
        this.address = address;
        this.target = address.resolve("/lti/launch");
        // Security Framework 1.0, 5.1.1.2
        this.mustAsk = Map.of(
                "scope", "openid",
                "response_type", "id_token",
                "response_mode", "form_post",
                "prompt", "none",
                "client_id", campus.platform.clientId,
                "redirect_uri", target.toString());
    }

    /**
     * A login that the platform has been asked to go on with.
     *
     * @param cookies what the browser keeps of it
     */
    record Login(String state, String nonce, String cookies) {}

    /** A launch that did not lead to a page. */
    static final class Failed extends IOException {
        Failed(String message) {
            super(message);
        }
    }

    /** Launches, and goes on to the page; nanoseconds, without what the platform takes to sign. */
    long launch(int learner) throws IOException {
        long began = System.nanoTime();
        Login login = login(learner);
        long asked = System.nanoTime();
        String token = campus.sign(campus.claims(learner, login.nonce(), target));
        long signed = System.nanoTime();
        page(enter(login.state(), token, login.cookies()));
        return System.nanoTime() - began - (signed - asked);
    }

    Login login(int learner) throws IOException {
        Map<String, String> click = Map.of(
                "iss", campus.platform.origin(),
                "client_id", campus.platform.clientId,
                "login_hint", Campus.subject(learner),
                "lti_message_hint", "{\"cmid\":7,\"launchid\":\"ltilaunch1_2126606522\"}",
                "target_link_uri", target.toString());
        Answer answer = browser.post(address.resolve("/lti/login"), click, "");
        String cookies = answer.cookies();
        for (int step = 0; step < MOST_STEPS && answer.leadsOn() && isHere(answer.next()); step++) {
            answer = browser.get(answer.next(), cookies);
        }
        Map<String, String> asked = asked(answer);
        return new Login(asked.getOrDefault("state", ""), asked.getOrDefault("nonce", ""), cookies);
    }

    /** The answer to a launch, whatever it is. */
    Answer enter(String state, String token, String cookies) throws IOException {
        return browser.post(
                target,
                state.isEmpty() ? Map.of("id_token", token) : Map.of("state", state, "id_token", token),
                cookies);
    }

    /** The page that an answer leads to. */
    Answer page(Answer launched) throws IOException {
        Answer answer = launched;
        for (int step = 0; step < MOST_STEPS && answer.leadsOn(); step++) {
            answer = browser.get(answer.next(), launched.cookies());
        }
        if (answer.status() != 200 || !launched.leadsOn()) {
            throw new Failed(answer.asked() + " answered " + answer.status());
        }
        return answer;
    }

    String token(int learner, Login login) {
        return campus.sign(campus.claims(learner, login.nonce(), target));
    }

    Map<String, Object> claims(int learner, Login login) {
        return campus.claims(learner, login.nonce(), target);
    }

    private boolean isHere(URI next) {
        return next.getPort() == address.getPort();
    }

    private Map<String, String> asked(Answer answer) throws Failed {
        String location = String.valueOf(answer.location());
        Map<String, String> asked = new HashMap<>();
        if (answer.leadsOn() && location.startsWith(campus.authorization() + "?")) {
            Arrays.stream(location.substring(location.indexOf('?') + 1).split("&"))
                    .map(pair -> pair.split("=", 2))
                    .forEach(pair -> asked.put(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
        }
        if (!asked.entrySet().containsAll(mustAsk.entrySet())) {
            throw new Failed("the login answered " + answer.status() + " " + location);
        }
        return asked;
    }

    @Override
    public void close() throws IOException {
        browser.close();
    }
}
