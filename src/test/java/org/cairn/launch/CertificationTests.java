package org.cairn.launch;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.cairn.testing.FakePlatform.CLAIM;
import static org.cairn.testing.FakePlatform.MEMBERSHIP;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import jakarta.servlet.http.Cookie;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cairn.course.Course;
import org.cairn.course.Courses;
import org.cairn.course.Enrolment;
import org.cairn.course.Roster;
import org.cairn.course.RosterReading;
import org.cairn.course.nrps.Memberships;
import org.cairn.gradebook.ags.Ags;
import org.cairn.gradebook.ags.AgsEndpoint;
import org.cairn.gradebook.ags.NewLineItem;
import org.cairn.gradebook.ags.ScoreAnswer;
import org.cairn.gradebook.ags.WireLineItem;
import org.cairn.gradebook.ags.WireResult;
import org.cairn.gradebook.ags.WireScore;
import org.cairn.platform.Platforms;
import org.cairn.shared.CourseId;
import org.cairn.shared.Role;
import org.cairn.testing.FakePlatform;
import org.cairn.testing.Login;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import tools.jackson.databind.json.JsonMapper;

/**
 * The cases of the 1EdTech certification suite for LTI 1.3 tools, by their own names, each with a really signed token: known
 * bad payloads are refused with a page that people can read, known good ones let in, the services used as they are offered.
 */
@SpringBootTest
@ActiveProfiles("test")
@AutoConfigureMockMvc
class CertificationTests {

    private static final String CONTEXT = CLAIM + "context";
    private static final String ROLES = CLAIM + "roles";
    private static final String AGS = "https://purl.imsglobal.org/spec/lti-ags/claim/endpoint";
    private static final String NRPS = "https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice";
    private static final String DEEP_LINKING = "https://purl.imsglobal.org/spec/lti-dl/claim/";
    private static final JsonMapper JSON = JsonMapper.shared();

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
    Courses courses;

    @Autowired
    Roster roster;

    @Autowired
    RosterReading rosterReading;

    @Autowired
    Ags ags;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    Login login;

    @BeforeEach
    void begin() throws Exception {
        PLATFORM.serveKeys();
        platforms.load(PLATFORM.file("1"), "test");
        login = Login.at(mvc, PLATFORM);
    }

    // Known bad payloads

    @Test
    void noKidSentInJwtHeader() throws Exception {
        rejected(FakePlatform.sign(new JWSHeader(JWSAlgorithm.RS256), json(teacher()), PLATFORM.key));
    }

    @Test
    void incorrectKidInJwtHeader() throws Exception {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .keyID("imstester_66067")
                .build();
        rejected(FakePlatform.sign(header, json(teacher()), PLATFORM.key));
    }

    @Test
    void wrongLtiVersion() throws Exception {
        rejected(claims -> claims.put(CLAIM + "version", "11.3"));
    }

    @Test
    void noLtiVersion() throws Exception {
        rejected(claims -> claims.remove(CLAIM + "version"));
    }

    @Test
    void invalidLtiMessage() throws Exception {
        rejected(PLATFORM.sign(Map.of("name", "badltilaunch")));
    }

    @Test
    void missingLtiClaims() throws Exception {
        for (String claim : List.of("aud", "iss", "nonce", "iat", "exp", CLAIM + "target_link_uri")) {
            rejected(claims -> claims.remove(claim));
            login = Login.at(mvc, PLATFORM);
        }
    }

    @Test
    void timestampsIncorrect() throws Exception {
        rejected(claims -> {
            claims.put("iat", 11111);
            claims.put("exp", 22222);
        });
    }

    @Test
    void messageTypeClaimMissing() throws Exception {
        rejected(claims -> claims.remove(CLAIM + "message_type"));
    }

    @Test
    void roleClaimMissing() throws Exception {
        rejected(claims -> claims.remove(ROLES));
    }

