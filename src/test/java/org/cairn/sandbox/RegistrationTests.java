package org.cairn.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.net.http.HttpResponse;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A tool registers itself, waits, is let in and is launched; each LMS turns others away in its own words. */
class RegistrationTests {

    @RegisterExtension
    static final RunningLms lms = new RunningLms();

    private static final String TOOLS = "/administration/tools";

    @ParameterizedTest
    @EnumSource(Manner.class)
    void aToolThatRegistersWaitsUntilItIsActivatedAndIsThenLaunched(Manner manner) throws ParseException {
        lms.lms().behaveLike(manner);
        Invited invited = invite();

        HttpResponse<String> answer = register(invited, tool());

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        String client = RunningLms.json(answer).path("client_id").stringValue();
        assertThat(RunningLms.json(answer).path(RegistrationRequest.TOOL).has("deployment_id"))
                .isEqualTo(manner.lms().returnsDeployment());
        assertThat(lms.get(TOOLS).body()).contains(">waits for you<", client);
        assertThat(lms.get("/launch/course-1010-" + client).statusCode()).isEqualTo(404);
        lms.submit(TOOLS, TOOLS + "/" + client + "/activate", Map.of());
        JWTClaimsSet claims = launch("/launch/course-1010-" + client, client, manner);
        assertThat(claims.getAudience()).containsExactly(client);
        assertThat(claims.getStringClaim(LaunchClaims.DEPLOYMENT_ID)).isEqualTo("2");
        assertThat(claims.getJSONObjectClaim(LaunchClaims.CUSTOM)).containsEntry("ours", "yes");
        assertThat(claims.getClaim(LaunchClaims.AGS_ENDPOINT)).isNotNull();
    }

    @Test
    void aTokenServesOnceAndNothingIsRegisteredWithoutOne() {
        Invited invited = invite();
        register(invited, tool());

        assertThat(register(invited, tool()).statusCode()).isEqualTo(401);
        assertThat(register(new Invited(invited.endpoint(), ""), tool()).statusCode())
                .isEqualTo(401);
        assertThat(register(new Invited(invited.endpoint(), "made up"), tool()).statusCode())
                .isEqualTo(401);
    }

    @Test
    void moodleTurnsAwayInPlainWords() {
        lms.lms().behaveLike(Manner.MOODLE);
        Invited invited = invite();

        refused(invited, tool -> configuration(tool).remove("domain"), 400, "missing_domain");
        refused(
                invited,
                tool -> configuration(tool).put("domain", "elsewhere.example"),
                400,
                "domain_targetlinkuri_mismatch");
        assertThat(register(invited, tool()).statusCode()).isEqualTo(200);
        assertThat(register(invited, tool()).body()).isEqualTo("token_already_used");
    }

    @Test
    void canvasDemandsLabelsAndIconsAndItsTokenForTheConfiguration() {
        lms.lms().behaveLike(Manner.CANVAS);
        Invited invited = invite();

        assertThat(lms.get("/.well-known/openid-configuration").statusCode()).isEqualTo(401);
        HttpResponse<String> answer = register(
                invited,
                changed(tool ->
                        configuration(tool).put("messages", List.of(Map.of("type", "LtiResourceLinkRequest")))));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(RunningLms.json(answer).path("errors").get(0).stringValue()).contains("icon_uri");
    }

    @Test
    void addressesOfStrangersAreNeverReached() {
        Invited invited = invite();

        for (String name : List.of("jwks_uri", "initiate_login_uri")) {
            refused(invited, tool -> tool.put(name, "https://evil.example/x"), 400, "invalid_redirect_uri");
        }
        refused(invited, tool -> tool.put("redirect_uris", List.of("https://evil.example")), 400, "invalid_redirect");
        refused(invited, tool -> tool.put("jwks_uri", "not an address"), 400, "invalid_client_metadata");
        refused(invited, tool -> tool.remove("redirect_uris"), 400, "redirect_uris");
        assertThat(lms.submit(TOOLS, TOOLS, Map.of("address", "https://evil.example/register"))
                        .body())
                .contains("not an address of Cairn", "https://evil.example/register")
                .doesNotContain("<iframe");
    }

