package org.cairn.sandbox;

import java.util.Map;
import java.util.Set;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Gives service tokens (RFC 6749, 4.4; LTI Security Framework 1.0, 4.1). */
@RestController
final class TokenController {

    private static final String ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private final ClientAssertions assertions;
    private final AccessTokens tokens;

    TokenController(ClientAssertions assertions, AccessTokens tokens) {
        this.assertions = assertions;
        this.tokens = tokens;
    }

    @PostMapping(path = "/lti/token", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Map<String, Object>> token(@RequestParam MultiValueMap<String, String> form) {
        String grantType = one(form, "grant_type");
        if (!grantType.equals("client_credentials")) {
            throw OAuthRefusal.unsupportedGrantType();
        }
        if (!one(form, "client_assertion_type").equals(ASSERTION_TYPE)) {
            throw OAuthRefusal.invalidRequest("client_assertion_type must be " + ASSERTION_TYPE);
        }
        assertions.verify(one(form, "client_assertion"));
        Set<Scope> granted = Scope.among(one(form, "scope"));
        if (granted.isEmpty()) {
            throw OAuthRefusal.invalidScope();
        }
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(Map.of(
                        "access_token", tokens.issue(granted),
                        "token_type", "Bearer",
                        "expires_in", AccessTokens.LIFE.toSeconds(),
                        "scope", Scope.join(granted)));
    }

    private static String one(MultiValueMap<String, String> form, String name) {
        String value = form.getFirst(name);
        if (value == null
                || value.isBlank()
                || form.getOrDefault(name, java.util.List.of()).size() != 1) {
            throw OAuthRefusal.invalidRequest(name + " is needed exactly once");
        }
        return value;
    }
}
