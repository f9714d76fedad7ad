package org.cairn.launch;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.cairn.testing.FakePlatform.CLAIM;
import static org.cairn.testing.FakePlatform.MEMBERSHIP;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.github.tomakehurst.wiremock.client.WireMock;
import jakarta.servlet.http.Cookie;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.cairn.launch.AgreementTable.Agreement;
import org.cairn.platform.Platforms;
import org.cairn.testing.FakePlatform;
import org.cairn.testing.Login;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Every kind of message that a platform may send, those that a Moodle 4.5 has really sent among them. */
@SpringBootTest(properties = "cairn.lti11.secrets.old-key=a-secret-of-lti-1-1")
@ActiveProfiles("test")
@AutoConfigureMockMvc
@ExtendWith(OutputCaptureExtension.class)
class EveryMessageTests {

    private static final String ROLES = CLAIM + "roles";
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String RECORDED_AT = "http://localhost:8090";

    static final FakePlatform PLATFORM = new FakePlatform();

    @DynamicPropertySource
    static void origins(DynamicPropertyRegistry properties) {
        properties.add("cairn.outbound.plain-http-origins", PLATFORM::origin);
    }

    @Autowired
    MockMvc mvc;

    @Autowired
    Platforms platforms;

    @Autowired
    AgreementTable agreements;

    @Autowired
    AgreementTasks agreementTasks;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    Login login;

    @BeforeEach
    void begin() throws Exception {
        PLATFORM.serveKeys();
        platforms.load(PLATFORM.file("1", "2", "3"), "test");
        login = Login.at(mvc, PLATFORM);
    }

    @ParameterizedTest
    @CsvSource({
        "LtiResourceLinkRequest-type1-rl1-sub2, /teach",
        "LtiResourceLinkRequest-type1-rl1-sub3, /teach",
        "LtiResourceLinkRequest-type1-rl1-sub4, /teach",
        "LtiResourceLinkRequest-type1-rl1-sub5, /path",
        "LtiResourceLinkRequest-type1-rl10-sub3, /teach",
        "LtiResourceLinkRequest-type1-rl3-sub5, /path",
        "LtiResourceLinkRequest-type1-rl3-sub6, /path",
        "LtiResourceLinkRequest-type2-rl2-sub3, /teach",
        "LtiResourceLinkRequest-type2-rl2-sub7, /path",
        "LtiDeepLinkingRequest-type1-rlnone-sub3, ''",
        "LtiDeepLinkingRequest-type3-rlnone-sub3, ''"
    })
    void whatMoodleSentIsLetIn(String recording, String page) throws Exception {
        MockHttpServletResponse launched = launch(recorded(recording));

        assertThat(open(launched, page).getStatus()).isEqualTo(200);
    }

    @Test
    void thePageThatALaunchLeadsToWritesNothing() throws Exception {
        MockHttpServletResponse launched = launch(claims(claims -> {}));
        List<Map<String, Object>> before = sessions();

        MockHttpServletResponse page = mvc.perform(
                        get(Login.below(launched, "")).cookie(launched.getCookie("__Host-cairn")))
                .andReturn()
                .getResponse();

        assertThat(page.getStatus()).isEqualTo(200);
        assertThat(sessions()).isEqualTo(before);
    }

    private List<Map<String, Object>> sessions() {
        return jdbc.sql("SELECT s.session_id, s.last_access_time, a.attribute_name FROM spring_session s"
                        + " JOIN spring_session_attributes a ON a.session_primary_id = s.primary_id ORDER BY 1, 3")
                .query()
                .listOfRows();
    }

    @Test
    void aLaunchThatMoodleSignedForAnotherKeyIsRefusedWithAHint(CapturedOutput log) throws Exception {
        Map<String, Object> claims = recorded("quirk-aud-from-instance-resourcekey");
        assertThat(claims).containsEntry("aud", "12345");

        MockHttpServletResponse answer = launch(claims);

        assertThat(answer.getStatus()).isEqualTo(401);
        assertThat(log.getOut())
                .contains(
                        "launch.audience-differs",
                        "hint=the-activity-may-carry-a-consumer-key-of-LTI-1.1",
                        "aud=12345");
    }

    @Test
    void aReviewShowsTheLearnersEvidenceToTheInstructor() throws Exception {
        launch(recorded("LtiResourceLinkRequest-type1-rl1-sub5"));
        login = Login.at(mvc, PLATFORM);
        MockHttpServletResponse review = launch(recorded("LtiSubmissionReviewRequest-type1-rl10-sub3"));

        assertThat(review.getHeader("Location")).endsWith("/teach/review");
        assertThat(open(review, "").getContentAsString()).contains("Evidence: Sam Student");
    }

