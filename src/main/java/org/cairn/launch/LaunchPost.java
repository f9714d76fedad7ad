package org.cairn.launch;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the platform posts to the redirect URI.
 *
 * @param cookie reads a cookie of the browser by its name
 * @param kept what the platform's storage gave back, in a second post of our own page; absent in the platform's post
 */
public record LaunchPost(
        @Nullable String state,
        @Nullable String idToken,
        @Nullable String error,
        Function<String, @Nullable String> cookie,
        @Nullable Kept kept) {

    /** What storage gave back: the secret of the state, and the nonce. */
    public record Kept(@Nullable String secret, @Nullable String nonce) {}
}
