package org.cairn.outbound;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;

/** A request to the world outside. The lane (a platform's id, or a host) shares its limits with its like. */
public record OutboundRequest(
        String lane,
        HttpMethod method,
        URI uri,
        Map<String, String> headers,
        @Nullable String body) {

    public OutboundRequest {
        headers = Map.copyOf(headers);
    }

    public static OutboundRequest get(String lane, URI uri, String accept) {
        return new OutboundRequest(lane, HttpMethod.GET, uri, Map.of("Accept", accept), null);
    }

    /** Without headers and body: they carry tokens and signed assertions. */
    @Override
    public String toString() {
        return method + " " + uri.getHost() + uri.getRawPath();
    }
}
