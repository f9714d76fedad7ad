package org.cairn.outbound;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.cairn.shared.PublicAddress;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * How far a request may go ({@code cairn.outbound.*}).
 *
 * @param plainHttpOrigins exact scheme, host and port that may be reached without TLS and on loopback; accepted only while
 *     the public address is itself loopback
 * @param maxBytes of one answer
 * @param deadline of one whole exchange
 * @param lane how many requests of one lane may be under way at once
 */
@ConfigurationProperties("cairn.outbound")
record OutboundLimits(
        @DefaultValue List<URI> plainHttpOrigins,
        @DefaultValue("20000000") int maxBytes,
        @DefaultValue("3s") Duration connect,
        @DefaultValue("15s") Duration read,
        @DefaultValue("60s") Duration deadline,
        @DefaultValue("2") int lane) {

    Set<String> plainOrigins() {
        return plainHttpOrigins.stream().map(OutboundLimits::origin).collect(Collectors.toUnmodifiableSet());
    }

    void mustSuit(PublicAddress address) {
        if (!plainHttpOrigins.isEmpty() && !address.isLoopback()) {
            throw new InvalidConfigurationPropertyValueException(
                    "cairn.outbound.plain-http-origins",
                    plainHttpOrigins,
                    "This is for trying Cairn on one machine. Remove it, or set cairn.public-address to a loopback address.");
        }
    }

    /** Scheme, host and port, the port always written out. */
    static String origin(URI uri) {
        int port = uri.getPort() >= 0 ? uri.getPort() : "https".equals(uri.getScheme()) ? 443 : 80;
        return uri.getScheme() + "://" + uri.getHost() + ":" + port;
    }
}