    @Test
    void deploymentIdClaimMissing() throws Exception {
        rejected(claims -> claims.remove(CLAIM + "deployment_id"));
    }

    @Test
    void resourceLinkIdClaimMissing() throws Exception {
        rejected(claims -> claims.put(CLAIM + "resource_link", Map.of("title", "No id")));
    }

    /** The specification allows it, the suite does not: nobody is let in, and the page says why. */
    @Test
    void userClaimMissing() throws Exception {
        toldAndNotRecorded(claims -> claims.remove("sub"), "Your LMS did not say who you are");
    }

    @Test
    void launchInstructorWithEmailNoContext() throws Exception {
        toldAndNotRecorded(
                claims -> {
                    claims.remove(CONTEXT);
                    claims.put("email", "teacher@example.edu");
                },
                "This link does not stand in a course");
    }

    // Known good payloads: teacher

    @Test
    void launchLti13MessageAsInstructor() throws Exception {
        teaches(claims -> {});
    }

    @Test
    void launchInstructorMultipleRoleValues() throws Exception {
        teaches(claims -> claims.put(
                ROLES,
                List.of(MEMBERSHIP + "Instructor", "http://purl.imsglobal.org/vocab/lis/v2/institution/person#Staff")));
    }

    @Test
    void launchInstructorShortRoleValue() throws Exception {
        teaches(claims -> claims.put(ROLES, List.of("Instructor")));
    }

    @Test
    void launchInstructorUnknownRole() throws Exception {
        guest(claims -> claims.put(ROLES, List.of("http://purl.imsglobal.org/vocab/lis/v2/unknown/unknown#Helper")));
    }

    @Test
    void launchInstructorNoRole() throws Exception {
        guest(claims -> claims.put(ROLES, List.of("")));
    }

    @Test
    void launchInstructorOnlyEmail() throws Exception {
        teaches(claims -> {
            claims.remove("name");
            claims.put("email", "teacher@example.edu");
        });
    }

    @Test
    void launchInstructorOnlyNames() throws Exception {
        teaches(claims -> {
            claims.put("given_name", "Amara");
            claims.put("family_name", "Okafor");
        });
    }

    @Test
    void launchInstructorNoPii() throws Exception {
        teaches(claims -> claims.remove("name"));
    }

    @Test
    void launchInstructorEmailNoContext() throws Exception {
        launchInstructorWithEmailNoContext();
    }

    // Known good payloads: student

    @Test
    void launchLti13MessageAsStudent() throws Exception {
        learns(claims -> {});
    }

    @Test
    void launchStudentMultipleRoleValues() throws Exception {
        learns(claims -> claims.put(
                ROLES,
                List.of(MEMBERSHIP + "Learner", "http://purl.imsglobal.org/vocab/lis/v2/institution/person#Student")));
    }

    @Test
    void launchStudentShortRoleValue() throws Exception {
        learns(claims -> claims.put(ROLES, List.of("Learner")));
    }

    @Test
    void launchStudentUnknownRole() throws Exception {
        guest(claims -> claims.put(ROLES, List.of("http://purl.imsglobal.org/vocab/lis/v2/unknown/unknown#Helper")));
    }

    @Test
    void launchStudentNoRole() throws Exception {
        guest(claims -> claims.put(ROLES, List.of()));
    }

    @Test
    void launchStudentOnlyEmail() throws Exception {
        learns(claims -> {
            claims.remove("name");
            claims.put("email", "student@example.edu");
        });
    }

    @Test
    void launchStudentOnlyNames() throws Exception {
        learns(claims -> {
            claims.put("given_name", "Noémie");
            claims.put("family_name", "Tremblay-Okafor");
        });
    }

    @Test
    void launchStudentNoPii() throws Exception {
        learns(claims -> claims.remove("name"));
    }

    @Test
    void launchStudentEmailNoContext() throws Exception {
        toldAndNotRecorded(
                claims -> {
                    claims.put(ROLES, List.of(MEMBERSHIP + "Learner"));
                    claims.put("email", "student@example.edu");
                    claims.remove(CONTEXT);
                },
                "This link does not stand in a course");
    }

