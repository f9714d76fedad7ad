package org.cairn.connection;

import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;

/**
 * One call of a platform's service.
 *
 * @param scopes what the token is asked for: all that we need of the service, so that one token serves every call of it
 * @param needs what this call cannot do without: one of these at least must be among the scopes that were granted
 * @param accept the exact media type; platforms refuse lists and wildcards
 * @param body compact JSON, or null
 */
public record ServiceCall(
        HttpMethod method,
        URI uri,
        Set<String> scopes,
        Set<String> needs,
        @Nullable String accept,
        @Nullable String contentType,
        @Nullable String body) {

    public ServiceCall {
        scopes = Set.copyOf(scopes);
        needs = Set.copyOf(needs);
    }

    public static ServiceCall get(URI uri, Set<String> scopes, Set<String> needs, String accept) {
        return new ServiceCall(HttpMethod.GET, uri, scopes, needs, accept, null, null);
    }

    /** A call whose body proves who is calling: no service token belongs to it. */
    public static ServiceCall post(URI uri, String accept, String contentType, String body) {
        return new ServiceCall(HttpMethod.POST, uri, Set.of(), Set.of(), accept, contentType, body);
    }

    /** Without headers and body, which may say who is calling. */
    @Override
    public String toString() {
        return method + " " + uri.getHost() + uri.getRawPath();
    }

    /** The same call, for another page of the same list. */
    ServiceCall at(URI page) {
        return new ServiceCall(method, page, scopes, needs, accept, contentType, body);
    }
}
