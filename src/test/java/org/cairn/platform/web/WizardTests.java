package org.cairn.platform.web;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.cairn.platform.Onboarding;
import org.cairn.platform.PendingRegistration;
import org.cairn.platform.Platforms;
import org.cairn.platform.RegistrationId;
import org.cairn.testing.FakePlatform;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint;
import org.springframework.http.MediaType;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** An administrator connects an LMS by hand, without a script. */
@SpringBootTest
@ActiveProfiles("test")
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
class WizardTests {

    static final FakePlatform LMS = new FakePlatform();

    @DynamicPropertySource
    static void origins(DynamicPropertyRegistry properties) {
        properties.add("cairn.outbound.plain-http-origins", LMS::origin);
    }

    @Autowired
    MockMvcTester browser;

    @Autowired
    Onboarding onboarding;

    @Autowired
    Platforms platforms;

    String pending;

    @BeforeEach
    void begin() {
        LMS.server.resetAll();
        LMS.serveKeys();
        LMS.server.stubFor(post("/token").willReturn(aResponse().withStatus(400).withBody("{}")));
        MvcTestResult begun = send("/admin/connect", Map.of("product", "other", "nameEn", "Coast Range College"));
        assertThat(begun).hasStatus(302);
        pending = Objects.requireNonNull(begun.getResponse().getHeader("Location"));
        assertThat(pending).startsWith("/admin/pending/");
    }

    @Test
    void fromTheFirstStepToAConnection() {
        assertThat(read(pending)).hasStatusOk().bodyText().contains("http://localhost:8080/lti/login/" + id());
        assertThat(send(pending + "/values", values("lms-1")))
                .hasStatus(302)
                .hasHeader("Location", pending + "/confirm");
        assertThat(read(pending + "/confirm"))
                .hasStatusOk()
                .bodyText()
                .contains("Everything answers as it should.", "One key can be read.");
        assertThat(send(pending + "/confirm", Map.of())).hasStatus(302);

        assertThat(platforms
                        .registration(new RegistrationId(id()))
                        .orElseThrow()
                        .clientId())
                .isEqualTo("lms-1");
        assertThat(platforms.deployments(new RegistrationId(id()))).hasSize(1);
    }