    @Test
    void launchStudentOnlyResourceLink() throws Exception {
        toldAndNotRecorded(
                claims -> {
                    claims.put(ROLES, List.of(MEMBERSHIP + "Learner"));
                    claims.put(CLAIM + "resource_link", Map.of("id", "only"));
                    claims.remove("name");
                    claims.remove(CONTEXT);
                    claims.remove(CLAIM + "launch_presentation");
                },
                "This link does not stand in a course");
    }

    // Advantage services

    @Test
    void deepLinkingSendRequestPayload() throws Exception {
        JWTClaimsSet response = deepLink(
                Map.of(),
                form -> form.param("title", "Safety plan")
                        .param("text", "Write a plan for your site.")
                        .param("maximum", "20"));

        assertThat(response.getIssuer()).isEqualTo(PLATFORM.clientId);
        assertThat(response.getAudience()).containsExactly(PLATFORM.origin());
        assertThat(response.getStringClaim(CLAIM + "message_type")).isEqualTo("LtiDeepLinkingResponse");
        assertThat(response.getStringClaim(CLAIM + "version")).isEqualTo("1.3.0");
        assertThat(response.getStringClaim(CLAIM + "deployment_id")).isEqualTo("1");
        Map<String, Object> item = items(response).get(0);
        assertThat(item).containsEntry("type", "ltiResourceLink").containsEntry("title", "Safety plan");
        assertThat(item.get("lineItem").toString())
                .contains("scoreMaximum=20", "resourceId=", "tag=cairn-evidence", "submissionReview=");
    }

    @Test
    void deepLinkingCoreLaunchOfPassedLtiLink() throws Exception {
        JWTClaimsSet response =
                deepLink(Map.of(), form -> form.param("title", "Rescue drill").param("text", "Show a rescue."));
        Map<String, Object> item = items(response).get(0);
        login = Login.at(mvc, PLATFORM, Map.of("target_link_uri", String.valueOf(item.get("url"))));

        MockHttpServletResponse launched = launch(PLATFORM.sign(claims(claims -> {
            claims.put(CLAIM + "target_link_uri", item.get("url"));
            claims.put(CLAIM + "custom", item.get("custom"));
        })));

        assertThat(launched.getHeader("Location")).matches(".*/l/[0-9a-f-]{36}/activities/[0-9a-f-]{36}");
        assertThat(open(launched, "").getContentAsString()).contains("Rescue drill");
    }

    @Test
    void namesAndRolesCoreLaunchIfNeeded() throws Exception {
        PLATFORM.server.stubFor(WireMock.post("/token").willReturn(okJson(token(Memberships.SCOPE))));
        PLATFORM.server.stubFor(WireMock.get("/members")
                .willReturn(okJson("""
                        {"id": "x", "context": {"id": "another"}, "members": [
                          {"status": "Active", "user_id": "5", "roles": ["Learner"], "name": "Noémie",
                           "message": {"x": 1}}]}""").withHeader("Link", "<" + PLATFORM.origin() + "/members?from=1>; rel=“next”")));
        PLATFORM.server.stubFor(WireMock.get("/members?from=1").willReturn(okJson("""
                {"id": "x", "context": {"id": "another"}, "members": [
                  {"user_id": "6", "roles": ["http://purl.imsglobal.org/vocab/lis/v2/membership#Instructor"]}]}""")));
        Course course = course(launch(PLATFORM.sign(claims(claims -> {
            claims.put(CONTEXT, Map.of("id", "roster", "title", "With a roster"));
            claims.put(NRPS, Map.of("context_memberships_url", PLATFORM.origin() + "/members"));
        }))));

        rosterReading.read(course);

        assertThat(roster.everybody(course.id())).extracting(Enrolment::subject).contains("5", "6");
        assertThat(roster.enrolmentOf(course.id(), "5").orElseThrow().roles()).containsExactly(Role.LEARNER);
        assertThat(roster.enrolmentOf(course.id(), "6").orElseThrow().roles()).containsExactly(Role.INSTRUCTOR);
    }