    @Test
    void aToolThatRegistersAgainKeepsItsNameAndItsDeployment() {
        Invited invited = invite();
        String client =
                RunningLms.json(register(invited, tool())).path("client_id").stringValue();
        lms.submit(TOOLS, TOOLS + "/" + client + "/activate", Map.of());

        Invited again = invited(lms.submit(
                TOOLS,
                TOOLS + "/" + client + "/update",
                Map.of("address", lms.tool().address() + "/lti/register")));
        HttpResponse<String> answer = register(again, changed(tool -> tool.put("client_name", "Cairn, changed")));

        assertThat(RunningLms.json(answer).path("client_id").stringValue()).isEqualTo(client);
        assertThat(lms.get(TOOLS).body()).contains("Cairn, changed", ">active<").doesNotContain(">waits for you<");
    }

    // --- notices ---

    @Test
    void aHandlerIsGreetedAndHearsOfCopies() {
        List<String> heard = new java.util.concurrent.CopyOnWriteArrayList<>();
        lms.tool().receive("/notices", heard::add);
        String token = lms.bearer(Scope.values());
        String handler = lms.tool().address() + "/notices";
        for (String type : Notices.TYPES) {
            HttpResponse<String> put = lms.call(
                    "PUT",
                    ServiceUrls.NOTICE_HANDLERS,
                    token,
                    "",
                    "application/json",
                    "{\"notice_type\":\"%s\",\"handler\":\"%s\"}".formatted(type, handler));
            assertThat(RunningLms.json(put).path("handler").stringValue()).isEqualTo(handler);
        }
        lms.enter("instructor");
        HttpResponse<String> copied = lms.submit("/courses/course-1010", "/courses/course-1010/copy", Map.of());

        assertThat(lms.get(copied.headers().firstValue("Location").orElseThrow())
                        .body())
                .contains("Fall Protection for Construction Sites (copy)");
        org.awaitility.Awaitility.await().until(() -> heard.size() == 2);
        assertThat(heard)
                .map(RegistrationTests::notice)
                .anySatisfy(claims -> assertThat(type(claims)).isEqualTo("LtiHelloWorldNotice"))
                .anySatisfy(claims -> {
                    assertThat(type(claims)).isEqualTo("LtiContextCopyNotice");
                    assertThat(claims.getClaim(LaunchClaims.ORIGIN_CONTEXTS)).isEqualTo(List.of("course-1010"));
                });
    }

