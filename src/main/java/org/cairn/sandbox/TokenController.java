package org.cairn.sandbox;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Gives service tokens (RFC 6749, 4.4; LTI Security Framework 1.0, 4.1). */
@RestController
final class TokenController {

    private static final String ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private final ClientAssertions assertions;
    private final AccessTokens tokens;
    private final Manners manners;

    TokenController(ClientAssertions assertions, AccessTokens tokens, Manners manners) {
        this.assertions = assertions;
        this.tokens = tokens;
        this.manners = manners;
    }

    @PostMapping("/lti/token")
    ResponseEntity<String> token(@RequestParam MultiValueMap<String, String> form) {
        String grantType = one(form, "grant_type");
        if (!grantType.equals("client_credentials")) {
            throw OAuthRefusal.unsupportedGrantType();
        }
        if (!one(form, "client_assertion_type").equals(ASSERTION_TYPE)) {
            throw OAuthRefusal.invalidRequest("client_assertion_type must be " + ASSERTION_TYPE);
        }
        Tool tool = assertions.verify(one(form, "client_assertion"));
        Set<Scope> granted = Scope.among(one(form, "scope"));
        granted.retainAll(tool.scopes());
        if (!manners.now().offersNotices()) {
            granted.remove(Scope.NOTICE_HANDLERS);
        }
        if (granted.isEmpty()) {
            throw OAuthRefusal.invalidScope();
        }
        return answer(Map.of(
                "access_token", tokens.issue(tool, granted),
                "token_type", "Bearer",
                "expires_in", AccessTokens.LIFE.toSeconds(),
                "scope", Scope.join(granted)));
    }

    private ResponseEntity<String> answer(Map<String, Object> token) {
        return ResponseEntity.ok()
                .contentType(manners.now().tokenMediaType())
                .cacheControl(CacheControl.noStore())
                .body(JsonMapper.shared().writeValueAsString(token));
    }

    private static String one(MultiValueMap<String, String> form, String name) {
        String value = form.getFirst(name);
        if (value == null
                || value.isBlank()
                || form.getOrDefault(name, List.of()).size() != 1) {
            throw OAuthRefusal.invalidRequest(name + " is needed exactly once");
        }
        return value;
    }
}
