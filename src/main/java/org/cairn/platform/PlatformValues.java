package org.cairn.platform;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a platform says of itself, as far as it is known: the values of a registration that may still be incomplete. */
public record PlatformValues(
        @Nullable String name,
        @Nullable String issuer,
        @Nullable String clientId,
        @Nullable String deploymentId,
        @Nullable String authorizationEndpoint,
        @Nullable String tokenEndpoint,
        @Nullable String tokenAudience,
        @Nullable String jwksUri) {

    /** Nothing yet. */
    public static final PlatformValues NONE = new PlatformValues(null, null, null, null, null, null, null, null);

    /** Blanks around a value come from copying, and an empty field is no value. */
    public PlatformValues {
        name = trimmed(name);
        issuer = trimmed(issuer);
        clientId = trimmed(clientId);
        deploymentId = trimmed(deploymentId);
        authorizationEndpoint = trimmed(authorizationEndpoint);
        tokenEndpoint = trimmed(tokenEndpoint);
        tokenAudience = trimmed(tokenAudience);
        jwksUri = trimmed(jwksUri);
    }

    /** Whether a registration can be made of it; deployment and audience may be missing. */
    public boolean complete() {
        return Stream.of(name, issuer, clientId, authorizationEndpoint, tokenEndpoint, jwksUri)
                .allMatch(value -> value != null);
    }

    static PlatformValues of(Registration registration) {
        return new PlatformValues(
                registration.name(),
                registration.issuer(),
                registration.clientId(),
                null,
                registration.authorizationEndpoint().toString(),
                registration.tokenEndpoint().toString(),
                registration.tokenAudience(),
                registration.jwksUri().toString());
    }

    private static @Nullable String trimmed(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }
}