    @Test
    void assignmentsGradesCoreLaunch() throws Exception {
        String items = PLATFORM.origin() + "/grades/lineitems?type_id=1";
        String item = PLATFORM.origin() + "/grades/lineitems/7/lineitem?type_id=1";
        PLATFORM.server.stubFor(WireMock.post("/token").willReturn(okJson(token(String.join(" ", Ags.SCOPES)))));
        PLATFORM.server.stubFor(WireMock.post("/grades/lineitems?type_id=1")
                .willReturn(okJson("{\"id\": \"%s\", \"label\": \"Progress\", \"scoreMaximum\": 100}".formatted(item))
                        .withStatus(201)));
        PLATFORM.server.stubFor(WireMock.post("/grades/lineitems/7/lineitem/scores?type_id=1")
                .willReturn(aResponse().withStatus(200)));
        PLATFORM.server.stubFor(
                WireMock.get("/grades/lineitems/7/lineitem/results?type_id=1").willReturn(okJson("""
                        [{"id": "1", "userId": "5", "resultScore": 80, "resultMaximum": 100}, {"id": "2", "userId": "6"}]""")));
        Course course = course(launch(PLATFORM.sign(claims(claims -> {
            claims.put(CONTEXT, Map.of("id", "grades", "title", "With a gradebook"));
            claims.put(
                    AGS, Map.of("scope", List.of(Ags.LINE_ITEM, Ags.RESULT_READ_ONLY, Ags.SCORE), "lineitems", items));
        }))));
        AgsEndpoint endpoint = new AgsEndpoint(course.registration(), course.lineItems(), course.gradebookScopes());

        WireLineItem made = ags.create(
                endpoint,
                new NewLineItem("Progress", BigDecimal.valueOf(100), "cairn-progress", "cairn-progress", null));
        ScoreAnswer scored = ags.score(
                endpoint,
                URI.create(String.valueOf(made.id())),
                WireScore.of(
                        "5",
                        BigDecimal.valueOf(80),
                        BigDecimal.valueOf(100),
                        clock.instant().toString(),
                        "Completed"));
        List<WireResult> results = new ArrayList<>();
        ags.results(endpoint, URI.create(String.valueOf(made.id())), results::add);

        assertThat(scored).isInstanceOf(ScoreAnswer.Accepted.class);
        assertThat(results).extracting(WireResult::userId).containsExactly("5", "6");
        assertThat(results.get(1).resultScore()).isNull();
        PLATFORM.server.verify(postRequestedFor(urlPathEqualTo("/grades/lineitems/7/lineitem/scores"))
                .withQueryParam("type_id", WireMock.equalTo("1")));
    }

    // Beside the suite, in its manner

    @Test
    void dlDataEchoed() throws Exception {
        assertThat(deepLink(Map.of("data", "opaque+/=&é"), form -> {}).getStringClaim(DEEP_LINKING + "data"))
                .isEqualTo("opaque+/=&é");
    }

    @Test
    void dlDataAbsentNotSent() throws Exception {
        JWTClaimsSet response = deepLink(Map.of(), form -> {});

        assertThat(response.getClaims()).doesNotContainKey(DEEP_LINKING + "data");
        assertThat(items(response)).as("an empty choice is a cancel").isEmpty();
    }

    @Test
    void dlSeveralItemsAtOnce() throws Exception {
        deepLink(Map.of(), form -> form.param("title", "One more").param("text", "Do it."));
        login = Login.at(mvc, PLATFORM);
        String page = open(deepLinkLaunch(Map.of()), "").getContentAsString();
        String offered = field(page, "name=\"item\"[^>]*value=\"([^\"]+)\"");
        login = Login.at(mvc, PLATFORM);

        JWTClaimsSet response = deepLink(
                Map.of(),
                form -> form.param("item", offered).param("title", "Second").param("text", "Do it."));

        assertThat(items(response)).hasSize(2);
    }