    @Test
    void noticesGoToTheToolAloneAndOnlyWhereTheyAreOffered() {
        String token = lms.bearer(Scope.values());
        String stranger = "{\"notice_type\":\"LtiHelloWorldNotice\",\"handler\":\"https://evil.example/\"}";

        assertThat(lms.call("PUT", ServiceUrls.NOTICE_HANDLERS, token, "", "application/json", stranger)
                        .statusCode())
                .isEqualTo(400);
        lms.lms().behaveLike(Manner.MOODLE);
        assertThat(lms.read(ServiceUrls.NOTICE_HANDLERS, token, "application/json")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aCopyHasNewIdsTheHistoryAndNoGrades() throws ParseException {
        lms.enter("instructor");
        String location = lms.submit("/courses/course-1010", "/courses/course-1010/copy", Map.of())
                .headers()
                .firstValue("Location")
                .orElseThrow();
        String page = lms.get(location).body();
        String link = page.replaceAll("(?s).*/links/([0-9a-f]+)\".*", "$1");

        JWTClaimsSet claims = launch("/launch/" + link, "cairn-sandbox", Manner.STANDARD);

        assertThat(claims.getJSONObjectClaim(LaunchClaims.CUSTOM))
                .containsEntry("context_id_history", "course-1010")
                .containsEntry("resource_link_id_history", "course-1010-microcredential");
        lms.enter("learner");
        assertThat(lms.get(location).body()).doesNotContain("Your grade:");
    }

    private static String type(JWTClaimsSet claims) {
        return String.valueOf(((Map<?, ?>) claims.getClaim(LaunchClaims.NOTICE)).get("type"));
    }

    private static JWTClaimsSet notice(String body) {
        try {
            JsonNode jwt =
                    JsonMapper.shared().readTree(body).path("notices").get(0).path("jwt");
            return SignedJWT.parse(jwt.stringValue()).getJWTClaimsSet();
        } catch (ParseException wrong) {
            throw new AssertionError(wrong);
        }
    }

    // ---

    /** @param token empty where the LMS gives none */
    record Invited(String endpoint, String token) {}

    /** Reads, as a tool does, where to register from the address with which the LMS opens it. */
    private static Invited invite() {
        lms.enter("administrator");
        return invited(lms.submit(TOOLS, TOOLS, Map.of("address", lms.tool().address() + "/lti/register?invite=x")));
    }

    private static Invited invited(HttpResponse<String> page) {
        String source = org.springframework.web.util.HtmlUtils.htmlUnescape(
                page.body().replaceAll("(?s).*<iframe[^>]* src=\"([^\"]*)\".*", "$1"));
        Map<String, String> query = UriComponentsBuilder.fromUri(URI.create(source))
                .build()
                .getQueryParams()
                .toSingleValueMap();
        String token = query.getOrDefault("registration_token", "");
        String configuration =
                java.net.URLDecoder.decode(query.get("openid_configuration"), java.nio.charset.StandardCharsets.UTF_8);
        HttpResponse<String> read = lms.read(configuration, token, "application/json");
        return new Invited(RunningLms.json(read).path("registration_endpoint").stringValue(), token);
    }

    private static HttpResponse<String> register(Invited invited, Map<String, Object> tool) {
        return lms.call(
                "POST",
                invited.endpoint(),
                invited.token(),
                "",
                "application/json",
                JsonMapper.shared().writeValueAsString(tool));
    }

    private static void refused(
            Invited invited, java.util.function.Consumer<Map<String, Object>> change, int status, String words) {
        HttpResponse<String> answer = register(invited, changed(change));
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains(words);
    }

    private static Map<String, Object> changed(java.util.function.Consumer<Map<String, Object>> change) {
        Map<String, Object> tool = tool();
        change.accept(tool);
        return tool;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> configuration(Map<String, Object> tool) {
        return (Map<String, Object>) tool.get(RegistrationRequest.TOOL);
    }

    private static Map<String, Object> tool() {
        URI address = lms.tool().address();
        Map<String, Object> configuration = new LinkedHashMap<>();
        configuration.put("domain", address.getAuthority());
        configuration.put("target_link_uri", address + "/lti/launch");
        configuration.put("custom_parameters", Map.of("ours", "yes"));
        configuration.put("https://canvas.instructure.com/lti/privacy_level", "public");
        configuration.put(
                "messages",
                new ArrayList<>(List.of(Map.of(
                        "type", "LtiDeepLinkingRequest",
                        "label", "Add",
                        "icon_uri", address + "/icon.png"))));
        Map<String, Object> tool = new LinkedHashMap<>();
        tool.put("application_type", "web");
        tool.put("response_types", List.of("id_token"));
        tool.put("grant_types", List.of("implicit", "client_credentials"));
        tool.put("initiate_login_uri", address + "/lti/login");
        tool.put("redirect_uris", List.of(address + "/lti/launch"));
        tool.put("client_name", "Cairn, registered");
        tool.put("jwks_uri", address + "/.well-known/jwks.json");
        tool.put("token_endpoint_auth_method", "private_key_jwt");
        tool.put("scope", String.join(" ", Scope.ofGrades()));
        tool.put(RegistrationRequest.TOOL, configuration);
        return tool;
    }

    private static JWTClaimsSet launch(String path, String client, Manner manner) throws ParseException {
        HttpResponse<String> page = lms.get(path);
        Map<String, String> request = new LinkedHashMap<>();
        if (manner.lms().initiatesByGet()) {
            request.putAll(UriComponentsBuilder.fromUriString(
                            page.headers().firstValue("Location").orElseThrow())
                    .build()
                    .getQueryParams()
                    .toSingleValueMap());
        } else {
            request.put("login_hint", RunningLms.field(page.body(), "login_hint"));
            request.put("lti_message_hint", RunningLms.field(page.body(), "lti_message_hint"));
        }
        request.put("scope", "openid");
        request.put("response_type", "id_token");
        request.put("response_mode", "form_post");
        request.put("client_id", client);
        request.put("redirect_uri", lms.tool().address() + "/lti/launch");
        request.put("nonce", "n");
        String answer = lms.get("/lti/auth?" + RunningLms.query(request)).body();
        return SignedJWT.parse(RunningLms.field(answer, "id_token")).getJWTClaimsSet();
    }
}
