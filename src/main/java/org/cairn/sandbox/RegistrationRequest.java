package org.cairn.sandbox;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a tool says of itself when it registers (LTI Dynamic Registration 1.0, 3.5). */
record RegistrationRequest(Map<String, Object> json) {

    static final String TOOL = "https://purl.imsglobal.org/spec/lti-tool-configuration";

    /** The claim for LTI tools; empty where it is missing. */
    Map<String, Object> tool() {
        return object(json.get(TOOL));
    }

    List<Map<String, Object>> messages() {
        return list(tool().get("messages")).map(RegistrationRequest::object).toList();
    }

    String scope() {
        return json.get("scope") instanceof String scope ? scope : "";
    }

    Map<String, String> custom() {
        Map<String, String> custom = new LinkedHashMap<>();
        object(tool().get("custom_parameters")).forEach((name, value) -> custom.put(name, String.valueOf(value)));
        return custom;
    }

    String name() {
        return String.valueOf(json.get("client_name"));
    }

    /**
     * What every platform demands.
     *
     * @param known whether this LMS will reach an address
     * @throws RegistrationRefusal naming the first thing that is missing or wrong
     */
    void check(Predicate<URI> known) {
        demand(json.get("application_type") == null || "web".equals(json.get("application_type")), "application_type");
        demand(list(json.get("response_types")).anyMatch("id_token"::equals), "response_types");
        demand("private_key_jwt".equals(json.get("token_endpoint_auth_method")), "token_endpoint_auth_method");
        demand(json.get("client_name") instanceof String name && !name.isBlank(), "client_name");
        demand(!list(json.get("redirect_uris")).toList().isEmpty(), "redirect_uris");
        if (!(tool().get("domain") instanceof String domain) || domain.isBlank()) {
            throw RegistrationRefusal.invalid("missing_domain", "domain is needed in the tool configuration");
        }
        Addresses.OfTool addresses = addresses();
        if (!domain.equals(addresses.target().getAuthority())) {
            throw RegistrationRefusal.invalid(
                    "domain_targetlinkuri_mismatch", "target_link_uri is not within the domain");
        }
        Stream.concat(
                        addresses.redirects().stream(),
                        Stream.of(addresses.login(), addresses.target(), addresses.deepLinking(), addresses.keys()))
                .filter(known.negate())
                .findFirst()
                .ifPresent(stranger -> {
                    throw RegistrationRefusal.invalid("invalid_redirect_uri", "Not an address of the invited tool");
                });
    }

    Addresses.OfTool addresses() {
        URI target = uri(tool().get("target_link_uri"), "target_link_uri");
        URI deepLinking = messages().stream()
                .filter(message -> LaunchClaims.DEEP_LINKING_REQUEST.equals(message.get("type")))
                .map(message -> message.get("target_link_uri"))
                .filter(String.class::isInstance)
                .map(address -> uri(address, "messages"))
                .findFirst()
                .orElse(target);
        return new Addresses.OfTool(
                uri(json.get("initiate_login_uri"), "initiate_login_uri"),
                list(json.get("redirect_uris"))
                        .map(address -> uri(address, "redirect_uris"))
                        .toList(),
                target,
                deepLinking,
                uri(json.get("jwks_uri"), "jwks_uri"));
    }

    private static URI uri(@Nullable Object address, String name) {
        demand(address instanceof String, name);
        try {
            return URI.create(String.valueOf(address));
        } catch (IllegalArgumentException wrong) {
            throw RegistrationRefusal.invalid("invalid_client_metadata", name + " is not an address");
        }
    }

    private static void demand(boolean right, String name) {
        if (!right) {
            throw RegistrationRefusal.invalid("invalid_client_metadata", "missing or wrong attribute " + name);
        }
    }

    private static Stream<?> list(@Nullable Object json) {
        return json instanceof List<?> list ? list.stream() : Stream.of();
    }

    private static Map<String, Object> object(@Nullable Object json) {
        Map<String, Object> object = new LinkedHashMap<>();
        if (json instanceof Map<?, ?> given) {
            given.forEach((name, value) -> object.put(String.valueOf(name), value));
        }
        return object;
    }
}
