package org.cairn.shared;

import java.net.URI;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The one address under which the world knows this Cairn ({@code cairn.public-address}), without a path. Every absolute
 * address is made from it; the Host header of a request never is.
 */
@ConfigurationProperties("cairn")
public record PublicAddress(@DefaultValue("") String publicAddress) {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    /** For example {@code https://cairn.example.edu}. */
    public URI uri() {
        return URI.create(publicAddress);
    }

    /** @param path begins with a slash */
    public URI at(String path) {
        return URI.create(publicAddress + path);
    }

    public boolean isLoopback() {
        return publicAddress.startsWith("http") && LOOPBACK.contains(uri().getHost());
    }
}
