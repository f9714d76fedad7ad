package org.cairn.connection;

import java.util.Locale;
import java.util.Set;
import org.cairn.platform.Registration;
import org.cairn.shared.Refusal;
import org.springframework.stereotype.Component;

/**
 * Asks for a service token to find out why there is none (Security Framework 1.0, 4.1.1). The token is not kept and not
 * used; what counts is the answer, down to the page that some platforms send instead of an error.
 */
@Component
class TokenProbe {

    private final TokenEndpoint endpoint;

    TokenProbe(TokenEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    /** What came of it. */
    sealed interface Outcome {

        record Granted(Set<String> scopes) implements Outcome {}

        /** @param cause the end of a message key: {@code platform.check.token.<cause>} */
        record Denied(String cause, String detail) implements Outcome {}
    }

    Outcome ask(Registration registration, Set<String> scopes) {
        try {
            return new Outcome.Granted(endpoint.ask(registration, scopes).granted());
        } catch (TokenEndpoint.Denied denied) {
            return judge(registration, denied);
        } catch (Refusal refusal) {
            return new Outcome.Denied(
                    "unreachable", String.valueOf(registration.tokenEndpoint().getHost()));
        }
    }

    static Outcome judge(Registration registration, TokenEndpoint.Denied denied) {
        String error = denied.error().toLowerCase(Locale.ROOT);
        return new Outcome.Denied(
                cause(registration, denied.status(), denied.body(), error), String.valueOf(denied.status()));
    }

    private static String cause(Registration registration, int status, String body, String error) {
        boolean page = body.stripLeading().startsWith("<");
        String maker = registration.productFamily().toLowerCase(Locale.ROOT);
        if (status == 404 && page) {
            // Moodle answers its own "not found" page when it could not read our key set.
            return maker.contains("moodle") ? "keys-not-fetched" : "no-endpoint";
        }
        if (error.equals("invalid_scope")) {
            return "scope";
        }
        boolean brightspace = maker.contains("desire2learn")
                || maker.contains("brightspace")
                || String.valueOf(registration.tokenEndpoint().getHost()).endsWith("brightspace.com");
        if (brightspace && registration.tokenAudience() == null && status >= 400) {
            return "audience";
        }
        return switch (error) {
            case "invalid_client", "unauthorized_client" -> "client";
            case "invalid_grant", "invalid_request", "expired token" -> "assertion";
            default -> status >= 500 ? "failing" : "refused";
        };
    }
}