    @Test
    void aReviewOfSomebodyOutsideTheCourseShowsNothing() throws Exception {
        launch(claims(claims -> {
            claims.put("sub", "elsewhere");
            claims.put(CLAIM + "context", Map.of("id", "another-course"));
        }));
        for (String subject : List.of("elsewhere", "unheard-of")) {
            login = Login.at(mvc, PLATFORM);
            MockHttpServletResponse review = launch(review(subject, "Instructor"));
            assertThat(open(review, "").getStatus()).isEqualTo(404);
        }
        assertThat(count("SELECT count(*) FROM platform_identity WHERE subject = 'unheard-of'"))
                .isZero();
    }

    @Test
    void aLearnersOwnReviewLeadsToTheirOwnPath() throws Exception {
        MockHttpServletResponse review = launch(review("5", "Learner"));

        assertThat(review.getHeader("Location")).doesNotContain("review");
        assertThat(open(review, "/teach/review").getStatus()).isEqualTo(403);
    }

    @Test
    void anotherLaunchOfTheInstructorShowsNoReview() throws Exception {
        MockHttpServletResponse plain = launch(claims(claims -> {
            claims.put(ROLES, List.of(MEMBERSHIP + "Instructor"));
            claims.put(CLAIM + "for_user", Map.of("user_id", "5"));
        }));

        assertThat(open(plain, "/teach/review").getStatus()).isEqualTo(404);
    }

    @Test
    void aReviewOfNobodyIsRefused() throws Exception {
        Map<String, Object> review = review("5", "Instructor");
        review.remove(CLAIM + "for_user");

        assertThat(launch(review).getStatus()).isEqualTo(401);
    }

    @Test
    void aMentorSeesThoseTheyMentorAndNobodyElse() throws Exception {
        String course = "mentored-" + UUID.randomUUID();
        Consumer<Map<String, Object>> here = claims -> claims.put(CLAIM + "context", Map.of("id", course));
        for (String learner : List.of("mentee", "stranger")) {
            launch(claims(here.andThen(claims -> {
                claims.put("sub", learner);
                claims.put("name", "Name of " + learner);
            })));
            login = Login.at(mvc, PLATFORM);
        }
        MockHttpServletResponse mentor = launch(claims(here.andThen(claims -> {
            claims.put("sub", "mentor");
            claims.put(ROLES, List.of(MEMBERSHIP + "Mentor"));
            claims.put(CLAIM + "role_scope_mentor", List.of("mentee", "not-here", "", 7));
        })));

        assertThat(mentor.getHeader("Location")).endsWith("/mentor");
        String list = open(mentor, "/mentor").getContentAsString();
        assertThat(list).contains("Name of mentee").doesNotContain("Name of stranger");
        assertThat(open(mentor, "/mentor/" + person("mentee")).getContentAsString())
                .contains("Evidence: Name of mentee");
        assertThat(open(mentor, "/mentor/" + person("stranger")).getStatus()).isEqualTo(404);
        assertThat(open(mentor, "/teach").getStatus()).isEqualTo(403);
        assertThat(open(mentor, "/path").getStatus()).isEqualTo(403);
    }

    @Test
    void whoIsNoMentorSeesNobodyWhateverTheClaimSays() throws Exception {
        MockHttpServletResponse learner =
                launch(claims(claims -> claims.put(CLAIM + "role_scope_mentor", List.of("5", "6"))));

        assertThat(open(learner, "/mentor").getStatus()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"DataPrivacyLaunchRequest", "LtiDataPrivacyLaunchRequest"})
    void aPrivacyLaunchTellsWhatIsHeldAboutWhoAsks(String messageType) throws Exception {
        launch(claims(claims -> {
            claims.put("sub", "asks");
            claims.put("name", "Ág Ünïcode <b>");
            claims.put("email", "asks@example.org");
            claims.put(CLAIM + "lis", Map.of("person_sourcedid", "A00777"));
            claims.put(CLAIM + "context", Map.of("id", "held", "title", "A course that is held"));
        }));
        login = Login.at(mvc, PLATFORM);
        int launches = count("SELECT count(*) FROM launch");

        MockHttpServletResponse told = launch(privacy(messageType, "asks"));

        assertThat(told.getStatus()).isEqualTo(200);
        assertThat(told.getHeaders("Set-Cookie")).noneMatch(cookie -> cookie.startsWith("__Host-cairn="));
        assertThat(told.getContentAsString())
                .contains(
                        "Ág Ünïcode &lt;b&gt;",
                        "asks@example.org",
                        "A00777",
                        "A course that is held",
                        "To have it erased");
        assertThat(count("SELECT count(*) FROM launch")).isEqualTo(launches);
    }

