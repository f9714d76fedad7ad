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

    /** The same call, for another page of the same list. */
    ServiceCall at(URI page) {
        return new ServiceCall(method, page, scopes, needs, accept, contentType, body);
    }
}
