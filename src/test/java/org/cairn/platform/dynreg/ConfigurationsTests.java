package org.cairn.platform.dynreg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What platforms say of themselves, in the shapes that they document, and what Cairn says to each. */
class ConfigurationsTests {

    private static final String TOOL = "https://purl.imsglobal.org/spec/lti-tool-configuration";
    private static final String CANVAS = "https://canvas.instructure.com/lti/";
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final ToolConfiguration CAIRN = new ToolConfiguration(
            URI.create("https://cairn.example.edu"), URI.create("https://cairn.example.edu/lti/login/7"));

    @Test
    void hostedCanvasAnswersForItsOneIssuerUnderManyNames() throws Exception {
        PlatformConfiguration canvas = canvas("https://canvas.instructure.com");

        assertThat(canvas.comesFrom(URI.create("https://sso.canvaslms.com/api/lti/security/openid-configuration")))
                .isTrue();
        assertThat(canvas.comesFrom(URI.create("https://school.instructure.com/x")))
                .isTrue();
        assertThat(canvas.comesFrom(URI.create("https://instructure.com.evil.example/x")))
                .isFalse();
        assertThat(canvas.comesFrom(URI.create("https://evilinstructure.com/x")))
                .isFalse();
        assertThat(canvas.comesFrom(URI.create("http://school.instructure.com/x")))
                .isFalse();
        assertThat(canvas("https://canvas.instructure.com.evil.example")
                        .comesFrom(URI.create("https://sso.canvaslms.com/x")))
                .isFalse();
    }

    @Test
    void canvasNamesAHostWhereAnAudienceWouldBeAndItIsNotTakenForOne() throws Exception {
        assertThat(canvas("https://canvas.instructure.com").authorizationServer())
                .isNull();
        assertThat(brightspace().authorizationServer()).isEqualTo("https://api.brightspace.com/auth/token");
    }

    @Test
    void canvasIsToldLabelIconPrivacyAndOnlyPlacementsThatItHas() throws Exception {
        JsonNode body = body(canvas("https://canvas.instructure.com"));

        JsonNode messages = body.path(TOOL).path("messages");
        assertThat(messages).hasSize(2).allSatisfy(message -> {
            assertThat(message.path("label").stringValue()).isEqualTo("Cairn");
            assertThat(message.path("icon_uri").stringValue()).isEqualTo("https://cairn.example.edu/img/mark.svg");
        });
        assertThat(messages.get(0).path("placements").toString()).isEqualTo("[\"course_navigation\"]");
        assertThat(messages.get(0)
                        .path(CANVAS + "course_navigation/default_enabled")
                        .asBoolean(true))
                .isFalse();
        assertThat(messages.get(1).path("placements").toString()).isEqualTo("[\"assignment_selection\"]");
        assertThat(body.path(TOOL).path(CANVAS + "privacy_level").stringValue()).isEqualTo("public");
        assertThat(body.path("scope").stringValue())
                .isEqualTo("https://purl.imsglobal.org/spec/lti-ags/scope/score "
                        + "https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly");
    }

    @Test
    void noticesGroupsAndTermsAreAskedForWhereAPlatformSaysThatItHasThem() throws Exception {
        List<String> offered = List.of(
                "https://purl.imsglobal.org/spec/lti-ags/scope/score",
                "https://purl.imsglobal.org/spec/lti/scope/noticehandlers",
                "https://purl.imsglobal.org/spec/lti/scope/eula/user",
                "https://purl.imsglobal.org/spec/lti-gs/scope/contextgroup.readonly",
                "https://lms.example/scope/of-its-own");
        JsonNode body = body(parse(
                "sakai",
                "https://sakai.example",
                "",
                offered,
                Map.of("LtiResourceLinkRequest", List.of(), "LtiSubmissionReviewRequest", List.of())));

        assertThat(body.path("scope").stringValue().split(" ")).containsExactlyElementsOf(offered.subList(0, 4));
        assertThat(body.path(TOOL).path("messages").toString())
                .contains("LtiSubmissionReviewRequest")
                .doesNotContain("LtiDeepLinkingRequest")
                .doesNotContain("LtiEulaRequest");
    }

    @Test
    void brightspaceIsToldNothingOfCanvas() throws Exception {
        JsonNode body = body(brightspace());

        assertThat(body.toString()).doesNotContain("canvas");
        assertThat(body.path(TOOL).path("messages").get(1).path("placements").toString())
                .isEqualTo("[\"ContentArea\"]");
        assertThat(body.path("scope").stringValue().split(" ")).hasSize(ToolConfiguration.SCOPES.size());
    }

