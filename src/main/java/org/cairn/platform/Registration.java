package org.cairn.platform;

import java.net.URI;
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
        boolean enabled) {}
