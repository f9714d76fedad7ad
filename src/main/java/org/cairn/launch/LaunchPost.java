package org.cairn.launch;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * What the platform posts to the redirect URI.
 *
 * @param cookie reads a cookie of the browser by its name
 * @param framed whether the browser says that the answer will stand in a frame
 * @param kept what the platform's storage gave back, in a second post of our own page; absent in the platform's post
 */
public record LaunchPost(
        @Nullable String state,
        @Nullable String idToken,
        @Nullable String error,
        Function<String, @Nullable String> cookie,
        boolean framed,
        @Nullable Kept kept) {

    /** What storage gave back: the secret of the state, and the nonce. */
    public record Kept(@Nullable String secret, @Nullable String nonce) {}

    private static final Set<String> KNOWN_ERRORS = Set.of(
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

    /**
     * What the platform says instead of a launch, if it does (OpenID Connect Core 1.0, 3.1.2.6; RFC 6749, 4.1.2.1). Its own
     * description is neither shown nor logged: anybody could have written it.
     */
    Optional<Refusal> refused() {
        return Optional.ofNullable(error)
                .map(code -> code.strip().toLowerCase(Locale.ROOT))
                .map(code -> KNOWN_ERRORS.contains(code) ? code.replace('_', '-') : "other")
                .map(code -> new Refusal(Problem.LAUNCH_REJECTED, "launch.platform-error." + code));
    }
}
