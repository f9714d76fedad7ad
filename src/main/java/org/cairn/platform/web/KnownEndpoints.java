package org.cairn.platform.web;

import java.util.Map;
import java.util.Objects;
import org.cairn.platform.PendingRegistration.PlatformValues;
import org.cairn.platform.Product;
import org.jspecify.annotations.Nullable;

/** What need not be copied, because it follows from the product, and from its issuer or client id. */
final class KnownEndpoints {

    private static final String CANVAS = "https://canvas.instructure.com";

    /** Canvas answers for each issuer from a name of its own. */
    private static final Map<String, String> CANVAS_SITES = Map.of(
            CANVAS,
            "https://sso.canvaslms.com",
            "https://canvas.beta.instructure.com",
            "https://sso.beta.canvaslms.com",
            "https://canvas.test.instructure.com",
            "https://sso.test.canvaslms.com");

    private static final String BLACKBOARD = "https://developer.blackboard.com/api/v1/";

    private KnownEndpoints() {}

    /** The values, with what was left empty filled in where it is known. */
    static PlatformValues complete(Product product, PlatformValues values) {
        return switch (product) {
            case MOODLE -> values.issuer() == null ? values : moodle(values, values.issuer());
            case CANVAS -> canvas(values, Objects.requireNonNullElse(values.issuer(), CANVAS));
            case BRIGHTSPACE -> values.issuer() == null ? values : brightspace(values, values.issuer());
            case BLACKBOARD -> blackboard(values);
            case SAKAI, OPENEDX, OTHER -> values;
        };
    }

    private static PlatformValues moodle(PlatformValues values, String issuer) {
        return with(
                values,
                issuer,
                issuer + "/mod/lti/auth.php",
                issuer + "/mod/lti/token.php",
                null,
                issuer + "/mod/lti/certs.php");
    }

    private static PlatformValues canvas(PlatformValues values, String issuer) {
        String site = CANVAS_SITES.get(issuer);
        return site == null
                ? values
                : with(
                        values,
                        issuer,
                        site + "/api/lti/authorize_redirect",
                        site + "/login/oauth2/token",
                        null,
                        site + "/api/lti/security/jwks");
    }

    private static PlatformValues brightspace(PlatformValues values, String issuer) {
        return with(
                values,
                issuer,
                issuer + "/d2l/lti/authenticate",
                "https://auth.brightspace.com/core/connect/token",
                "https://api.brightspace.com/auth/token",
                issuer + "/d2l/.well-known/jwks");
    }

    private static PlatformValues blackboard(PlatformValues values) {
        return with(
                values,
                "https://blackboard.com",
                BLACKBOARD + "gateway/oidcauth",
                BLACKBOARD + "gateway/oauth2/jwttoken",
                null,
                values.clientId() == null
                        ? null
                        : BLACKBOARD + "management/applications/" + values.clientId() + "/jwks.json");
    }

    private static PlatformValues with(
            PlatformValues values,
            String issuer,
            String authorization,
            String token,
            @Nullable String audience,
            @Nullable String jwks) {
        return new PlatformValues(
                values.name(),
                or(values.issuer(), issuer),
                values.clientId(),
                values.deploymentId(),
                or(values.authorizationEndpoint(), authorization),
                or(values.tokenEndpoint(), token),
                or(values.tokenAudience(), audience),
                or(values.jwksUri(), jwks),
                values.furtherOrigins());
    }

    private static @Nullable String or(@Nullable String said, @Nullable String known) {
        return said == null ? known : said;
    }
}
