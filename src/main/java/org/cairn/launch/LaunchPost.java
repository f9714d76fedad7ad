package org.cairn.launch;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the platform posts to the redirect URI.
 *
 * @param cookie reads a cookie of the browser by its name
 */
public record LaunchPost(
        @Nullable String state,
        @Nullable String idToken,
        @Nullable String error,
        Function<String, @Nullable String> cookie) {}
