package org.cairn.sandbox;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.cairn.sandbox.AuthenticationRequest.Mistake;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Decides what a tool that asks for authentication gets: a message, or an error. */
@Component
final class Authentication {

    private final Tools tools;
    private final PendingLaunches launches;
    private final IdTokens idTokens;
    private final Wire wire;

    Authentication(Tools tools, PendingLaunches launches, IdTokens idTokens, Wire wire) {
        this.tools = tools;
        this.wire = wire;
        this.launches = launches;
        this.idTokens = idTokens;
    }

    /**
     * Nothing is ever posted to an address that is not registered (RFC 6749, 4.1.2.1).
     *
     * @throws LmsRefusal 400 for an unknown client or redirect address
     */
    void demandKnownTool(AuthenticationRequest asked) {
        Tool tool = tools.find(String.valueOf(asked.clientId()))
                .filter(Tool::active)
                .orElseThrow(() -> new LmsRefusal(HttpStatus.BAD_REQUEST, "unknown-client"));
        if (!tool.hasRedirect(String.valueOf(asked.redirectUri()))) {
            throw new LmsRefusal(HttpStatus.BAD_REQUEST, "unknown-redirect");
        }
    }

    /** The fields to post to the redirect address: {@code id_token} or {@code error}, and the state as it came. */
    Map<String, String> answer(AuthenticationRequest asked, Person person, Locale locale) {
        Map<String, String> fields = new LinkedHashMap<>();
        Optional<Mistake> mistake = asked.mistake().or(() -> wrongPerson(asked, person));
        if (mistake.isEmpty()) {
            PendingLaunch launch = launches.take(asked.messageHint()).orElse(null);
            mistake = launch == null ? expired() : denied(launch, asked, person);
            if (mistake.isEmpty()) {
                fields.put("id_token", idTokens.write(launch, person, asked.nonce(), locale));
            }
        }
        mistake.ifPresent(wrong -> {
            fields.put("error", wrong.error());
            fields.put("error_description", wrong.description());
        });
        if (asked.state() != null) {
            fields.put("state", asked.state());
        }
        return fields;
    }

    private Optional<Mistake> wrongPerson(AuthenticationRequest asked, Person person) {
        return wire.id(person).equals(asked.loginHint())
                ? Optional.empty()
                : AuthenticationRequest.mistake("access_denied", "Another person is signed in");
    }

    private static Optional<Mistake> expired() {
        return AuthenticationRequest.mistake(
                "invalid_request", "lti_message_hint is unknown, was used before or is too old");
    }

    private static Optional<Mistake> denied(PendingLaunch launch, AuthenticationRequest asked, Person person) {
        if (!launch.tool().clientId().equals(asked.clientId())) {
            return AuthenticationRequest.mistake("unauthorized_client", "The launch is of another tool");
        }
        if (launch instanceof PendingLaunch.OfOddity odd && odd.oddity() == Oddity.DENIED) {
            return AuthenticationRequest.mistake("access_denied", "The platform was asked to say no");
        }
        Course course = launch.course();
        return course == null || person.administers() || course.has(person)
                ? Optional.empty()
                : AuthenticationRequest.mistake("access_denied", "Not in this course");
    }
}
