package org.cairn.competency.web;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Addresses that a reader may open: a link never runs anything. */
final class Addresses {

    private Addresses() {}

    static boolean isAddress(@Nullable String text) {
        return https(text).isPresent() || (text != null && text.matches("http://[^\\s/]+(/\\S*)?"));
    }

    static Optional<URI> https(@Nullable String text) {
        try {
            return Optional.ofNullable(text)
                    .map(URI::create)
                    .filter(uri -> "https".equalsIgnoreCase(uri.getScheme()) && uri.getHost() != null);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