    @Test
    void dlAcceptMultipleFalseTakesOne() throws Exception {
        deepLink(Map.of(), form -> form.param("title", "Only one").param("text", "Do it."));
        login = Login.at(mvc, PLATFORM);
        MockHttpServletResponse launched = deepLinkLaunch(Map.of("accept_multiple", false));
        String page = open(launched, "").getContentAsString();
        assertThat(page).contains("type=\"radio\"").doesNotContain("type=\"checkbox\"");
        int before = count("SELECT count(*) FROM activity");

        MockHttpServletResponse answer = choose(
                launched,
                form -> form.param("item", field(page, "name=\"item\"[^>]*value=\"([^\"]+)\""))
                        .param("title", "Second")
                        .param("text", "Do it."));

        assertThat(answer.getStatus()).isEqualTo(422);
        assertThat(count("SELECT count(*) FROM activity"))
                .as("nothing is made half")
                .isEqualTo(before);
    }

    @Test
    void dlAcceptLineItemFalseSendsNone() throws Exception {
        JWTClaimsSet response = deepLink(
                Map.of("accept_lineitem", false),
                form -> form.param("title", "Plain").param("text", "Do it."));

        assertThat(items(response).get(0)).doesNotContainKey("lineItem");
    }

    @Test
    void dlAcceptTypesWithoutResourceLinksOffersNothing() throws Exception {
        MockHttpServletResponse launched = deepLinkLaunch(Map.of("accept_types", List.of("link", "html")));

        assertThat(open(launched, "").getContentAsString()).doesNotContain("name=\"item\"", "name=\"title\"");
        assertThat(choose(launched, form -> form.param("title", "New").param("text", "Do it."))
                        .getStatus())
                .isEqualTo(422);
        assertThat(choose(launched, form -> {}).getStatus()).isEqualTo(200);
    }

    @Test
    void dlReturnAddressElsewhereIsRefused() throws Exception {
        for (String elsewhere : List.of("https://elsewhere.example/deep-links", "javascript:alert(1)", "")) {
            rejected(claims -> {
                claims.put(CLAIM + "message_type", "LtiDeepLinkingRequest");
                claims.remove(CLAIM + "resource_link");
                claims.put(DEEP_LINKING + "deep_linking_settings", Map.of("deep_link_return_url", elsewhere));
            });
            login = Login.at(mvc, PLATFORM);
        }
    }

    @Test
    void dlScoreMaximumOutOfRangeIsAFieldError() throws Exception {
        for (String maximum : List.of("0", "101", "12.5", "many")) {
            MockHttpServletResponse answer = choose(
                    deepLinkLaunch(Map.of()),
                    form -> form.param("title", "New").param("text", "Do it.").param("maximum", maximum));
            assertThat(answer.getStatus()).as(maximum).isEqualTo(422);
            assertThat(answer.getContentAsString()).contains("aria-invalid=\"true\"", "value=\"New\"");
            login = Login.at(mvc, PLATFORM);
        }
    }

    @Test
    void dlANewItemWithoutWordsIsAnError() throws Exception {
        MockHttpServletResponse answer = choose(deepLinkLaunch(Map.of()), form -> form.param("title", "New"));

        assertThat(answer.getStatus()).isEqualTo(422);
        assertThat(answer.getContentAsString()).contains("A new activity needs a title and what to do");
    }

