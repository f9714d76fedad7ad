package org.cairn.sandbox;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The platform's keys and its OpenID configuration (LTI Dynamic Registration 1.0, 3.2), without registration. */
@RestController
final class DiscoveryController {

    private static final String PLATFORM = "https://purl.imsglobal.org/spec/lti-platform-configuration";

    private final PlatformKeys keys;
    private final Addresses addresses;

    DiscoveryController(PlatformKeys keys, Addresses addresses) {
        this.keys = keys;
        this.addresses = addresses;
    }

    @GetMapping(path = "/lti/jwks", produces = MediaType.APPLICATION_JSON_VALUE)
    Map<String, Object> keys() {
        return keys.published();
    }

    @GetMapping(path = "/.well-known/openid-configuration", produces = MediaType.APPLICATION_JSON_VALUE)
    Map<String, Object> configuration() {
        Map<String, Object> configuration = new LinkedHashMap<>();
        configuration.put("issuer", addresses.issuer());
        configuration.put("authorization_endpoint", addresses.own("/lti/auth"));
        configuration.put("token_endpoint", addresses.tokenEndpoint());
        configuration.put("jwks_uri", addresses.own("/lti/jwks"));
        configuration.put("token_endpoint_auth_methods_supported", List.of("private_key_jwt"));
        configuration.put("token_endpoint_auth_signing_alg_values_supported", List.of("RS256"));
        configuration.put("scopes_supported", Scope.all());
        configuration.put("response_types_supported", List.of("id_token"));
        configuration.put("subject_types_supported", List.of("public"));
        configuration.put("id_token_signing_alg_values_supported", List.of("RS256"));
        configuration.put("claims_supported", List.of("sub", "iss", "name", "given_name", "family_name", "email"));
        configuration.put(PLATFORM, platform());
        return configuration;
    }

    private static Map<String, Object> platform() {
        return Map.of(
                "product_family_code",
                LaunchClaims.PRODUCT_FAMILY,
                "version",
                "1",
                "messages_supported",
                List.of(
                        Map.of("type", LaunchClaims.RESOURCE_LINK_REQUEST),
                        Map.of("type", LaunchClaims.DEEP_LINKING_REQUEST, "placements", List.of("ContentArea"))),
                "variables",
                CustomVariables.NAMES);
    }
}