    @Test
    void aPrivacyLaunchOfSomebodyUnknownMakesNobodyUp() throws Exception {
        MockHttpServletResponse told = launch(privacy("DataPrivacyLaunchRequest", "never-seen"));

        assertThat(told.getContentAsString()).contains("Nothing: Cairn does not know you.");
        assertThat(count("SELECT count(*) FROM platform_identity WHERE subject = 'never-seen'"))
                .isZero();
    }

    @Test
    void aPrivacyLaunchServesOnce() throws Exception {
        Map<String, Object> privacy = privacy("DataPrivacyLaunchRequest", "5");
        assertThat(launch(privacy).getStatus()).isEqualTo(200);
        assertThat(launch(privacy).getStatus()).isEqualTo(401);
    }

    @Test
    void theAnswerToTheTermsIsToldToThePlatform() throws Exception {
        PLATFORM.server.stubFor(WireMock.post("/token").willReturn(okJson("""
                {"access_token": "t", "token_type": "Bearer", "expires_in": 3600}""")));
        PLATFORM.server.stubFor(WireMock.post("/eula/user?x=1")
                .willReturn(aResponse().withStatus(503))
                .inScenario("busy")
                .willSetStateTo("well"));
        PLATFORM.server.stubFor(WireMock.post("/eula/user?x=1")
                .willReturn(aResponse().withStatus(201))
                .inScenario("busy")
                .whenScenarioStateIs("well"));
        String page =
                launch(terms(Map.of("url", PLATFORM.origin() + "/eula?x=1"))).getContentAsString();
        String offer = field(page, "name=\"agreement\" value=\"([^\"]+)\"");

        MockHttpServletResponse answer =
                answer(post("/lti/terms").param("agreement", offer).param("accepted", "true"));
        answer(post("/lti/terms").param("agreement", offer).param("accepted", "true"));

        assertThat(answer.getContentAsString()).contains("Your answer is noted");
        assertThat(answer.getHeader("Content-Security-Policy"))
                .as("the terms stand in a frame of the platform, and so does the answer")
                .contains("frame-ancestors 'self' " + PLATFORM.origin());
        UUID id = jdbc.sql("SELECT id FROM agreement WHERE subject = '5'")
                .query(UUID.class)
                .single();
        Agreement agreement = agreements.waiting(id).orElseThrow();
        assertThat(agreementTasks.tell(agreement)).as("busy: again later").isPresent();
        assertThat(agreementTasks.tell(agreement)).isEmpty();
        assertThat(agreements.waiting(id)).isEmpty();
        PLATFORM.server.verify(
                2,
                postRequestedFor(urlEqualTo("/eula/user?x=1"))
                        .withRequestBody(equalToJson("{\"userId\": \"5\", \"accepted\": true}", true, true)));
    }

    @Test
    void anAnswerThatIsNotOursIsRefused() throws Exception {
        assertThat(answer(post("/lti/terms").param("agreement", login.state()).param("accepted", "true"))
                        .getStatus())
                .isEqualTo(401);
        assertThat(answer(post("/lti/terms").param("agreement", "x").param("accepted", "false"))
                        .getStatus())
                .isEqualTo(401);
    }

