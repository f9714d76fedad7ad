package org.cairn.platform;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cairn.shared.InstitutionId;
import org.jspecify.annotations.Nullable;

/**
 * A platform that may launch us: issuer, client id and endpoints (LTI Core 1.3, 3.1.3 and Security Framework 1.0, 5.1.1).
 *
 * @param tokenAudience the audience of our client assertions where it is not the token endpoint (Brightspace)
 * @param furtherOrigins where the LMS serves courses and services beside the origins of issuer and endpoints (hosted Canvas)
 */
public record Registration(
        RegistrationId id,
        InstitutionId institution,
        String name,
        String issuer,
        String clientId,
        URI authorizationEndpoint,
        URI tokenEndpoint,
        @Nullable String tokenAudience,
        URI jwksUri,
        String productFamily,
        boolean acceptsAllDeployments,
        boolean enabled,
        List<Origin> furtherOrigins) {

    public Registration {
        furtherOrigins = List.copyOf(furtherOrigins);
    }

    /**
     * Whether the address lies on an origin that the registration names. Only such addresses ever see a service token.
     */
    public boolean isOwnAddress(URI address) {
        return Origin.of(address).filter(this::isOwn).isPresent();
    }

    /** Whether the origin is one that the registration names. */
    public boolean isOwn(Origin origin) {
        return furtherOrigins.contains(origin)
                || Stream.of(URI.create(issuer), authorizationEndpoint, tokenEndpoint, jwksUri)
                        .anyMatch(address -> Origin.of(address).equals(Optional.of(origin)));
    }

    /** Where the browser is sent to log in, and whom the platform's storage answers as (LTI Client Side postMessages 0.1, 2). */
    public String browserOrigin() {
        return Origin.of(authorizationEndpoint).orElseThrow().value();
    }

    /** Whoever may show us in a frame, as a source list of the content security policy. */
    public String frameAncestors() {
        return Stream.concat(Origin.of(authorizationEndpoint).stream(), furtherOrigins.stream())
                .map(Origin::value)
                .distinct()
                .collect(Collectors.joining(" "));
    }
}
