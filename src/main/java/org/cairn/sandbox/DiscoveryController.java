package org.cairn.sandbox;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The platform's keys and its OpenID configuration (LTI Dynamic Registration 1.0, 3.2). */
@RestController
final class DiscoveryController {

    static final String CONFIGURATION = "/.well-known/openid-configuration";
    private static final String PLATFORM = "https://purl.imsglobal.org/spec/lti-platform-configuration";

    private final PlatformKeys keys;
    private final Addresses addresses;
    private final Manners manners;
    private final Invitations invitations;

    DiscoveryController(PlatformKeys keys, Addresses addresses, Manners manners, Invitations invitations) {
        this.keys = keys;
        this.addresses = addresses;
        this.manners = manners;
        this.invitations = invitations;
    }

    @GetMapping(path = "/lti/jwks", produces = MediaType.APPLICATION_JSON_VALUE)
    Map<String, Object> keys() {
        return keys.published(manners.now().keyNamesAlgorithm());
    }

    /** @param invitation in the address for an LMS that gives a tool no token; it comes back in that of the endpoint */
    @GetMapping(path = CONFIGURATION, produces = MediaType.APPLICATION_JSON_VALUE)
    Map<String, Object> configuration(
            @RequestParam(name = "invitation", required = false) @Nullable String invitation,
            HttpServletRequest request) {
        demandInvited(request);
        Map<String, Object> configuration = new LinkedHashMap<>();
        configuration.put("issuer", addresses.issuer());
        configuration.put("authorization_endpoint", addresses.own("/lti/auth"));
        configuration.put("token_endpoint", addresses.tokenEndpoint());
        if (!manners.now()
                .tokenAudience(addresses)
                .equals(addresses.tokenEndpoint().toString())) {
            configuration.put("authorization_server", manners.now().tokenAudience(addresses));
        }
        configuration.put("jwks_uri", addresses.own("/lti/jwks"));
        configuration.put("registration_endpoint", endpoint(invitation));
        configuration.put("token_endpoint_auth_methods_supported", List.of("private_key_jwt"));
        configuration.put("token_endpoint_auth_signing_alg_values_supported", List.of("RS256"));
        configuration.put("scopes_supported", Scope.offered(manners.now().offersNotices()));
        configuration.put("response_types_supported", List.of("id_token"));
        configuration.put("subject_types_supported", List.of("public"));
        configuration.put("id_token_signing_alg_values_supported", List.of("RS256"));
        configuration.put("claims_supported", List.of("sub", "iss", "name", "given_name", "family_name", "email"));
        configuration.put(PLATFORM, platform());
        return configuration;
    }

    private void demandInvited(HttpServletRequest request) {
        if (manners.now().guardsConfiguration()
                && invitations
                        .find(RegistrationController.bearer(request.getHeader(HttpHeaders.AUTHORIZATION)))
                        .isEmpty()) {
            throw RegistrationRefusal.unauthorized("missing_registration_token");
        }
    }

    private String endpoint(@Nullable String invitation) {
        String endpoint = addresses.own(RegistrationController.PATH).toString();
        return invitation == null ? endpoint : endpoint + "?invitation=" + invitation;
    }

    private Map<String, Object> platform() {
        Lms lms = manners.now();
        Map<String, Object> platform = new LinkedHashMap<>();
        platform.put("product_family_code", lms.family());
        platform.put("version", lms.version());
        platform.put("messages_supported", lms.messagesSupported());
        platform.put("variables", lms.variables());
        if (lms.offersNotices()) {
            platform.put("notice_types_supported", Notices.TYPES);
        }
        return platform;
    }
}
