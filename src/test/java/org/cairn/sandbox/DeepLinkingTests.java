package org.cairn.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpResponse;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

class DeepLinkingTests {

    @RegisterExtension
    static final RunningLms lms = new RunningLms();

    private static final List<Map<String, Object>> TWO = List.of(
            Map.of(
                    "type", "ltiResourceLink",
                    "title", "Inspect a harness",
                    "text", "Show each step.",
                    "custom", Map.of("activity", "a-1"),
                    "lineItem", Map.of("scoreMaximum", 50, "label", "Harness", "resourceId", "a-1", "tag", "evidence")),
            Map.of("type", "ltiResourceLink", "title", "Read this first"));

    @Test
    void chosenContentBecomesActivitiesWithTheirLineItems() throws Exception {
        String data = select();

        HttpResponse<String> back = respond(data, TWO, UnaryOperator.identity());

        assertThat(back.body()).contains("2 activities were added");
        assertThat(lms.get("/courses/course-1010").body()).contains("Inspect a harness", "Read this first");
        JsonNode items = RunningLms.json(lms.read(
                "/lti/services/course-1010/lineitems?resource_id=a-1",
                lms.bearer(Scope.LINE_ITEM_READONLY),
                MediaTypes.LINE_ITEMS));
        assertThat(items).hasSize(1);
        assertThat(items.get(0).path("label").stringValue()).isEqualTo("Harness");
        assertThat(items.get(0).path("tag").stringValue()).isEqualTo("evidence");
        assertThat(items.get(0).path("resourceLinkId").isString()).isTrue();
    }

    @Test
    void noContentIsACancellation() throws Exception {
        assertThat(respond(select(), List.of(), UnaryOperator.identity()).body())
                .contains("No activity was added");
    }

    @Test
    void itemsThatCannotBeActivitiesArePassedOver() throws Exception {
        List<Map<String, Object>> odd = List.of(
                Map.of("type", "link", "url", "https://example.org"),
                Map.of("type", "ltiResourceLink", "title", "Elsewhere", "url", "https://evil.example/x"),
                Map.of("type", "ltiResourceLink", "title", "Nothing to reach", "lineItem", Map.of("scoreMaximum", 0)),
                Map.of("type", "ltiResourceLink", "title", "No maximum", "lineItem", Map.of("label", "x")),
                Map.of("type", "ltiResourceLink"));

        String page = respond(select(), odd, UnaryOperator.identity()).body();

        assertThat(page).contains("No activity was added", "5 items could not become activities");
        assertThat(lms.get("/courses/course-1010").body()).doesNotContain("Elsewhere", "Nothing to reach");
    }

    @Test
    void aResponseThatIsNotAnAnswerIsRefused() throws Exception {
        Instant past = Instant.now().minusSeconds(300);
        List<UnaryOperator<JWTClaimsSet.Builder>> changes = List.of(
                claims -> claims.issuer("somebody"),
                claims -> claims.audience("https://elsewhere.example"),
                claims -> claims.expirationTime(Date.from(past)),
                claims -> claims.claim("nonce", null),
                claims -> claims.claim(LaunchClaims.DATA, "made up"),
                claims -> claims.claim(LaunchClaims.DATA, null),
                claims -> claims.claim(LaunchClaims.DEPLOYMENT_ID, "2"),
                claims -> claims.claim(LaunchClaims.VERSION, "1.1"),
                claims -> claims.claim(LaunchClaims.MESSAGE_TYPE, "LtiDeepLinkingRequest"),
                claims -> claims.claim(LaunchClaims.CONTENT_ITEMS, "many"));

        for (UnaryOperator<JWTClaimsSet.Builder> change : changes) {
            HttpResponse<String> back = respond(select(), TWO, change);
            assertThat(back.statusCode()).as(back.body()).isEqualTo(400);
        }
        assertThat(lms.get("/courses/course-1010").body()).doesNotContain("Inspect a harness");
    }

    @Test
    void aResponseSignedByAStrangerIsRefused() throws Exception {
        String jwt = ToolStub.sign(
                response(select(), TWO).build(), ToolStub.newKey(), lms.tool().kid());

        assertThat(lms.post("/lti/deep-linking", Map.of("JWT", jwt)).statusCode())
                .isEqualTo(400);
    }

