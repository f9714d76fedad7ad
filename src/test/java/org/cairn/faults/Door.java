package org.cairn.faults;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cairn.gradebook.ags.Ags;
import org.cairn.testing.FakePlatform;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;
import tools.jackson.databind.json.JsonMapper;

/** Where an LMS says who has clicked: whoever the hint of the login names as a learner, {@code 3:u5} in course 3. */
final class Door {

    private final RSAKey key = FakePlatform.newKey("door");

    Reply keys() {
        return Reply.json(new JWKSet(key).toPublicJWKSet().toString());
    }

    /** A page that posts itself. */
    Reply letIn(URI asked, String issuer) {
        MultiValueMap<String, String> query =
                UriComponentsBuilder.fromUri(asked).build().getQueryParams();
        String token = FakePlatform.sign(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
                JsonMapper.shared().writeValueAsString(claims(query, issuer)),
                key);
        String page = """
                <form method="post" action="%s"><input type="hidden" name="id_token" value="%s">
                <input type="hidden" name="state" value="%s"></form><script src="/js/post.js"></script>""".formatted(said(query, "redirect_uri"), token, said(query, "state"));
        return new Reply(200, "text/html; charset=utf-8", page, Map.of());
    }

    private static Map<String, Object> claims(MultiValueMap<String, String> query, String issuer) {
        long now = Instant.now().getEpochSecond();
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", issuer);
        claims.put("aud", said(query, "client_id"));
        String[] hint = said(query, "login_hint").split(":", -1);
        claims.put("sub", hint[1]);
        claims.put(
                "https://purl.imsglobal.org/spec/lti-ags/claim/endpoint",
                Map.of("scope", Ags.SCOPES, "lineitems", issuer + "/mod/lti/c" + hint[0] + "/items"));
        claims.put(
                "https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice",
                Map.of(
                        "context_memberships_url",
                        issuer + "/mod/lti/c" + hint[0] + "/members",
                        "service_versions",
                        List.of("2.0")));
        claims.put("nonce", said(query, "nonce"));
        claims.put("iat", now);
        claims.put("exp", now + 60);
        claims.put(FakePlatform.CLAIM + "version", "1.3.0");
        claims.put(FakePlatform.CLAIM + "message_type", "LtiResourceLinkRequest");
        claims.put(FakePlatform.CLAIM + "deployment_id", "1");
        claims.put(FakePlatform.CLAIM + "target_link_uri", said(query, "redirect_uri"));
        claims.put(FakePlatform.CLAIM + "roles", List.of(FakePlatform.MEMBERSHIP + "Learner"));
        claims.put(
                FakePlatform.CLAIM + "context",
                Map.of("id", "2", "label", "BIO101", "title", "Biology 101", "type", List.of("CourseSection")));
        claims.put(FakePlatform.CLAIM + "resource_link", Map.of("id", "1", "title", "My micro-credential"));
        claims.put(FakePlatform.CLAIM + "launch_presentation", Map.of("locale", "en"));
        return claims;
    }

    private static String said(MultiValueMap<String, String> query, String name) {
        return UriUtils.decode(String.valueOf(query.getFirst(name)), "UTF-8");
    }
}