    @Test
    void whatIsSavedForLaterIsThereLater() {
        assertThat(send(pending + "/values", Map.of("issuer", LMS.origin(), "later", "yes")))
                .hasStatus(302);

        assertThat(read(pending + "/values")).bodyText().contains("value=\"" + LMS.origin() + "\"");
        assertThat(read("/admin")).bodyText().contains("values are missing", pending);
        assertThat(read(pending + "/confirm")).bodyText().contains("Fill in what is missing");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "issuer | https://lms.example/ | Remove the slash",
                "issuer | lms.example | not a web address",
                "issuer | https://lms.example?x=1 | no “?”",
                "tokenEndpoint | http://lms.example/token | speaks https only",
                "tokenEndpoint | https://lms.example:8443/token | private network",
                "jwksUri | https://user@lms.example/jwks | private network",
                "authorizationEndpoint | https://other.example/auth | the issuer at",
                "clientId | '' | Nothing is entered"
            })
    void aWrongValueIsRefusedAtItsFieldAndNothingIsStored(String field, String value, String said) {
        java.util.HashMap<String, String> values = new java.util.HashMap<>(values("lms-2"));
        values.put(field, value);

        assertThat(send(pending + "/values", values))
                .hasStatus(422)
                .bodyText()
                .contains(said, "id=\"" + field + "-error\"");

        assertThat(onboarding.pending(new RegistrationId(id())).filledBy())
                .isEqualTo(PendingRegistration.FilledBy.NOBODY);
    }

    @Test
    void whatIsTypedIsCheckedAtItsField() {
        assertThat(check("jwksUri", values("x")))
                .hasStatusOk()
                .bodyText()
                .contains("One key can be read")
                .doesNotContain("<html");
        LMS.server.stubFor(get("/jwks").willReturn(aResponse().withBody("<html>")));
        assertThat(check("jwksUri", values("x"))).bodyText().contains("not a key set");
        LMS.server.stubFor(get("/jwks").willReturn(aResponse().withBody("{\"keys\":[]}")));
        assertThat(check("jwksUri", values("x"))).bodyText().contains("no RSA key");
        assertThat(check("tokenEndpoint", values("x"))).bodyText().contains("It answers");
        LMS.server.stubFor(post("/token").willReturn(aResponse().withStatus(404)));
        assertThat(check("tokenEndpoint", values("x"))).bodyText().contains("status 404");
        assertThat(check("tokenEndpoint", Map.of("tokenEndpoint", "https://169.254.169.254/x")))
                .bodyText()
                .contains("private network");
        assertThat(check("another", values("x"))).hasStatus(404);
    }

    @Test
    void checksHaveAMeasuredPace() {
        for (int i = 0; i < 30; i++) {
            check("jwksUri", values("x"));
        }
        LMS.server.resetRequests();

        assertThat(check("jwksUri", values("x"))).bodyText().contains("Wait a minute");

        assertThat(LMS.server.getAllServeEvents()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "${7*7}"})
    void markupInEveryFieldIsShownAsItIs(String markup) throws Exception {
        java.util.HashMap<String, String> values = new java.util.HashMap<>(values("lms-" + markup));
        values.put("name", markup);
        values.put("deploymentId", markup);
        assertThat(send(pending + "/values", values)).hasStatus(302);

        for (String page : java.util.List.of("/values", "/confirm", "")) {
            assertThat(read(pending + page).getResponse().getContentAsString())
                    .doesNotContain("<script>alert", "<img src=x", ">49<");
        }
        assertThat(read("/admin").getResponse().getContentAsString()).doesNotContain("<script>alert", "<img src=x");
    }

    @Test
    void whatAFormDoesNotHaveIsNotBound() {
        java.util.HashMap<String, String> values = new java.util.HashMap<>(values("lms-3"));
        values.putAll(Map.of(
                "id", UUID.randomUUID().toString(),
                "institution", UUID.randomUUID().toString(),
                "enabled", "false",
                "acceptsAllDeployments", "true",
                "replaces", UUID.randomUUID().toString()));
        send(pending + "/values", values);
        send(pending + "/confirm", Map.of());

        var registration = platforms.registration(new RegistrationId(id())).orElseThrow();
        assertThat(registration.acceptsAllDeployments()).isFalse();
        assertThat(registration.enabled()).isTrue();
        assertThat(platforms.institution(registration.institution()).name().en())
                .isEqualTo("Coast Range College");
    }

    @Test
    void aKnownClientIdIsRefusedAtItsField() {
        send(pending + "/values", values("lms-4"));
        send(pending + "/confirm", Map.of());
        MvcTestResult again = send("/admin/connect", Map.of("product", "other", "nameFr", "Collège"));
        String second = Objects.requireNonNull(again.getResponse().getHeader("Location"));

        assertThat(send(second + "/values", values("lms-4")))
                .hasStatus(422)
                .bodyText()
                .contains("belong to “Test LMS”");
    }

    @Test
    void ofMoodleTheIssuerIsEnough() {
        MvcTestResult moodle = send("/admin/connect", Map.of("product", "moodle", "nameEn", "C"));
        String there = Objects.requireNonNull(moodle.getResponse().getHeader("Location"));
        send(there + "/values", Map.of("name", "Moodle", "issuer", LMS.origin(), "clientId", "m"));

        assertThat(onboarding
                        .pending(new RegistrationId(UUID.fromString(there.substring(there.lastIndexOf('/') + 1))))
                        .values()
                        .jwksUri())
                .isEqualTo(LMS.origin() + "/mod/lti/certs.php");
    }

    @Test
    void theAddressIsShownOnceAndForThisRegistration() throws Exception {
        LMS.server.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(500)));
        String page = send(pending + "/invitation", Map.of()).getResponse().getContentAsString();

        assertThat(page).containsPattern("http://localhost:8080/lti/register\\?invite=[A-Za-z0-9_-]{43}");
        assertThat(read(pending).getResponse().getContentAsString()).doesNotContain("invite=");
    }

    @Test
    void everyProductHasItsOwnWords() {
        for (String product :
                java.util.List.of("moodle", "canvas", "brightspace", "blackboard", "sakai", "openedx", "other")) {
            String there = Objects.requireNonNull(send("/admin/connect", Map.of("product", product, "nameEn", "C"))
                    .getResponse()
                    .getHeader("Location"));
            for (String language : java.util.List.of("en", "fr")) {
                assertThat(read(there + "?lang=" + language))
                        .hasStatusOk()
                        .bodyText()
                        .doesNotContain("??");
                assertThat(read(there + "/values?lang=" + language))
                        .hasStatusOk()
                        .bodyText()
                        .doesNotContain("??");
            }
        }
    }

    @Test
    void aFirstStepWithoutAChoiceSaysWhatIsMissing() {
        assertThat(send("/admin/connect", Map.of()))
                .hasStatus(422)
                .bodyText()
                .contains("Choose one", "Name the institution");
        assertThat(send(
                        "/admin/connect",
                        Map.of(
                                "product",
                                "other",
                                "institution",
                                UUID.randomUUID().toString())))
                .hasStatus(422)
                .bodyText()
                .contains("not known");
        String known = platforms.institutions().get(0).id().value().toString();
        assertThat(send(
                        "/admin/connect",
                        Map.of("product", "other", "institution", known, "nameEn", "Another College")))
                .hasStatus(422)
                .bodyText()
                .contains("another is named below");
        assertThat(send("/admin/connect", Map.of("product", "other", "institution", "x")))
                .hasStatus(422);
    }

    private Map<String, String> values(String client) {
        return Map.of(
                "name",
                "Test LMS",
                "issuer",
                LMS.origin(),
                "clientId",
                client,
                "deploymentId",
                "1",
                "authorizationEndpoint",
                LMS.origin() + "/auth",
                "tokenEndpoint",
                LMS.origin() + "/token",
                "jwksUri",
                LMS.origin() + "/jwks");
    }

    private UUID id() {
        return UUID.fromString(URI.create(pending).getPath().substring("/admin/pending/".length()));
    }

    private MvcTestResult check(String field, Map<String, String> values) {
        return send(pending + "/checks/" + field, values);
    }

    private MvcTestResult read(String path) {
        return browser.get()
                .uri(path)
                .accept(MediaType.TEXT_HTML)
                .with(user("ada").roles("ADMINISTRATOR"))
                .exchange();
    }

    private MvcTestResult send(String path, Map<String, String> values) {
        var request = browser.post()
                .uri(path)
                .accept(MediaType.TEXT_HTML)
                .with(user("ada").roles("ADMINISTRATOR"))
                .with(csrf());
        values.forEach(request::param);
        return request.exchange();
    }
}
