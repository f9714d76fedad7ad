package org.cairn.launch;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.cairn.testing.FakePlatform.CLAIM;
import static org.cairn.testing.FakePlatform.MEMBERSHIP;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.cairn.platform.Platforms;
import org.cairn.testing.FakePlatform;
import org.cairn.testing.Login;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every forged launch is refused: with the right status, a page with a reference, no session, no row, one audit line, no
 * token in the log; and the next valid launch works.
 */
@SpringBootTest
@ActiveProfiles("test")
@AutoConfigureMockMvc
@ExtendWith(OutputCaptureExtension.class)
class LaunchAttackTests {

    static final FakePlatform PLATFORM = new FakePlatform();
    static final FakePlatform OTHER = new FakePlatform();

    @DynamicPropertySource
    static void origins(DynamicPropertyRegistry properties) {
        properties.add("cairn.outbound.plain-http-origins", () -> PLATFORM.origin() + "," + OTHER.origin());
    }

    @Autowired
    MockMvc mvc;

    @Autowired
    Platforms platforms;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    String state;
    String nonce;
    Cookie browser;

    @BeforeEach
    void begin() throws Exception {
        PLATFORM.serveKeys();
        platforms.load(PLATFORM.file("1"), "test");
        platforms.load(OTHER.file("7"), "test");
        login();
    }

    @AfterEach
    void theNextValidLaunchWorks() throws Exception {
        login();
        assertThat(launch(valid(claims -> {})).getStatus()).isEqualTo(303);
    }

    @Test
    void aValidLaunchIsBelieved() throws Exception {
        MockHttpServletResponse answer = launch(valid(claims -> {}));
        assertThat(answer.getStatus()).isEqualTo(303);
        assertThat(answer.getHeader("Location")).startsWith("http://localhost:8080/l/");
        assertThat(answer.getHeaders("Set-Cookie"))
                .anyMatch(cookie -> cookie.contains("Partitioned") && cookie.contains("SameSite=None"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "None", "nOnE"})
    void l1NoAlgorithmIsRefused(String none, CapturedOutput log) throws Exception {
        String header = Base64URL.encode("{\"alg\":\"" + none + "\",\"kid\":\"platform-key\"}")
                .toString();
        String payload = valid(claims -> {}).split("\\.")[1];
        refused(header + "." + payload + ".", "launch.algorithm", log);
    }

    @Test
    void l2TheKeyUsedAsASecretIsRefused(CapturedOutput log) throws Exception {
        for (byte[] secret : List.of(
                PLATFORM.key.toRSAPublicKey().getEncoded(),
                PLATFORM.key.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8))) {
            JWSObject token = new JWSObject(
                    new JWSHeader.Builder(JWSAlgorithm.HS256)
                            .keyID("platform-key")
                            .build(),
                    new Payload(payload(claims -> {})));
            token.sign(new MACSigner(secret));
            refused(token.serialize(), "launch.algorithm", log);
        }
    }

