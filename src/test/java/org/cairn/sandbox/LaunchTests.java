package org.cairn.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpResponse;
import java.text.ParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LaunchTests {

    @RegisterExtension
    static final RunningLms lms = new RunningLms();

    private static final String LINK = "/launch/course-1010-microcredential";

    @Test
    void theLoginIsInitiatedWithSixParameters() {
        lms.enter("learner");

        String page = lms.get(LINK).body();

        assertThat(page).contains("action=\"" + lms.tool().address() + "/lti/login\"");
        assertThat(RunningLms.field(page, "iss")).isEqualTo(lms.lms().address().toString());
        assertThat(RunningLms.field(page, "login_hint")).isEqualTo("2001");
        assertThat(RunningLms.field(page, "client_id")).isEqualTo("cairn-sandbox");
        assertThat(RunningLms.field(page, "lti_deployment_id")).isEqualTo("1");
        assertThat(RunningLms.field(page, "target_link_uri"))
                .isEqualTo(lms.tool().address() + "/lti/launch");
        assertThat(RunningLms.field(page, "lti_message_hint")).startsWith("{\"linkid\":");
        assertThat(page).doesNotContain("_csrf");
    }

    @Test
    void aLearnerLaunchIsSignedForAMinuteByAPublishedKey() throws Exception {
        lms.enter("learner");

        String answer = authenticate(LINK, fields -> {}).body();

        assertThat(RunningLms.field(answer, "state")).isEqualTo("the state");
        JWTClaimsSet claims = verified(RunningLms.field(answer, "id_token"));
        assertThat(claims.getIssuer()).isEqualTo(lms.lms().address().toString());
        assertThat(claims.getAudience()).containsExactly("cairn-sandbox");
        assertThat(claims.getSubject()).isEqualTo("2001");
        assertThat(claims.getStringClaim("nonce")).isEqualTo("the nonce");
        assertThat(claims.getExpirationTime().toInstant())
                .isEqualTo(claims.getIssueTime().toInstant().plusSeconds(60));
        assertThat(claims.getStringClaim("name")).isEqualTo("Noémie Tremblay-Okafor");
        assertThat(claims.getStringClaim(LaunchClaims.MESSAGE_TYPE)).isEqualTo("LtiResourceLinkRequest");
        assertThat(claims.getStringListClaim(LaunchClaims.ROLES))
                .contains("http://purl.imsglobal.org/vocab/lis/v2/membership#Learner");
        assertThat(claims.getJSONObjectClaim(LaunchClaims.CONTEXT)).containsEntry("label", "FALL-1010");
        assertThat(claims.getJSONObjectClaim(LaunchClaims.CUSTOM))
                .containsEntry("context_label", "FALL-1010")
                .containsEntry("resource_link_id_history", "$ResourceLink.id.history");
        assertThat(claims.getJSONObjectClaim(LaunchClaims.AGS_ENDPOINT))
                .containsEntry("lineitems", lms.lms().address() + "/lti/services/course-1010/lineitems?type_id=1")
                .doesNotContainKey("lineitem");
        assertThat(claims.getJSONObjectClaim(LaunchClaims.LAUNCH_PRESENTATION))
                .containsEntry("document_target", "iframe");
    }

    @Test
    void aWithheldNameIsAbsent() throws Exception {
        lms.enter("2009");

        JWTClaimsSet claims =
                verified(RunningLms.field(authenticate(LINK, fields -> {}).body(), "id_token"));

        assertThat(claims.getClaims()).doesNotContainKeys("name", "given_name", "family_name", "email");
    }

    @Test
    void onePartNamesHaveNoFamilyName() throws Exception {
        lms.enter("2003");

        JWTClaimsSet claims =
                verified(RunningLms.field(authenticate(LINK, fields -> {}).body(), "id_token"));

        assertThat(claims.getClaims()).containsEntry("name", "Sukarto").doesNotContainKey("family_name");
    }

    @Test
    void anAdministratorHasNoRoleInTheCourse() throws Exception {
        lms.enter("administrator");

        JWTClaimsSet claims =
                verified(RunningLms.field(authenticate(LINK, fields -> {}).body(), "id_token"));

        assertThat(claims.getStringListClaim(LaunchClaims.ROLES))
                .contains("http://purl.imsglobal.org/vocab/lis/v2/system/person#Administrator")
                .noneMatch(role -> role.contains("membership"));
    }

    @Test
    void theLanguageOfThePageIsSent() throws Exception {
        lms.enter("learner?lang=fr");

        JWTClaimsSet claims =
                verified(RunningLms.field(authenticate(LINK, fields -> {}).body(), "id_token"));

        assertThat(claims.getJSONObjectClaim(LaunchClaims.LAUNCH_PRESENTATION)).containsEntry("locale", "fr-CA");
    }

    @Test
    void mistakesGoBackToTheTool() {
        lms.enter("learner");

        Map<String, List<String>> mistakes = Map.of(
                "access_denied", List.of("login_hint", "2002"),
                "invalid_scope", List.of("scope", "openid profile"),
                "unsupported_response_type", List.of("response_type", "code"),
                "invalid_request", List.of("response_mode", "query"));
        mistakes.forEach((error, change) -> {
            String answer = authenticate(LINK, fields -> fields.put(change.get(0), change.get(1)))
                    .body();
            assertThat(answer).contains("action=\"" + lms.tool().address() + "/lti/launch\"");
            assertThat(RunningLms.field(answer, "error")).isEqualTo(error);
            assertThat(RunningLms.field(answer, "state")).isEqualTo("the state");
            assertThat(answer).doesNotContain("name=\"id_token\"");
        });
        for (Map.Entry<String, String> change : Map.of(
                        "prompt", "login", "nonce", "", "lti_message_hint", "{\"launchid\":\"guessed\"}")
                .entrySet()) {
            String answer = authenticate(LINK, fields -> fields.put(change.getKey(), change.getValue()))
                    .body();
            assertThat(RunningLms.field(answer, "error")).as(change.getKey()).isEqualTo("invalid_request");
        }
    }

    @Test
    void promptMayBeAbsent() {
        lms.enter("learner");

        assertThat(authenticate(LINK, fields -> fields.remove("prompt")).body()).contains("id_token");
    }

    @Test
    void aLaunchServesOnce() {
        lms.enter("learner");
        Map<String, String> request = request(LINK);

        assertThat(lms.post("/lti/auth", request).body()).contains("id_token");
        assertThat(RunningLms.field(lms.post("/lti/auth", request).body(), "error"))
                .isEqualTo("invalid_request");
    }

    @Test
    void nothingIsPostedToAnAddressThatIsNotRegistered() {
        lms.enter("learner");

        for (Map.Entry<String, String> change : Map.of(
                        "redirect_uri", "https://evil.example/launch", "client_id", "somebody")
                .entrySet()) {
            HttpResponse<String> answer = authenticate(LINK, fields -> fields.put(change.getKey(), change.getValue()));
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body())
                    .doesNotContain("<form method=\"post\" action")
                    .doesNotContain("evil.example");
        }
    }

    @Test
    void aRequestWithoutCookieIsRepostedOnceAndMakesNoSession() {
        lms.enter("learner");
        Map<String, String> request = request(LINK);
        RunningLms stranger = new RunningLms();

        HttpResponse<String> repost = stranger.post("/lti/auth", request);

        assertThat(repost.body()).contains("action=\"/lti/auth\"");
        assertThat(RunningLms.field(repost.body(), "repost")).isEqualTo("true");
        assertThat(RunningLms.field(repost.body(), "lti_message_hint")).isEqualTo(request.get("lti_message_hint"));
        assertThat(repost.headers().allValues("Set-Cookie")).noneMatch(cookie -> cookie.startsWith("sandbox-lms="));
        request.put("repost", "true");
        assertThat(lms.post("/lti/auth", request).body()).contains("id_token");
    }

    @Test
    void whoeverIsNotSignedInSignsInAndGoesOn() {
        lms.enter("learner");
        Map<String, String> request = request(LINK);
        request.put("repost", "true");
        RunningLms later = new RunningLms();

        HttpResponse<String> redirect = later.post("/lti/auth", request);
        String signIn = redirect.headers().firstValue("Location").orElseThrow();
        String next = RunningLms.field(later.get(signIn).body(), "next");
        HttpResponse<String> entered = later.submit(signIn, "/sign-in", Map.of("person", "2001", "next", next));
        HttpResponse<String> answer =
                later.get(entered.headers().firstValue("Location").orElseThrow());

        assertThat(answer.body()).contains("id_token");
        assertThat(RunningLms.field(answer.body(), "state")).isEqualTo("the state");
    }

    @Test
    void whoeverIsNotInACourseCannotLaunchFromIt() {
        lms.enter("2024");

        assertThat(lms.get("/launch/course-2020-microcredential").statusCode()).isEqualTo(403);
    }

    private HttpResponse<String> authenticate(String page, Consumer<Map<String, String>> change) {
        Map<String, String> request = request(page);
        change.accept(request);
        return lms.post("/lti/auth", request);
    }

    private static Map<String, String> request(String launchPage) {
        String page = lms.get(launchPage).body();
        Map<String, String> request = new LinkedHashMap<>();
        request.put("scope", "openid");
        request.put("response_type", "id_token");
        request.put("response_mode", "form_post");
        request.put("prompt", "none");
        request.put("client_id", "cairn-sandbox");
        request.put("redirect_uri", lms.tool().address() + "/lti/launch");
        request.put("login_hint", RunningLms.field(page, "login_hint"));
        request.put("lti_message_hint", RunningLms.field(page, "lti_message_hint"));
        request.put("nonce", "the nonce");
        request.put("state", "the state");
        return request;
    }

    private static JWTClaimsSet verified(String idToken) throws ParseException, JOSEException {
        SignedJWT jwt = SignedJWT.parse(idToken);
        JWKSet keys = JWKSet.parse(lms.get("/lti/jwks").body());
        assertThat(keys.containsNonPublicKeys()).isFalse();
        assertThat(jwt.verify(new RSASSAVerifier(
                        keys.getKeyByKeyId(jwt.getHeader().getKeyID()).toRSAKey())))
                .isTrue();
        return jwt.getJWTClaimsSet();
    }
}
