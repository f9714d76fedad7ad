package org.cairn.platform;

import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.cairn.shared.InstitutionId;
import org.jspecify.annotations.Nullable;

/**
 * A platform that may launch us: issuer, client id and endpoints (LTI Core 1.3, 3.1.3 and Security Framework 1.0, 5.1.1).
 *
 * @param tokenAudience the audience of our client assertions where it is not the token endpoint (Brightspace)
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
        boolean enabled) {

    /**
     * Whether the address lies on an origin that the registration names. Only such addresses ever see a service token.
     */
    public boolean isOwnAddress(URI address) {
        return Stream.of(URI.create(issuer), authorizationEndpoint, tokenEndpoint, jwksUri)
                .map(Registration::origin)
                .flatMap(Optional::stream)
                .anyMatch(origin -> Optional.of(origin).equals(origin(address)));
    }

    /** Where the browser was when it was sent to us: whoever may show us in a frame. */
    public String browserOrigin() {
        return origin(authorizationEndpoint).orElseThrow();
    }

    private static Optional<String> origin(URI uri) {
        if (uri.getScheme() == null || uri.getHost() == null || uri.getUserInfo() != null) {
            return Optional.empty();
        }
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        return Optional.of(Objects.requireNonNull(uri.getScheme()) + "://" + uri.getHost() + port);
    }
}
