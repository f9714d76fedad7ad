package org.cairn.platform;

import java.time.Instant;
import java.util.stream.Stream;
import org.cairn.shared.InstitutionId;
import org.jspecify.annotations.Nullable;

/**
 * A registration that has been begun and cannot launch yet. It becomes one, under the same id, when an administrator of
 * Cairn confirms it.
 *
 * @param replaces the registration whose values it would change, where the platform is known already
 */
public record PendingRegistration(
        RegistrationId id,
        InstitutionId institution,
        Product product,
        @Nullable RegistrationId replaces,
        FilledBy filledBy,
        String begunBy,
        Instant begunAt,
        PlatformValues values) {

    /** Who gave the values. */
    public enum FilledBy {
        NOBODY,
        ADMINISTRATOR,
        PLATFORM
    }

    /** Whether all that is missing is a decision. */
    public boolean waits() {
        return filledBy != FilledBy.NOBODY && values.complete();
    }

    /** What a platform says of itself, as far as it is known: the values of a registration that may still be incomplete. */
    public record PlatformValues(
            @Nullable String name,
            @Nullable String issuer,
            @Nullable String clientId,
            @Nullable String deploymentId,
            @Nullable String authorizationEndpoint,
            @Nullable String tokenEndpoint,
            @Nullable String tokenAudience,
            @Nullable String jwksUri,
            @Nullable String furtherOrigins) {

        /** Nothing yet. */
        public static final PlatformValues NONE =
                new PlatformValues(null, null, null, null, null, null, null, null, null);

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
            furtherOrigins = trimmed(furtherOrigins);
        }

        /** Whether a registration can be made of it; deployment, audience and further origins may be missing. */
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
                    registration.jwksUri().toString(),
                    Origin.joined(registration.furtherOrigins()));
        }

        private static @Nullable String trimmed(@Nullable String value) {
            return value == null || value.isBlank() ? null : value.strip();
        }
    }
}