    @Test
    void unresolvedCustomVariableIgnored() throws Exception {
        Map<String, Object> custom = new HashMap<>();
        custom.put("resolved", "42");
        custom.put("unresolved", "$ResourceLink.id.history");
        custom.put("nothing", null);
        custom.put("special key", "a b=c");
        custom.put("mixedcase", "x");
        custom.put("MixedCase", "y");
        custom.put("object", Map.of("a", 1));

        launch(PLATFORM.sign(claims(claims -> claims.put(CLAIM + "custom", custom))));

        String kept = jdbc.sql("SELECT custom FROM launch ORDER BY launched_at DESC, id LIMIT 1")
                .query(String.class)
                .single();
        assertThat(JSON.readTree(kept)).isEqualTo(JSON.readTree("""
                {"resolved": "42", "special key": "a b=c", "mixedcase": "x", "MixedCase": "y"}"""));
    }

    @Test
    void errorPostFromPlatform() throws Exception {
        Map<String, String> said = Map.of(
                "access_denied", "Your LMS does not let this person open Cairn.",
                "login_required", "You are not signed in to your LMS.",
                "launch_no_longer_valid", "This link has been opened already, or too long ago.",
                "unauthorized_client", "Your LMS does not let Cairn in.",
                "invalid_scope", "Your LMS does not grant what Cairn asks for.",
                "of_our_own", "Your LMS did not let this launch through.");
        for (Map.Entry<String, String> error : said.entrySet()) {
            login = Login.at(mvc, PLATFORM);
            MockHttpServletResponse answer = answer(post("/lti/launch")
                    .param("state", login.state())
                    .param("error", error.getKey())
                    .param("error_description", "<script>alert(1)</script>")
                    .cookie(login.browser()));

            assertThat(answer.getStatus()).isEqualTo(401);
            assertThat(answer.getContentAsString()).contains(error.getValue()).doesNotContain("alert(1)");
            assertThat(answer.getHeader("Set-Cookie"))
                    .startsWith(login.browser().getName() + "=;")
                    .contains("Max-Age=0", "Partitioned");
        }
    }

    private Map<String, Object> teacher() {
        Map<String, Object> claims = PLATFORM.claims(login.nonce(), clock.instant());
        claims.put("sub", "teacher");
        claims.put(ROLES, List.of(MEMBERSHIP + "Instructor"));
        return claims;
    }

    private Map<String, Object> claims(Consumer<Map<String, Object>> change) {
        Map<String, Object> claims = teacher();
        change.accept(claims);
        return claims;
    }

    private static String json(Map<String, Object> claims) {
        return JSON.writeValueAsString(claims);
    }

    private void rejected(Consumer<Map<String, Object>> change) throws Exception {
        rejected(PLATFORM.sign(claims(change)));
    }

    private void rejected(String token) throws Exception {
        int before = rows();
        MockHttpServletResponse answer = launch(token);
        assertThat(answer.getStatus()).isEqualTo(401);
        assertThat(answer.getHeaders("Set-Cookie")).isEmpty();
        assertThat(answer.getContentAsString()).contains("<h1").containsPattern("<code>[0-9a-f]{8}</code>");
        assertThat(rows()).isEqualTo(before);
    }

    private void toldAndNotRecorded(Consumer<Map<String, Object>> change, String heading) throws Exception {
        int before = rows();
        MockHttpServletResponse answer = launch(PLATFORM.sign(claims(change)));
        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(answer.getHeaders("Set-Cookie")).isEmpty();
        assertThat(answer.getContentAsString()).contains(heading);
        assertThat(rows()).isEqualTo(before);
    }

    private void teaches(Consumer<Map<String, Object>> change) throws Exception {
        MockHttpServletResponse launched = launch(PLATFORM.sign(claims(change)));
        assertThat(open(launched, "/teach").getStatus()).isEqualTo(200);
    }

    private void learns(Consumer<Map<String, Object>> change) throws Exception {
        MockHttpServletResponse launched = launch(PLATFORM.sign(claims(claims -> {
            claims.put("sub", "student");
            claims.put(ROLES, List.of(MEMBERSHIP + "Learner"));
            change.accept(claims);
        })));
        assertThat(open(launched, "/path").getStatus()).isEqualTo(200);
        assertThat(open(launched, "/teach").getStatus()).isEqualTo(403);
    }