    @Test
    void whoCannotDeepLinkIsNotAskedTo() throws Exception {
        JsonNode body = body(parse(
                "sakai", "https://sakai.example.edu", "", List.of(), Map.of("LtiResourceLinkRequest", List.of())));

        assertThat(body.path(TOOL).path("messages")).hasSize(1);
    }

    @Test
    void copiesOfCoursesAreAskedFor() throws Exception {
        JsonNode custom = body(brightspace()).path(TOOL).path("custom_parameters");

        assertThat(custom.path("context_id_history").stringValue()).isEqualTo("$Context.id.history");
        assertThat(custom.path("resource_link_id_history").stringValue()).isEqualTo("$ResourceLink.id.history");
    }

    @ParameterizedTest
    @CsvSource({
        "https://lms.example.edu, https://lms.example.edu/x, true",
        "https://lms.example.edu, https://lms.example.edu:443/x, true",
        "https://lms.example.edu, https://lms.example.edu:8443/x, false",
        "https://lms.example.edu, http://lms.example.edu/x, false",
        "https://lms.example.edu, https://lms.example.edu@evil.example/x, false",
        "https://lms.example.edu, https://other.example.edu/x, false"
    })
    void issuerAndConfigurationComeFromOneOrigin(String issuer, String configuration, boolean own) throws Exception {
        PlatformConfiguration platform = parse("moodle", issuer, "", List.of(), Map.of());

        assertThat(platform.comesFrom(URI.create(configuration))).isEqualTo(own);
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThatThrownBy(() -> PlatformConfiguration.parse("{\"issuer\":\"https://a.example\"}"))
                .hasMessage("authorization_endpoint");
        assertThatThrownBy(() -> PlatformConfiguration.parse("{\"issuer\":\"a\\nb\"}"))
                .hasMessage("issuer");
        assertThatThrownBy(() -> PlatformConfiguration.parse("<html>")).hasMessage("JSON");
    }

    @Test
    void anAnswerWithoutAClientIdIsNone() {
        assertThat(RegistrationAnswer.parse("{}")).isEmpty();
        assertThat(RegistrationAnswer.parse("<html>")).isEmpty();
        assertThat(RegistrationAnswer.parse("{\"client_id\":\"a\\nb\"}")).isEmpty();
        assertThat(RegistrationAnswer.parse("{\"client_id\":10000000000123}"))
                .contains(new RegistrationAnswer("10000000000123", null));
    }

    private static JsonNode body(PlatformConfiguration platform) {
        return JSON.readTree(JSON.writeValueAsString(CAIRN.bodyFor(platform)));
    }

    private static PlatformConfiguration canvas(String issuer) throws Exception {
        return parse(
                "canvas",
                issuer,
                "canvas.instructure.com",
                List.of(
                        "https://purl.imsglobal.org/spec/lti-ags/scope/score",
                        "https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly",
                        "https://canvas.instructure.com/lti/public_jwk/scope/update"),
                Map.of(
                        "LtiResourceLinkRequest", List.of("account_navigation", "course_navigation"),
                        "LtiDeepLinkingRequest", List.of("assignment_selection", "editor_button")));
    }

    private static PlatformConfiguration brightspace() throws Exception {
        return parse(
                "desire2learn",
                "https://school.brightspace.com",
                "https://api.brightspace.com/auth/token",
                List.of(),
                Map.of("LtiResourceLinkRequest", List.of(), "LtiDeepLinkingRequest", List.of("ContentArea")));
    }

    private static PlatformConfiguration parse(
            String family, String issuer, String server, List<String> scopes, Map<String, List<String>> messages)
            throws Exception {
        String site = family.equals("canvas") ? "https://school.instructure.com" : issuer;
        return PlatformConfiguration.parse(JSON.writeValueAsString(Map.of(
                "issuer",
                issuer,
                "authorization_endpoint",
                site + "/auth",
                "token_endpoint",
                site + "/token",
                "jwks_uri",
                site + "/jwks",
                "registration_endpoint",
                site + "/register",
                "authorization_server",
                server,
                "scopes_supported",
                scopes,
                "https://purl.imsglobal.org/spec/lti-platform-configuration",
                Map.of(
                        "product_family_code",
                        family,
                        "messages_supported",
                        messages.entrySet().stream()
                                .sorted(Map.Entry.<String, List<String>>comparingByKey()
                                        .reversed())
                                .map(entry -> Map.of("type", entry.getKey(), "placements", entry.getValue()))
                                .toList()))));
    }
}