    @Test
    void aResponseServesOnce() throws Exception {
        String data = select();
        String jwt = lms.tool().sign(response(data, TWO).build());

        assertThat(lms.post("/lti/deep-linking", Map.of("JWT", jwt)).statusCode())
                .isEqualTo(200);
        assertThat(lms.post("/lti/deep-linking", Map.of("JWT", jwt)).statusCode())
                .isEqualTo(400);
        // A fresh token does not help: the selection is closed.
        assertThat(respond(data, TWO, UnaryOperator.identity()).statusCode()).isEqualTo(400);
    }

    @Test
    void aResponseWithoutCookieIsRepostedOnce() throws Exception {
        String jwt = lms.tool().sign(response(select(), TWO).build());
        RunningLms frame = new RunningLms();

        String repost = frame.post("/lti/deep-linking", Map.of("JWT", jwt)).body();

        assertThat(RunningLms.field(repost, "JWT")).isEqualTo(jwt);
        assertThat(frame.post("/lti/deep-linking", Map.of("JWT", jwt, "repost", "true"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(lms.post("/lti/deep-linking", Map.of("JWT", jwt, "repost", "true"))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void learnersChooseNoContent() {
        lms.enter("learner");

        assertThat(lms.get("/courses/course-1010/select-content").statusCode()).isEqualTo(403);
        assertThat(lms.get("/courses/course-1010/content").statusCode()).isEqualTo(403);
    }

    @Test
    void aLaunchOfAChosenLinkCarriesItsLineItemAndCustomValues() throws Exception {
        respond(select(), TWO, UnaryOperator.identity());
        String course = lms.get("/courses/course-1010").body();
        String link = course.replaceAll("(?s).*/links/([0-9a-f]+)\"[^>]*>Inspect a harness.*", "$1");

        JWTClaimsSet claims = message("/launch/" + link);

        assertThat(claims.getJSONObjectClaim(LaunchClaims.CUSTOM)).containsEntry("activity", "a-1");
        assertThat(claims.getJSONObjectClaim(LaunchClaims.RESOURCE_LINK)).containsEntry("title", "Inspect a harness");
        assertThat(claims.getJSONObjectClaim(LaunchClaims.AGS_ENDPOINT).get("lineitem"))
                .asString()
                .endsWith("/lineitem?type_id=1");
    }

    /** Opens a selection as the instructor and gives the data that the tool must echo. */
    private static String select() throws ParseException {
        lms.enter("instructor");
        JWTClaimsSet request = message("/courses/course-1010/select-content");
        assertThat(request.getStringClaim(LaunchClaims.MESSAGE_TYPE)).isEqualTo("LtiDeepLinkingRequest");
        Map<String, Object> settings = request.getJSONObjectClaim(LaunchClaims.DEEP_LINKING_SETTINGS);
        assertThat(settings).containsEntry("deep_link_return_url", lms.lms().address() + "/lti/deep-linking");
        return String.valueOf(settings.get("data"));
    }

    private static JWTClaimsSet message(String launchPage) throws ParseException {
        String page = lms.get(launchPage).body();
        Map<String, String> request = new LinkedHashMap<>();
        request.put("scope", "openid");
        request.put("response_type", "id_token");
        request.put("response_mode", "form_post");
        request.put("client_id", "cairn-sandbox");
        request.put("redirect_uri", lms.tool().address() + "/lti/launch");
        request.put("login_hint", RunningLms.field(page, "login_hint"));
        request.put("lti_message_hint", RunningLms.field(page, "lti_message_hint"));
        request.put("nonce", "n");
        String answer = lms.get("/lti/auth?" + RunningLms.query(request)).body();
        return SignedJWT.parse(RunningLms.field(answer, "id_token")).getJWTClaimsSet();
    }

    private static HttpResponse<String> respond(
            String data, List<Map<String, Object>> items, UnaryOperator<JWTClaimsSet.Builder> change) {
        String jwt = lms.tool().sign(change.apply(response(data, items)).build());
        return lms.post("/lti/deep-linking", Map.of("JWT", jwt));
    }

    private static JWTClaimsSet.Builder response(String data, List<Map<String, Object>> items) {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer("cairn-sandbox")
                .audience(lms.lms().address().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(120)))
                .claim("nonce", UUID.randomUUID().toString())
                .claim(LaunchClaims.MESSAGE_TYPE, "LtiDeepLinkingResponse")
                .claim(LaunchClaims.VERSION, "1.3.0")
                .claim(LaunchClaims.DEPLOYMENT_ID, "1")
                .claim(LaunchClaims.DATA, data)
                .claim(LaunchClaims.CONTENT_ITEMS, items);
    }
}
