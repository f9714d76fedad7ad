package org.cairn.platform;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.cairn.shared.Bilingual;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.jspecify.annotations.Nullable;
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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A platform registers itself: as a real Moodle did, and as one that means no good might. */
@SpringBootTest
@ActiveProfiles("test")
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
class DynamicRegistrationTests {

    static final String CONFIGURATION = "/mod/lti/openid-configuration.php";
    static final String REGISTRATION = "/mod/lti/openid-registration.php";
    static final String TOOL = "https://purl.imsglobal.org/spec/lti-tool-configuration";
    static final String PLATFORM = "https://purl.imsglobal.org/spec/lti-platform-configuration";
    static final String MARKUP = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>";
    static final JsonMapper JSON = JsonMapper.shared();

    static final WireMockServer MOODLE =
            new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));

    static final WireMockServer CANARY =
            new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));

    @DynamicPropertySource
    static void origins(DynamicPropertyRegistry properties) {
        MOODLE.start();
        CANARY.start();
        properties.add("cairn.outbound.plain-http-origins", DynamicRegistrationTests::origin);
    }

    @Autowired
    MockMvcTester browser;

    @Autowired
    Onboarding onboarding;

    @Autowired
    Platforms platforms;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    /** Each asks from somewhere else: whoever asks thirty times from one place has to wait. */
    static final AtomicInteger visitors = new AtomicInteger();

    PendingRegistration begun;
    String invitation;

    @BeforeEach
    void invite() throws Exception {
        MOODLE.resetAll();
        CANARY.resetAll();
        CANARY.stubFor(any(anyUrl()).willReturn(aResponse().withBody("{}")));
        for (String table : List.of("deployment", "invitation", "pending_registration", "registration")) {
            // A test table list, not a value from outside
            jdbc.sql("DELETE FROM " + table).update();
        }
        begun = onboarding.begin(
                Product.MOODLE,
                platforms.found(new Bilingual("Coast Range College", null)).id(),
                "ada");
        invitation = onboarding.invite(begun.id());
        serve(configuration());
        answer(200, recorded("dynreg-response.json").path("body").toString());
    }

    @Test
    void aMoodleRegistersCairnAsItWasRecorded() throws Exception {
        assertThat(open()).hasStatusOk().bodyText().contains("Moodle · 127.0.0.1", origin(), "Register Cairn");
        assertThat(confirm()).hasStatusOk().bodyText().contains("Almost done", "activate Cairn");

        JsonNode sent = JSON.readTree(posted().getBodyAsString());
        JsonNode then = recorded("dynreg-request.json");
        assertThat(sent.propertyNames()).containsAll(without(then.propertyNames(), "contacts"));
        assertThat(sent.path(TOOL).propertyNames()).containsAll(then.path(TOOL).propertyNames());
        assertThat(sent.path("initiate_login_uri").stringValue())
                .isEqualTo("http://localhost:8080/lti/login/" + begun.id());
        assertThat(sent.path(TOOL).path("domain").stringValue()).isEqualTo("localhost:8080");
        assertThat(sent.path(TOOL)
                        .path("messages")
                        .get(1)
                        .path("placements")
                        .get(0)
                        .stringValue())
                .isEqualTo("ContentArea");
        assertThat(posted().getHeader("Authorization")).isEqualTo("Bearer moodles-token");
        assertThat(posted().getHeader("Content-Type")).startsWith("application/json");
    }

    @Test
    void whatARealMoodleAnsweredIsKeptAndCannotLaunchUntilItIsConfirmed() {
        open();
        confirm();

        PendingRegistration waiting = onboarding.pending(begun.id());
        assertThat(waiting.values().clientId()).isEqualTo("bK5sf8ilczVdhA7");
        assertThat(waiting.values().deploymentId()).isEqualTo("3");
        assertThat(waiting.values().tokenAudience()).isNull();
        assertThat(waiting.waits()).isTrue();
        assertThat(login()).hasStatus(401);

        onboarding.confirm(begun.id());

        assertThat(login()).hasStatus(303);
        assertThat(platforms.deployment(begun.id(), "3").orElseThrow().state()).isEqualTo(Deployment.State.ACCEPTED);
        assertThat(onboarding.pending()).isEmpty();
    }

    @Test
    void theConfigurationIsAskedForWithTheTokenIfThereIsOne() {
        open();
        MOODLE.verify(getRequestedFor(urlEqualTo(CONFIGURATION))
                .withHeader("Authorization", equalTo("Bearer moodles-token")));
        MOODLE.resetRequests();

        // Brightspace sends none
        assertThat(page("GET", invitation, origin() + CONFIGURATION, null)).hasStatusOk();

        assertThat(MOODLE.findAll(getRequestedFor(urlEqualTo(CONFIGURATION)))
                        .get(0)
                        .getHeaders()
                        .keys())
                .doesNotContain("Authorization");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nobody-made-this", "old", "used"})
    void withoutAnInvitationNothingIsFetched(String kind) {
        String used = kind.equals("old") || kind.equals("used") ? invitation : kind;
        if (kind.equals("old")) {
            jdbc.sql("UPDATE invitation SET expires_at = :now")
                    .param("now", OffsetDateTime.now(clock))
                    .update();
        } else if (kind.equals("used")) {
            confirm();
            MOODLE.resetRequests();
        }

        for (String method : List.of("GET", "POST")) {
            assertThat(page(method, used, origin() + CONFIGURATION, "t")).hasStatus(403);
        }

        assertThat(MOODLE.getAllServeEvents()).isEmpty();
    }

    @Test
    void ofTwentyUsesAtOnceOneSucceeds() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(20);
        List<Integer> statuses = new ArrayList<>();
        try {
            List<Callable<Integer>> uses = java.util.Collections.nCopies(
                    20, () -> confirm().getResponse().getStatus());
            for (var use : threads.invokeAll(uses)) {
                statuses.add(use.get());
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(statuses).containsOnly(200, 403).containsOnlyOnce(200);
        assertThat(MOODLE.findAll(postRequestedFor(urlEqualTo(REGISTRATION)))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://169.254.169.254/latest/meta-data",
                "https://127.0.0.1/x",
                "https://[::1]/x",
                "http://127.0.0.1:{canary}/x",
                "file:///etc/passwd",
                "gopher://127.0.0.1:{canary}/x",
                "//127.0.0.1:{canary}/x",
                "not an address",
                ""
            })
    void noAddressInsideIsEverAsked(String address) {
        String inside = address.replace("{canary}", "" + CANARY.port());

        assertThat(page("GET", invitation, inside, "t")).hasStatus(422);
        assertThat(page("POST", invitation, inside, "t")).hasStatus(422);

        assertThat(CANARY.getAllServeEvents()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "issuer, https://moodle.example.edu",
        "registration_endpoint, http://127.0.0.1:{canary}/register",
        "registration_endpoint, https://evil.example/register"
    })
    void aConfigurationThatIsNotItsOwnIsRefusedAndTheTokenStaysHere(String member, String value) throws Exception {
        serve(configuration().put(member, value.replace("{canary}", "" + CANARY.port())));

        assertThat(open()).hasStatus(422).bodyText().contains("not its own");
        assertThat(confirm()).hasStatus(422);

        assertThat(CANARY.getAllServeEvents()).isEmpty();
        assertThat(MOODLE.findAll(postRequestedFor(anyUrl()))).isEmpty();
    }

    @Test
    void aGiantAnswerAPageAndNothingAtAllAreRefused() throws Exception {
        String whole = configuration().toString();
        for (String body : List.of(
                " ".repeat(300_000) + whole,
                "<!doctype html><title>Log in</title>",
                "",
                "[]",
                "null",
                "{}",
                "{\"issuer\":1}")) {
            MOODLE.stubFor(get(CONFIGURATION).willReturn(aResponse().withBody(body)));
            assertThat(open()).hasStatus(502);
        }
        MOODLE.stubFor(get(CONFIGURATION)
                .willReturn(aResponse().withStatus(302).withHeader("Location", "http://127.0.0.1:" + CANARY.port())));
        assertThat(open()).hasStatus(502);
        assertThat(CANARY.getAllServeEvents()).isEmpty();
    }

    @Test
    void markupInEveryNameIsShownAsItIs() throws Exception {
        ObjectNode hostile = configuration();
        ((ObjectNode) hostile.path(PLATFORM))
                .put("product_family_code", MARKUP)
                .put("https://canvas.instructure.com/lti/account_name", MARKUP)
                .put("logo_uri", "http://127.0.0.1:" + CANARY.port() + "/logo.png");
        serve(hostile);
        String page = bodyOf(open());
        answer(400, MARKUP);
        String refused = bodyOf(page("POST", invitation, origin() + CONFIGURATION, MARKUP));

        assertThat(page).contains("&lt;script&gt;").doesNotContain("<script>alert", "<img src=x");
        assertThat(refused).doesNotContain("<script>alert", "<img src=x");
        assertThat(CANARY.getAllServeEvents()).isEmpty();
    }

    @Test
    void parametersAreEscapedOrRefused() {
        assertThat(bodyOf(page("GET", MARKUP, MARKUP, MARKUP))).doesNotContain("<script>alert", "<img src=x");
        assertThat(bodyOf(page("GET", invitation, origin() + CONFIGURATION, MARKUP)))
                .contains("&lt;script&gt;")
                .doesNotContain("<script>alert", "<img src=x");
        assertThat(page("GET", invitation, origin() + CONFIGURATION, "t\r\nX: y"))
                .hasStatus(400);
    }

    @Test
    void theReasonOfTheLmsIsShownAndTheInvitationStillServes() {
        Map<String, String> reasons = Map.of(
                "missing required attribute domain", "missing required attribute domain",
                "{\"errors\":[\"icon_uri is missing\",{\"message\":\"bad label\"}]}", "icon_uri is missing; bad label",
                "{\"error\":\"invalid_client_metadata\",\"error_description\":\"jwks_uri unreachable\"}",
                        "jwks_uri unreachable");
        reasons.forEach((body, reason) -> {
            answer(422, body);
            assertThat(confirm()).hasStatus(502).bodyText().contains(reason);
        });
        answer(200, recorded("dynreg-response.json").path("body").toString());

        assertThat(confirm()).hasStatusOk();
    }

    @Test
    void aPageInsteadOfAReasonIsNotShown() {
        answer(500, "<html><body>stack trace</body></html>");

        assertThat(confirm()).hasStatus(502).bodyText().doesNotContain("stack trace");
    }

    @Test
    void aKnownClientIdIsNeverTakenOver() {
        confirm();
        onboarding.confirm(begun.id());
        Registration before = platforms.registration(begun.id()).orElseThrow();
        PendingRegistration again = onboarding.begin(Product.MOODLE, begun.institution(), "eve");

        assertThat(page("POST", onboarding.invite(again.id()), origin() + CONFIGURATION, "t"))
                .hasStatus(409)
                .bodyText()
                .contains("registered already");

        assertThat(platforms.registration(begun.id())).contains(before);
        assertThat(onboarding.pending(again.id()).waits()).isFalse();
    }

    @Test
    void anUpdateWaitsAndThenKeepsTheRegistration() throws Exception {
        confirm();
        onboarding.confirm(begun.id());
        serve(configuration().put("token_endpoint", origin() + "/new/token"));
        PendingRegistration again = onboarding.begin(Product.MOODLE, begun.institution(), "ada");
        MOODLE.resetRequests();

        String update = onboarding.invite(again.id());
        assertThat(page("GET", update, origin() + CONFIGURATION, updateToken()))
                .bodyText()
                .contains("Update the registration");
        assertThat(page("POST", update, origin() + CONFIGURATION, updateToken()))
                .hasStatusOk();

        PendingRegistration waiting = onboarding.pending(again.id());
        assertThat(waiting.replaces()).isEqualTo(begun.id());
        // The LMS goes on with the login address that it knows
        assertThat(JSON.readTree(posted().getBodyAsString())
                        .path("initiate_login_uri")
                        .stringValue())
                .endsWith("/lti/login/" + begun.id());
        assertThat(platforms.registration(begun.id()).orElseThrow().tokenEndpoint())
                .hasPath("/mod/lti/token.php");

        onboarding.confirm(again.id());

        assertThat(platforms.registration(begun.id()).orElseThrow().tokenEndpoint())
                .hasPath("/new/token");
        assertThat(platforms.registrations()).hasSize(1);
    }

    @Test
    void anotherInstitutionCannotUpdateIt() {
        confirm();
        onboarding.confirm(begun.id());
        PendingRegistration other = onboarding.begin(
                Product.MOODLE,
                platforms.found(new Bilingual("Another College", null)).id(),
                "eve");
        page("POST", onboarding.invite(other.id()), origin() + CONFIGURATION, updateToken());

        assertThatThrownBy(() -> onboarding.confirm(other.id()))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.problem()).isEqualTo(Problem.CONFLICT));
    }

    @Test
    void onlyThePlatformThatAsksMayFrameThePage() {
        assertThat(policy(open())).contains("frame-ancestors " + origin());
        assertThat(policy(page("GET", "wrong", origin() + CONFIGURATION, "t"))).contains("frame-ancestors " + origin());
        assertThat(policy(page("GET", invitation, "https://evil.example;script-src *", "t")))
                .contains("frame-ancestors 'none'")
                .doesNotContain("evil");
    }

    @Test
    void nothingIsRememberedInASession() {
        assertThat(open().getResponse().getCookies()).isEmpty();
        assertThat(confirm().getResponse().getCookies()).isEmpty();
    }

    private MvcTestResult open() {
        return page("GET", invitation, origin() + CONFIGURATION, "moodles-token");
    }

    private MvcTestResult confirm() {
        return page("POST", invitation, origin() + CONFIGURATION, "moodles-token");
    }

    private MvcTestResult page(String method, String invite, String configuration, @Nullable String token) {
        var request = (method.equals("GET") ? browser.get() : browser.post())
                .uri("/lti/register")
                .remoteAddress("203.0.113." + visitors.incrementAndGet() % 250)
                .accept(MediaType.TEXT_HTML)
                .param("invite", invite)
                .param("openid_configuration", configuration);
        return (token == null ? request : request.param("registration_token", token)).exchange();
    }

    private MvcTestResult login() {
        return browser.post()
                .uri("/lti/login/" + begun.id())
                .param("iss", origin())
                .param("client_id", "bK5sf8ilczVdhA7")
                .param("login_hint", "5")
                .param("target_link_uri", "http://localhost:8080/lti/launch")
                .exchange();
    }

    private static String updateToken() {
        return new PlainJWT(new JWTClaimsSet.Builder()
                        .subject("bK5sf8ilczVdhA7")
                        .claim("scope", "reg-update")
                        .build())
                .serialize();
    }

    private static LoggedRequest posted() {
        return MOODLE.findAll(postRequestedFor(urlEqualTo(REGISTRATION))).get(0);
    }

    private static void serve(ObjectNode configuration) {
        MOODLE.stubFor(get(CONFIGURATION)
                .willReturn(aResponse()
                        .withHeader("Content-Type", "application/json; charset=utf-8")
                        .withBody(configuration.toString())));
    }

    private static void answer(int status, String body) {
        MOODLE.stubFor(
                post(REGISTRATION).willReturn(aResponse().withStatus(status).withBody(body)));
    }

    private static ObjectNode configuration() throws IOException {
        return (ObjectNode) recorded("dynreg-openid-configuration.json");
    }

    private static JsonNode recorded(String name) {
        try (InputStream file = DynamicRegistrationTests.class.getResourceAsStream("/moodle/" + name)) {
            String text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            return JSON.readTree(text.replace("http://localhost:8090", origin()));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<String> without(Iterable<String> names, String left) {
        List<String> rest = new ArrayList<>();
        names.forEach(name -> {
            if (!name.equals(left)) {
                rest.add(name);
            }
        });
        return rest;
    }

    private static String policy(MvcTestResult result) {
        return String.valueOf(result.getResponse().getHeader("Content-Security-Policy"));
    }

    private static String bodyOf(MvcTestResult result) {
        try {
            return result.getResponse().getContentAsString();
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String origin() {
        return "http://127.0.0.1:" + MOODLE.port();
    }
}