    private void guest(Consumer<Map<String, Object>> change) throws Exception {
        MockHttpServletResponse launched = launch(PLATFORM.sign(claims(change)));
        assertThat(open(launched, "/guest").getStatus()).isEqualTo(200);
        assertThat(open(launched, "/path").getStatus()).isEqualTo(403);
        assertThat(open(launched, "/teach").getStatus()).isEqualTo(403);
    }

    private MockHttpServletResponse deepLinkLaunch(Map<String, Object> settings) throws Exception {
        Map<String, Object> all = new HashMap<>(Map.of(
                "deep_link_return_url",
                PLATFORM.origin() + "/deep-links",
                "accept_types",
                List.of("ltiResourceLink"),
                "accept_presentation_document_targets",
                List.of("iframe")));
        all.putAll(settings);
        MockHttpServletResponse launched = launch(PLATFORM.sign(claims(claims -> {
            claims.put(CLAIM + "message_type", "LtiDeepLinkingRequest");
            claims.remove(CLAIM + "resource_link");
            claims.put(DEEP_LINKING + "deep_linking_settings", all);
        })));
        assertThat(launched.getHeader("Location")).endsWith("/teach/deep-link");
        return launched;
    }

    private JWTClaimsSet deepLink(Map<String, Object> settings, Consumer<MockHttpServletRequestBuilder> fill)
            throws Exception {
        MockHttpServletResponse answer = choose(deepLinkLaunch(settings), fill);
        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(answer.getContentAsString()).contains("action=\"" + PLATFORM.origin() + "/deep-links\"");
        assertThat(answer.getHeader("Content-Security-Policy")).contains("form-action 'self' " + PLATFORM.origin());
        SignedJWT jwt = SignedJWT.parse(field(answer.getContentAsString(), "name=\"JWT\" value=\"([^\"]+)\""));
        assertThat(jwt.getHeader().getKeyID()).isNotBlank();
        return jwt.getJWTClaimsSet();
    }

    private MockHttpServletResponse choose(
            MockHttpServletResponse launched, Consumer<MockHttpServletRequestBuilder> fill) throws Exception {
        MockHttpServletRequestBuilder form = post(URI.create(launched.getHeader("Location")))
                .cookie(session(launched))
                .with(csrf());
        fill.accept(form);
        return answer(form);
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> items(JWTClaimsSet response) {
        return (List<Map<String, Object>>) response.getClaim(DEEP_LINKING + "content_items");
    }

    private MockHttpServletResponse launch(String token) throws Exception {
        return answer(post("/lti/launch")
                .param("state", login.state())
                .param("id_token", token)
                .cookie(login.browser()));
    }

    private MockHttpServletResponse open(MockHttpServletResponse launched, String below) throws Exception {
        assertThat(launched.getStatus()).isEqualTo(303);
        return answer(get(Login.below(launched, below)).cookie(session(launched)));
    }

    private static Cookie session(MockHttpServletResponse launched) {
        Cookie given = launched.getCookie("__Host-cairn");
        return new Cookie(given.getName(), given.getValue());
    }

    private Course course(MockHttpServletResponse launched) {
        String id = field(launched.getHeader("Location"), "/l/([0-9a-f-]{36})");
        CourseId course = new CourseId(jdbc.sql("SELECT course_id FROM launch WHERE id = :id")
                .param("id", java.util.UUID.fromString(id))
                .query(java.util.UUID.class)
                .single());
        return courses.find(course).orElseThrow();
    }

    private MockHttpServletResponse answer(MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request).andReturn().getResponse();
    }

    private static String token(String scope) {
        return "{\"access_token\": \"t\", \"token_type\": \"Bearer\", \"expires_in\": 3600, \"scope\": \"" + scope
                + "\"}";
    }

    private static String field(String page, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(page);
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group(1);
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
