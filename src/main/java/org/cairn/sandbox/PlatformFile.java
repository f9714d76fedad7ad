package org.cairn.sandbox;

import java.util.List;

/** What a tool must know of this platform: the file that Cairn loads as a registration. */
record PlatformFile(
        String name,
        String issuer,
        String clientId,
        List<String> deploymentIds,
        String authorizationEndpoint,
        String tokenEndpoint,
        String jwksUri,
        String productFamily,
        boolean autoAcceptDeployments,
        Institution institution) {

    record Institution(String nameEn, String nameFr, String website, String email) {}

    /** The file for a platform that listens on this port. */
    static PlatformFile of(int port) {
        String issuer = Addresses.issuer(port);
        return new PlatformFile(
                "Sandbox LMS",
                issuer,
                Addresses.CLIENT_ID,
                List.of(Addresses.DEPLOYMENT_ID),
                issuer + "/lti/auth",
                issuer + "/lti/token",
                issuer + "/lti/jwks",
                LaunchClaims.PRODUCT_FAMILY,
                false,
                new Institution(
                        "Coast Range College",
                        "Collège de la Chaîne-Côtière",
                        "https://coast-range.example",
                        "microcredentials@coast-range.example"));
    }
}