    @Test
    void l3AnotherPlatformsKeyIsRefused(CapturedOutput log) throws Exception {
        RSAKey foreign = FakePlatform.newKey("other-key");
        OTHER.serveKeys(foreign);
        refused(signed(header("other-key"), payload(claims -> {}), foreign), "launch.signature", log);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "unknown", "../../x", "' OR 1=1"})
    void l4AMissingOrUnknownKidIsRefused(String kid, CapturedOutput log) throws Exception {
        JWSHeader header = kid.isEmpty() ? new JWSHeader(JWSAlgorithm.RS256) : header(kid);
        refused(signed(header, payload(claims -> {}), PLATFORM.key), "launch.signature", log);
    }

    @Test
    void l4UnknownKidsDoNotMakeUsAskAgainAndAgain(CapturedOutput log) throws Exception {
        PLATFORM.server.resetRequests();
        for (int i = 0; i < 10; i++) {
            refused(signed(header("unknown-" + i), payload(claims -> {}), PLATFORM.key), "launch.signature", log);
            login();
        }
        assertThat(PLATFORM.server.findAll(getRequestedFor(urlEqualTo("/jwks"))))
                .hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void l5KeysThatTheTokenBringsAreIgnored(CapturedOutput log) throws Exception {
        RSAKey own = FakePlatform.newKey("platform-key");
        OTHER.server.resetRequests();
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .keyID("platform-key")
                .jwkURL(URI.create(OTHER.origin() + "/jwks"))
                .x509CertURL(URI.create(OTHER.origin() + "/cert"))
                .jwk(own.toPublicJWK())
                .build();
        refused(signed(header, payload(claims -> {}), own), "launch.signature", log);
        assertThat(OTHER.server.getAllServeEvents()).isEmpty();
    }

    @Test
    void l6UnknownCriticalHeadersAndEncryptionAreRefused(CapturedOutput log) throws Exception {
        String payload = valid(claims -> {}).split("\\.")[1];
        for (String members : List.of("\"crit\":[\"x\"]", "\"b64\":false", "\"p2c\":2147483648", "\"zip\":\"DEF\"")) {
            String header = Base64URL.encode("{\"alg\":\"RS256\",\"kid\":\"platform-key\"," + members + "}")
                    .toString();
            refused(header + "." + payload + ".c2ln", "launch.token-unreadable", log);
            login();
        }
        refused("a.b.c.d.e", "launch.token-unreadable", log);
    }

    @Test
    void l7ExpiredOrWithoutTimesIsRefused(CapturedOutput log) throws Exception {
        long now = clock.instant().getEpochSecond();
        refusedClaims(claims -> claims.put("exp", now - 65), "launch.time", log);
        refusedClaims(claims -> claims.remove("exp"), "launch.time", log);
        refusedClaims(claims -> claims.remove("iat"), "launch.time", log);
        refusedClaims(claims -> claims.put("exp", "soon"), "launch.time", log);
        assertThat(launch(valid(claims -> claims.put("exp", now + 315_360_000))).getStatus())
                .isEqualTo(303);
    }

    @Test
    void l8FutureOrOldIsRefusedAndASmallSkewIsNot(CapturedOutput log) throws Exception {
        long now = clock.instant().getEpochSecond();
        refusedClaims(claims -> claims.put("iat", now + 120), "launch.time", log);
        refusedClaims(claims -> claims.put("nbf", now + 120), "launch.time", log);
        refusedClaims(claims -> claims.put("iat", now - 661), "launch.time", log);
        refusedClaims(claims -> claims.put("iat", 1e300), "launch.time", log);
        assertThat(launch(valid(claims -> claims.put("iat", now + 55))).getStatus())
                .isEqualTo(303);
    }

    @Test
    void l9AnotherAudienceIsRefused(CapturedOutput log) throws Exception {
        refusedClaims(claims -> claims.put("aud", "somebody"), "launch.audience", log);
        refusedClaims(claims -> claims.put("aud", List.of("somebody")), "launch.audience", log);
        refusedClaims(claims -> claims.remove("aud"), "launch.audience", log);
        refusedClaims(claims -> claims.put("aud", 42), "launch.audience", log);
    }

    @Test
    void l10FurtherAudiencesAreRefusedAndAnotherPartyBesideASingleOneIsNot(CapturedOutput log) throws Exception {
        refusedClaims(claims -> claims.put("aud", List.of(PLATFORM.clientId, "evil")), "launch.audience", log);
        refusedClaims(
                claims -> {
                    claims.put("aud", List.of(PLATFORM.clientId, "evil"));
                    claims.put("azp", PLATFORM.clientId);
                },
                "launch.audience",
                log);
        assertThat(launch(valid(claims -> claims.put("azp", "another"))).getStatus())
                .isEqualTo(303);
        login();
        assertThat(launch(valid(claims -> claims.put("aud", List.of(PLATFORM.clientId))))
                        .getStatus())
                .isEqualTo(303);
    }

    @Test
    void l11AnotherIssuerIsRefused(CapturedOutput log) throws Exception {
        for (String issuer : List.of(
                PLATFORM.origin() + "/", PLATFORM.origin().toUpperCase(java.util.Locale.ROOT), OTHER.origin())) {
            refusedClaims(claims -> claims.put("iss", issuer), "launch.issuer", log);
        }
    }

    @Test
    void l12AWrongNonceIsRefused(CapturedOutput log) throws Exception {
        refusedClaims(claims -> claims.remove("nonce"), "launch.nonce", log);
        refusedClaims(claims -> claims.put("nonce", "another"), "launch.nonce", log);
    }

    @Test
    void l13AReplayedLaunchIsRefused(CapturedOutput log) throws Exception {
        String token = valid(claims -> {});
        assertThat(launch(token).getStatus()).isEqualTo(303);
        refused(token, "launch.nonce-replayed", log);
    }

    @Test
    void l13FiftyCopiesAtOnceMakeOneLaunch() throws Exception {
        String token = valid(claims -> {});
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            List<Callable<Integer>> copies = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                copies.add(() -> launch(token).getStatus());
            }
            List<Integer> answers = new ArrayList<>();
            for (Future<Integer> answer : threads.invokeAll(copies)) {
                answers.add(answer.get());
            }
            assertThat(answers).filteredOn(status -> status == 303).hasSize(1);
            assertThat(answers).filteredOn(status -> status == 401).hasSize(49);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void l14ATokenUnderAFreshStateIsRefused(CapturedOutput log) throws Exception {
        String token = valid(claims -> {});
        login();
        refused(token, "launch.nonce", log);
    }

    @Test
    void l15AStateThatIsNotOursIsRefused(CapturedOutput log) throws Exception {
        String token = valid(claims -> {});
        String ours = state;
        state = null;
        refused(token, 400, "launch.state-missing", log);
        state = "unknown";
        refused(token, "launch.state", log);
        state = ours.substring(0, ours.length() - 2) + (ours.endsWith("AA") ? "BB" : "AA");
        refused(token, "launch.state", log);
        state = ours;
        Cookie kept = browser;
        browser = new Cookie("__Host-lti-unrelated", "x");
        refused(token, "launch.browser", log);
        browser = new Cookie(kept.getName(), "of another browser");
        refused(token, "launch.browser", log);
    }

    @Test
    void l16ALaunchPostedFromAnAttackersPageIsRefused(CapturedOutput log) throws Exception {
        String attackersToken = valid(claims -> claims.put("sub", "attacker"));
        browser = new Cookie("__Host-other", "victim");
        refused(attackersToken, "launch.browser", log);
    }

    @Test
    void l17ALoginThatNamesNobodyWeKnowLeadsNowhere() throws Exception {
        for (var request : List.of(
                post("/lti/login")
                        .param("iss", "https://unknown.example")
                        .param("login_hint", "5")
                        .param("target_link_uri", "x"),
                post("/lti/login")
                        .param("iss", PLATFORM.origin())
                        .param("client_id", "wrong")
                        .param("login_hint", "5")
                        .param("target_link_uri", "x"),
                post("/lti/login").param("iss", PLATFORM.origin()).param("target_link_uri", "x"),
                get("/lti/login/not-an-id")
                        .param("iss", PLATFORM.origin())
                        .param("login_hint", "5")
                        .param("target_link_uri", "x"))) {
            MockHttpServletResponse answer = mvc.perform(request).andReturn().getResponse();
            assertThat(answer.getStatus()).isEqualTo(400);
            assertThat(answer.getHeader("Location")).isNull();
            assertThat(answer.getCookies()).isEmpty();
        }
        Login login = Login.at(mvc, PLATFORM, Map.of("target_link_uri", "https://evil.example/phish"));
        assertThat(login.address()).startsWith(PLATFORM.origin() + "/auth?").doesNotContain("evil");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "//evil.example",
                "\\\\evil.example",
                "javascript:alert(1)",
                "http://localhost:8080@evil.example/",
                "http://x@localhost:8080/lti/launch",
                "http://localhost:8080/%0d%0aLocation: https://evil.example",
                "https://localhost:8080/lti/launch",
                "http://localhost:8081/lti/launch"
            })
    void l18ATargetOutsideCairnIsRefused(String target, CapturedOutput log) throws Exception {
        refusedClaims(claims -> claims.put(CLAIM + "target_link_uri", target), "launch.target", log);
    }

    @Test
    void l18ATargetInsideIsNeverFollowedAsItIs() throws Exception {
        String target = "http://localhost:8080/lti/launch?to=//evil.example&to=/activities/../../admin";
        String location = launch(valid(claims -> claims.put(CLAIM + "target_link_uri", target)))
                .getHeader("Location");
        assertThat(location).matches("http://localhost:8080/l/[0-9a-f-]{36}/path");
    }

    @Test
    void l19AnUnknownDeploymentWaitsForTheAdministrator(CapturedOutput log) throws Exception {
        refusedClaims(claims -> claims.remove(CLAIM + "deployment_id"), "launch.deployment", log);
        refusedClaims(claims -> claims.put(CLAIM + "deployment_id", ""), "launch.deployment", log);
        refusedClaims(claims -> claims.put(CLAIM + "deployment_id", "7"), "launch.deployment", log);
        for (int i = 0; i < 25; i++) {
            String unknown = "unknown-" + i;
            refusedClaims(claims -> claims.put(CLAIM + "deployment_id", unknown), "launch.deployment", log);
        }
        assertThat(count("SELECT count(*) FROM deployment WHERE state = 'PENDING'"))
                .isEqualTo(20);
    }

    @Test
    void l20AMessageThatIsNotExactlyRightIsRefused(CapturedOutput log) throws Exception {
        refusedClaims(claims -> claims.remove(CLAIM + "message_type"), "launch.message-type", log);
        refusedClaims(
                claims -> claims.put(CLAIM + "message_type", "ltiresourcelinkrequest"), "launch.message-type", log);
        refusedClaims(claims -> claims.put(CLAIM + "version", "1.3"), "launch.version", log);
        refusedClaims(claims -> claims.remove(CLAIM + "version"), "launch.version", log);
        refusedClaims(claims -> claims.remove(CLAIM + "resource_link"), "launch.resource-link", log);
        refusedClaims(claims -> claims.remove(CLAIM + "roles"), "launch.roles", log);
        refusedClaims(claims -> claims.put(CLAIM + "context", Map.of("title", "No id")), "launch.course", log);
        refusedClaims(claims -> claims.put("sub", ""), "launch.subject", log);
        refusedClaims(claims -> claims.put("sub", 5), "launch.subject", log);
    }

    @Test
    void l21TooLargeTooDeepOrTwiceTheSameKeyIsRefused(CapturedOutput log) throws Exception {
        refused("a".repeat(40_000), "launch.token-unreadable", log);
        String deep = "[".repeat(5_000) + "]".repeat(5_000);
        refused(signed(header("platform-key"), "{\"a\":" + deep + "}", PLATFORM.key), "launch.token-unreadable", log);
        String twice = payload(claims -> {}).replaceFirst("\\{", "{\"sub\":\"other\",");
        refused(signed(header("platform-key"), twice, PLATFORM.key), "launch.token-unreadable", log);
    }

    @Test
    void l22AKnownKeyServesThroughAnOutage() throws Exception {
        assertThat(launch(valid(claims -> {})).getStatus()).isEqualTo(303);
        PLATFORM.server.stubFor(WireMock.get("/jwks").willReturn(aResponse().withStatus(503)));
        login();
        assertThat(launch(valid(claims -> {})).getStatus()).isEqualTo(303);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html></html>", "{\"keys\":42}", "", "[]"})
    void l22BrokenKeysAreNoKeys(String body, CapturedOutput log) throws Exception {
        PLATFORM.server.stubFor(WireMock.get("/jwks").willReturn(aResponse().withBody(body)));
        refused(signed(header("never-seen"), payload(claims -> {}), PLATFORM.key), "launch.signature", log);
    }

    @Test
    void l24ASessionPlantedBeforehandIsNotKept() throws Exception {
        Cookie planted = new Cookie(
                "__Host-cairn",
                Base64URL.encode("5b5f3a3e-0000-4000-8000-000000000000").toString());
        MockHttpServletResponse answer = launch(valid(claims -> {}), planted);
        assertThat(answer.getCookie("__Host-cairn").getValue()).isNotEqualTo(planted.getValue());
    }

    @Test
    void l24AnotherPersonsLaunchEndsTheSession() throws Exception {
        MockHttpServletResponse first = launch(valid(claims -> claims.put("sub", "first")));
        Cookie session =
                new Cookie("__Host-cairn", first.getCookie("__Host-cairn").getValue());
        login();
        MockHttpServletResponse second = launch(valid(claims -> claims.put("sub", "second")), session);
        assertThat(second.getCookie("__Host-cairn").getValue()).isNotEqualTo(session.getValue());
        assertThat(open(first, session)).isEqualTo(401);
        assertThat(open(first, second.getCookie("__Host-cairn"))).isEqualTo(404);
    }

    @Test
    void twoFramesOfOnePersonLiveSideBySide() throws Exception {
        MockHttpServletResponse first = launch(valid(claims -> {}));
        Cookie session =
                new Cookie("__Host-cairn", first.getCookie("__Host-cairn").getValue());
        login();
        MockHttpServletResponse second =
                launch(valid(claims -> claims.put(CLAIM + "context", Map.of("id", "another"))), session);
        assertThat(second.getCookie("__Host-cairn")).isNull();
        // a learner is known, and may not teach: 403, neither 401 nor 404
        assertThat(open(Login.below(first, "/teach").toString(), session)).isEqualTo(403);
        assertThat(open(Login.below(second, "/teach").toString(), session)).isEqualTo(403);
    }

    @Test
    void l25OnlyContextRolesCount() throws Exception {
        for (List<String> roles : List.of(
                List.of("http://purl.imsglobal.org/vocab/lis/v2/institution/person#Instructor", MEMBERSHIP + "Learner"),
                List.of(MEMBERSHIP + "NotInstructor", MEMBERSHIP + "Learner"),
                List.of("http://purl.imsglobal.org/vocab/lis/v2/membership/Instructor#TeachingAssistant"),
                List.of(""),
                List.<String>of())) {
            MockHttpServletResponse answer = launch(valid(claims -> claims.put(CLAIM + "roles", roles)));
            assertThat(answer.getStatus()).isEqualTo(303);
            assertThat(open(Login.below(answer, "/teach").toString(), answer.getCookie("__Host-cairn")))
                    .isEqualTo(403);
            login();
        }
    }

    @Test
    void l26ALaunchOfSomebodyElseIsNotFound() throws Exception {
        MockHttpServletResponse victim = launch(valid(claims -> claims.put("sub", "victim")));
        login();
        MockHttpServletResponse attacker = launch(valid(claims -> claims.put("sub", "attacker")));
        assertThat(open(victim, attacker.getCookie("__Host-cairn"))).isEqualTo(404);
        assertThat(mvc.perform(get(URI.create(victim.getHeader("Location"))))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(401);
    }

    @Test
    void anErrorFromThePlatformIsShown() throws Exception {
        MockHttpServletResponse answer = mvc.perform(post("/lti/launch")
                        .param("state", state)
                        .param("error", "access_denied")
                        .param("error_description", "<script>")
                        .cookie(browser))
                .andReturn()
                .getResponse();
        assertThat(answer.getStatus()).isEqualTo(401);
        assertThat(answer.getContentAsString()).doesNotContain("<script>");
    }

    private void login() throws Exception {
        Login login = Login.at(mvc, PLATFORM);
        state = login.state();
        nonce = login.nonce();
        browser = login.browser();
    }

    private String payload(Consumer<Map<String, Object>> change) {
        Map<String, Object> claims = PLATFORM.claims(nonce, clock.instant());
        change.accept(claims);
        return JsonMapper.shared().writeValueAsString(claims);
    }

    private String valid(Consumer<Map<String, Object>> change) {
        return signed(header("platform-key"), payload(change), PLATFORM.key);
    }

    private static JWSHeader header(String kid) {
        return new JWSHeader.Builder(JWSAlgorithm.RS256)
                .type(JOSEObjectType.JWT)
                .keyID(kid)
                .build();
    }

    private static String signed(JWSHeader header, String payload, RSAKey key) {
        return FakePlatform.sign(header, payload, key);
    }

    private MockHttpServletResponse launch(String token, Cookie... more) throws Exception {
        var request = post("/lti/launch").param("id_token", token).cookie(browser);
        if (state != null) {
            request.param("state", state);
        }
        if (more.length > 0) {
            request.cookie(more);
        }
        return mvc.perform(request).andReturn().getResponse();
    }

    private int open(MockHttpServletResponse launch, Cookie session) throws Exception {
        return open(launch.getHeader("Location"), session);
    }

    private int open(String address, Cookie session) throws Exception {
        return mvc.perform(get(URI.create(address)).cookie(new Cookie(session.getName(), session.getValue())))
                .andReturn()
                .getResponse()
                .getStatus();
    }

    private void refusedClaims(Consumer<Map<String, Object>> change, String reason, CapturedOutput log)
            throws Exception {
        refused(valid(change), reason, log);
        login();
    }

    private void refused(String token, String reason, CapturedOutput log) throws Exception {
        refused(token, 401, reason, log);
    }

    private void refused(String token, int status, String reason, CapturedOutput log) throws Exception {
        int before = rows();
        int said = log.getOut().length();
        MockHttpServletResponse answer = launch(token);
        String since = log.getOut().substring(said);
        assertThat(answer.getStatus()).as(reason).isEqualTo(status);
        assertThat(since).containsOnlyOnce("launch.rejected reason=" + reason);
        if (token.length() > 20) {
            assertThat(since).doesNotContain(token.substring(0, 20));
        }
        assertThat(answer.getHeaders("Set-Cookie")).isEmpty();
        assertThat(answer.getContentAsString()).containsPattern("[0-9a-f]{8}").doesNotContain("Exception");
        assertThat(rows()).isEqualTo(before);
    }

    private int rows() {
        return count("""
                SELECT (SELECT count(*) FROM launch) + (SELECT count(*) FROM used_nonce) + (SELECT count(*) FROM person)
                     + (SELECT count(*) FROM course) + (SELECT count(*) FROM spring_session)
                """);
    }

    private int count(String sql) {
        return jdbc.sql(sql).query(Integer.class).single();
    }
}