    @Test
    void termsWhoseServiceLiesElsewhereAreNotToldThere() throws Exception {
        String page = launch(terms(Map.of("url", "https://evil.example/eula"))).getContentAsString();
        String offer = field(page, "name=\"agreement\" value=\"([^\"]+)\"");

        assertThat(answer(post("/lti/terms").param("agreement", offer).param("accepted", "false"))
                        .getStatus())
                .isEqualTo(200);
        assertThat(count("SELECT count(*) FROM agreement WHERE service_url LIKE '%evil%'"))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void oldIdsAreKeptWhereTheOldSecretConfirmsThem(boolean asMoodleDoes) throws Exception {
        String subject = "migrates-" + asMoodleDoes;
        launch(legacy(subject, "old-key", "a-secret-of-lti-1-1", asMoodleDoes));

        assertThat(oldIdOf(subject)).isEqualTo("old-" + subject);
        assertThat(jdbc.sql("SELECT lti11_link_id FROM resource_link WHERE link_id = :link")
                        .param("link", "link-" + subject)
                        .query(String.class)
                        .single())
                .isEqualTo("old-link");
    }

    @Test
    void oldIdsWithoutAConfirmedSignatureAreNotKept() throws Exception {
        launch(legacy("forger", "old-key", "a guess", false));
        login = Login.at(mvc, PLATFORM);
        launch(legacy("unconfigured", "another-key", "a-secret-of-lti-1-1", false));

        assertThat(jdbc.sql("SELECT count(*) FROM platform_identity WHERE subject IN ('forger', 'unconfigured')"
                                + " AND lti11_user_id IS NOT NULL")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(count("SELECT count(*) FROM platform_identity WHERE subject IN ('forger', 'unconfigured')"))
                .as("the launch itself is good")
                .isEqualTo(2);
    }

    private String oldIdOf(String subject) {
        return jdbc.sql("SELECT lti11_user_id FROM platform_identity WHERE subject = :subject")
                .param("subject", subject)
                .query(String.class)
                .single();
    }

    private Map<String, Object> legacy(String subject, String key, String secret, boolean asMoodleDoes)
            throws Exception {
        Map<String, Object> claims = claims(all -> {
            all.put("sub", subject);
            all.put(CLAIM + "resource_link", Map.of("id", "link-" + subject));
        });
        String base = String.join(
                "&", key, "1", PLATFORM.origin(), PLATFORM.clientId, String.valueOf(claims.get("exp")), login.nonce());
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        byte[] digest = mac.doFinal(base.getBytes(StandardCharsets.UTF_8));
        byte[] signed = asMoodleDoes ? HexFormat.of().formatHex(digest).getBytes(StandardCharsets.US_ASCII) : digest;
        claims.put(
                CLAIM + "lti1p1",
                Map.of(
                        "user_id",
                        "old-" + subject,
                        "resource_link_id",
                        "old-link",
                        "oauth_consumer_key",
                        key,
                        "oauth_consumer_key_sign",
                        Base64.getEncoder().encodeToString(signed)));
        return claims;
    }

    private Map<String, Object> review(String subject, String role) {
        return claims(claims -> {
            claims.put("sub", role.equals("Learner") ? subject : "reviewer");
            claims.put(CLAIM + "message_type", "LtiSubmissionReviewRequest");
            claims.put(ROLES, List.of(MEMBERSHIP + role));
            claims.put(CLAIM + "for_user", Map.of("user_id", subject));
        });
    }

    private Map<String, Object> privacy(String messageType, String subject) {
        return claims(claims -> {
            claims.put("sub", subject);
            claims.put(CLAIM + "message_type", messageType);
            claims.remove(CLAIM + "context");
            claims.remove(CLAIM + "resource_link");
        });
    }

    private Map<String, Object> terms(Map<String, Object> service) {
        return claims(claims -> {
            claims.put(CLAIM + "message_type", "LtiEulaRequest");
            claims.remove(CLAIM + "context");
            claims.put(CLAIM + "eulaservice", service);
        });
    }

    private Map<String, Object> claims(Consumer<Map<String, Object>> change) {
        Map<String, Object> claims = PLATFORM.claims(login.nonce(), clock.instant());
        change.accept(claims);
        return claims;
    }

    /** As Moodle sent it, but from here and now: ids, roles, custom values and everything else are kept. */
    private Map<String, Object> recorded(String name) throws Exception {
        try (InputStream file = EveryMessageTests.class.getResourceAsStream("/moodle/" + name + ".json")) {
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .replace(RECORDED_AT, PLATFORM.origin())
                    .replace("http://127.0.0.1:8080/", "http://localhost:8080/");
            Map<String, Object> claims = JSON.readValue(text, new TypeReference<Map<String, Object>>() {});
            claims.put("nonce", login.nonce());
            claims.put("iat", clock.instant().getEpochSecond());
            claims.put("exp", clock.instant().getEpochSecond() + 60);
            if (!"12345".equals(claims.get("aud"))) {
                claims.put("aud", PLATFORM.clientId);
            }
            return claims;
        }
    }

    private MockHttpServletResponse launch(Map<String, Object> claims) throws Exception {
        return answer(post("/lti/launch")
                .param("state", login.state())
                .param("id_token", PLATFORM.sign(claims))
                .cookie(login.browser()));
    }

    private MockHttpServletResponse open(MockHttpServletResponse launched, String below) throws Exception {
        assertThat(launched.getStatus()).isEqualTo(303);
        Cookie given = launched.getCookie("__Host-cairn");
        return answer(get(Login.below(launched, below)).cookie(new Cookie(given.getName(), given.getValue())));
    }

    private UUID person(String subject) {
        return jdbc.sql("SELECT person_id FROM platform_identity WHERE subject = :subject")
                .param("subject", subject)
                .query(UUID.class)
                .single();
    }

    private MockHttpServletResponse answer(MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request).andReturn().getResponse();
    }

    private static String field(String page, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(page);
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group(1);
    }

    private int count(String sql) {
        return jdbc.sql(sql).query(Integer.class).single();
    }
}
