package org.cairn.launch;

import java.util.Locale;
import java.util.Set;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;

/**
 * What a platform says instead of a launch (OpenID Connect Core 1.0, 3.1.2.6; RFC 6749, 4.1.2.1). Its own description is
 * neither shown nor logged: anybody could have written it.
 */
final class PlatformError {

    private static final Set<String> KNOWN = Set.of(
            "access_denied",
            "account_selection_required",
            "consent_required",
            "interaction_required",
            "invalid_request",
            "invalid_scope",
            "launch_no_longer_valid",
            "login_required",
            "server_error",
            "temporarily_unavailable",
            "unauthorized_client",
            "unsupported_response_type");

    private PlatformError() {}

    static Refusal refusal(String code) {
        String known = code.strip().toLowerCase(Locale.ROOT);
        return new Refusal(
                Problem.LAUNCH_REJECTED,
                KNOWN.contains(known)
                        ? "launch.platform-error." + known.replace('_', '-')
                        : "launch.platform-error.other");
    }
}
