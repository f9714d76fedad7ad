package org.cairn.platform;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.delete;
import static com.github.tomakehurst.wiremock.client.WireMock.deleteRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cairn.testing.FakePlatform.CLAIM;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.nimbusds.jose.jwk.JWKSet;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.cairn.connection.ConnectionHealth;
import org.cairn.connection.Finding;
import org.cairn.connection.Finding.Level;
import org.cairn.connection.Health;
import org.cairn.connection.PlatformServices;
import org.cairn.connection.ServiceCall;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.cairn.testing.Clicks;
import org.cairn.testing.FakePlatform;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/** What administrators decide about a connection holds, for everybody and at once. */
@SpringBootTest(properties = "cairn.health-check-time=8s")
@ActiveProfiles("test")
@AutoConfigureMockMvc
@ExtendWith(OutputCaptureExtension.class)
class ConnectionsTests {

    static final String WHO = "ada";
    static final String AGS = "https://purl.imsglobal.org/spec/lti-ags/scope/";
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
    Connections connections;

    @Autowired
    ConnectionHealth health;

    @Autowired
    PlatformServices services;

    @Autowired
    ApplicationContext context;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    Clicks clicks;
    RegistrationId id;

    @BeforeEach
    void connect() {
        PLATFORM.server.resetAll();
        PLATFORM.serveKeys();
        OTHER.serveKeys();
        platforms.load(PLATFORM.file("1"), "test");
        platforms.load(OTHER.file("1"), "test");
        id = platforms
                .registrations(PLATFORM.origin(), PLATFORM.clientId)
                .get(0)
                .id();
        clicks = new Clicks(mvc, clock);
        jdbc.sql("INSERT INTO administrator (id, username, password_hash, created_at) VALUES (?, ?, 'x', ?)"
                        + " ON CONFLICT DO NOTHING")
                .params(UUID.randomUUID(), WHO, OffsetDateTime.now(clock))
                .update();
    }

    @AfterEach
    void on() {
        connections.switchOn(WHO, id);
        connections.askForEach(WHO, id);
        jdbc.sql("UPDATE deployment SET state = 'REFUSED' WHERE state = 'PENDING'")
                .update();
        jdbc.sql("DELETE FROM met_origin").update();
        jdbc.sql("DELETE FROM refused_launch").update();
        jdbc.sql("UPDATE registration SET accepted_origins = ''").update();
    }

    @Test
    void switchingAPlatformOffEndsItsSessionsAndNobodyElses() throws Exception {
        MockHttpServletResponse ours = clicks.click(PLATFORM, claims -> {});
        MockHttpServletResponse theirs = clicks.click(OTHER, claims -> {});
        assertThat(clicks.open(ours).getStatus()).isEqualTo(200);
        assertThat(sessions()).isPositive();

        connections.switchOff(WHO, id);

        assertThat(sessions()).isZero();
        assertThat(clicks.open(ours).getStatus()).isEqualTo(401);
        assertThat(clicks.open(theirs).getStatus()).isEqualTo(200);

        connections.switchOn(WHO, id);
        assertThat(clicks.open(ours).getStatus())
                .as("the old session stays gone")
                .isEqualTo(401);
        assertThat(clicks.open(clicks.click(PLATFORM, claims -> {})).getStatus())
                .isEqualTo(200);
    }

    @Test
    void launchesOfAPlatformThatIsOffAreRefusedWithAPageThatSaysSo() throws Exception {
        Clicks.Begun before = Clicks.begun(clicks.login("/lti/login", PLATFORM, "client_id", PLATFORM.clientId));
        connections.switchOff(WHO, id);

        MockHttpServletResponse login = clicks.login("/lti/login", PLATFORM, "client_id", PLATFORM.clientId);
        MockHttpServletResponse launch = clicks.launch(PLATFORM, before, claims -> {});

        for (MockHttpServletResponse refused : List.of(login, launch)) {
            assertThat(refused.getStatus()).isEqualTo(401);
            assertThat(refused.getContentAsString())
                    .contains("The connection to this LMS is switched off")
                    .contains("Ask your Cairn administrator");
        }
    }

    @Test
    void servicesOfAPlatformThatIsOffAreNotCalled() {
        connections.switchOff(WHO, id);
        PLATFORM.server.resetRequests();

        assertThatThrownBy(() -> services.call(
                        id,
                        ServiceCall.get(
                                URI.create(PLATFORM.origin() + "/members"), Set.of("s"), Set.of("s"), "text/plain")))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.key()).isEqualTo("platform.registration"));
        assertThatThrownBy(() -> health.check(WHO, id, null, false))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.key()).isEqualTo("platform.check-switched-off"));
        PLATFORM.server.verify(0, anyRequestedFor(anyUrl()));
    }

    @Test
    void workForAPlatformThatIsOffWaitsAndGoesOn() throws Exception {
        services();
        clicks.click(PLATFORM, ConnectionsTests::withServices);
        UUID course = course();
        UUID person = jdbc.sql("SELECT person_id FROM enrolment WHERE course_id = ? FETCH FIRST 1 ROW ONLY")
                .params(course)
                .query(UUID.class)
                .single();
        OffsetDateTime longAgo = OffsetDateTime.now(clock).minusDays(30);
        jdbc.sql("DELETE FROM score_report WHERE course_id = ?").params(course).update();
        jdbc.sql("""
                        INSERT INTO score_report (course_id, target, person_id, number, score, maximum, score_time, state,
                          attempts, reported_at)
                        VALUES (?, ?, ?, 1, 50, 100, ?, 'WAITING', 0, ?)""").params(course, course, person, longAgo, longAgo).update();
        connections.switchOff(WHO, id);
        PLATFORM.server.resetRequests();

        for (String task : List.of("collectCourse", "prepareProgress", "deliverScore")) {
            String instance = task.equals("deliverScore") ? course + ":" + person + ":1" : course.toString();
            assertThat(run(task, instance)).as(task).isEqualTo("rescheduled");
        }
        PLATFORM.server.verify(0, anyRequestedFor(anyUrl()));
        assertThat(delivery(course)).isEqualTo("WAITING 0");

        connections.switchOn(WHO, id);
        assertThat(run("deliverScore", course + ":" + person + ":1")).isEqualTo("rescheduled");
        assertThat(delivery(course))
                .as("thirty days off do not count against it")
                .startsWith("WAITING");
        run("collectCourse", course.toString());
        PLATFORM.server.verify(getRequestedFor(urlPathEqualTo("/members")));
    }

    @Test
    void everyDecisionIsInTheAuditTrailAndNobodyElseTakesIt(CapturedOutput log) {
        connections.switchOff(WHO, id);
        connections.switchOn(WHO, id);
        connections.acceptAll(WHO, id);
        assertThat(log.getOut())
                .contains("connection.switched-off registration=" + id)
                .contains("connection.switched-on registration=" + id)
                .contains("deployment.all-accepted registration=" + id)
                .contains("by=" + WHO);
        assertThatThrownBy(() -> connections.switchOff("mallory", id))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.problem()).isEqualTo(Problem.FORBIDDEN));
        assertThat(platforms.isOn(id)).isTrue();
    }

    @Test
    void anUnknownDeploymentWaitsForTheAdministrator() throws Exception {
        MockHttpServletResponse refused = clicks.click(PLATFORM, deployment("77"));
        assertThat(refused.getStatus()).isEqualTo(401);
        assertThat(refused.getContentAsString())
                .contains("Ask your Cairn administrator to accept the new deployment")
                .containsPattern("[0-9a-f]{8}");
        Deployment waits = platforms.deployment(id, "77").orElseThrow();
        assertThat(waits.state()).isEqualTo(Deployment.State.PENDING);

        connections.decide(WHO, id, waits.id(), Deployment.State.ACCEPTED);
        assertThat(clicks.click(PLATFORM, deployment("77")).getStatus()).isEqualTo(303);

        connections.decide(WHO, id, waits.id(), Deployment.State.PENDING);
        assertThat(clicks.click(PLATFORM, deployment("77")).getStatus()).isEqualTo(401);
    }

    @Test
    void allDeploymentsOfARegistrationCanBeAcceptedNowAndLaterAndThatCanBeTakenBack() throws Exception {
        clicks.click(PLATFORM, deployment("all-a"));
        connections.acceptAll(WHO, id);
        assertThat(clicks.click(PLATFORM, deployment("all-a")).getStatus()).isEqualTo(303);
        assertThat(clicks.click(PLATFORM, deployment("all-b")).getStatus()).isEqualTo(303);
        assertThat(clicks.click(OTHER, deployment("all-a")).getStatus())
                .as("of this registration alone")
                .isEqualTo(401);

        platforms.load(PLATFORM.file("1"), "test");
        assertThat(clicks.click(PLATFORM, deployment("all-c")).getStatus())
                .as("a file takes nothing back")
                .isEqualTo(303);

        connections.askForEach(WHO, id);
        assertThat(clicks.click(PLATFORM, deployment("all-d")).getStatus()).isEqualTo(401);
        assertThat(clicks.click(PLATFORM, deployment("all-b")).getStatus())
                .as("those accepted stay")
                .isEqualTo(303);
    }

    /** A launch that is shown, and whose services lie, where nothing of the registration does (hosted Canvas). */
    private static Consumer<Map<String, Object>> shownAt(String origin) {
        return claims -> {
            claims.put(
                    "https://purl.imsglobal.org/spec/lti/claim/launch_presentation",
                    Map.of("document_target", "iframe", "return_url", origin + "/courses/1"));
            claims.put(
                    "https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice",
                    Map.of("context_memberships_url", origin + "/members", "service_versions", List.of("2.0")));
        };
    }

    @Test
    void aLaunchFromAnotherAddressOfTheLmsIsAcceptedWithOnePress() throws Exception {
        String school = "https://college.instructure.example";
        MockHttpServletResponse refused = clicks.clickInFrame(PLATFORM, shownAt(school));
        assertThat(refused.getStatus()).isEqualTo(401);
        assertThat(refused.getContentAsString()).contains(school);
        assertThat(refused.getHeader("Content-Security-Policy"))
                .as("a refusal can be read where the LMS shows it")
                .containsPattern("frame-ancestors 'self' https:");
        assertThat(platforms.registration(id).orElseThrow().isOwnAddress(URI.create(school + "/members")))
                .as("its services see no token")
                .isFalse();
        assertThat(platforms.waiting().get(id)).isEqualTo(1);
        assertThat(page()).contains(school);

        connections.accept(WHO, id, new Origin(school));
        MockHttpServletResponse opened = clicks.clickInFrame(PLATFORM, shownAt(school));
        assertThat(opened.getStatus()).isEqualTo(303);
        assertThat(clicks.open(opened).getHeader("Content-Security-Policy"))
                .contains("frame-ancestors 'self' " + PLATFORM.origin() + " " + school);
        assertThat(platforms.registration(id).orElseThrow().isOwnAddress(URI.create(school + "/members")))
                .isTrue();
        assertThat(platforms.waiting()).doesNotContainKey(id);

        platforms.load(PLATFORM.file("1"), "test");
        assertThat(platforms.registration(id).orElseThrow().isOwn(new Origin(school)))
                .as("a file takes nothing back")
                .isTrue();

        connections.refuse(WHO, id, new Origin(school));
        assertThat(clicks.clickInFrame(PLATFORM, shownAt(school)).getStatus()).isEqualTo(401);
        assertThat(platforms.waiting()).doesNotContainKey(id);
    }

    @Test
    void whyLaunchesWereRefusedIsToldToTheAdministrator() throws Exception {
        clicks.click(PLATFORM, claims -> claims.put("aud", "left-over-key"));
        clicks.click(PLATFORM, claims -> claims.put("aud", "left-over-key"));
        clicks.click(PLATFORM, claims -> claims.put("https://purl.imsglobal.org/spec/lti/claim/version", "1.1"));

        assertThat(page())
                .contains("The launch was made for another client ID.", "consumer key of an LTI 1.1 tool")
                .containsPattern("2 times, last on")
                .doesNotContain("left-over-key");
        assertThat(health.checks().stream().flatMap(check -> check.refused(id).stream()))
                .extracting(refused -> refused.reason() + " " + refused.times())
                .containsExactlyInAnyOrder("launch.refused.audience 2", "launch.refused.other 1");
    }

    @Test
    void inAWindowAnotherAddressKeepsNobodyOut() throws Exception {
        assertThat(clicks.click(PLATFORM, shownAt("https://vanity.example")).getStatus())
                .isEqualTo(303);
        assertThat(platforms.metOrigins(id))
                .extracting(met -> met.origin().value())
                .contains("https://vanity.example");
    }

    @Test
    void aPlatformMakesAtMostTwentyOriginsWaitAndNobodyAcceptsWhatNoLaunchHasNamed() throws Exception {
        for (int i = 0; i < 25; i++) {
            clicks.click(PLATFORM, shownAt("https://flood-" + i + ".example"));
        }
        assertThat(platforms.metOrigins(id)).hasSize(20);
        assertThatThrownBy(() -> connections.accept(WHO, id, new Origin("https://mallory.example")))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.problem()).isEqualTo(Problem.NOT_FOUND));
    }

    private String page() throws Exception {
        return mvc.perform(MockMvcRequestBuilders.get("/admin/registrations/" + id)
                        .with(SecurityMockMvcRequestPostProcessors.user(WHO).roles("ADMINISTRATOR")))
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    @Test
    void aPlatformMakesAtMostTwentyDeploymentsWait() throws Exception {
        Registration registration = platforms.registration(id).orElseThrow();
        List<Callable<Void>> many = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            String name = "flood-" + i;
            many.add(() -> {
                platforms.meet(registration, name);
                return null;
            });
        }
        var threads = Executors.newFixedThreadPool(8);
        threads.invokeAll(many);
        threads.shutdown();
        assertThat(platforms.waiting().get(id)).isEqualTo(20);
    }

    @Test
    void registrationsOfOneIssuerWorkSideBySide() throws Exception {
        PlatformFile first = PLATFORM.file("1");
        platforms.load(
                new PlatformFile(
                        "Second key",
                        first.issuer(),
                        "second-client",
                        List.of("1"),
                        first.authorizationEndpoint(),
                        first.tokenEndpoint(),
                        null,
                        first.jwksUri(),
                        "canvas",
                        false,
                        List.of(),
                        new PlatformFile.Owner("Another College", null, null, null)),
                "test");
        RegistrationId second = platforms
                .registrations(PLATFORM.origin(), "second-client")
                .get(0)
                .id();

        assertThat(clicks.login("/lti/login", PLATFORM).getStatus())
                .as("which one?")
                .isEqualTo(400);
        var byClient = Clicks.begun(clicks.login("/lti/login", PLATFORM, "client_id", "second-client"));
        var byAddress = Clicks.begun(clicks.login("/lti/login/" + second, PLATFORM));
        var firstByAddress = Clicks.begun(clicks.login("/lti/login/" + id, PLATFORM));
        Consumer<Map<String, Object>> toSecond = claims -> claims.put("aud", "second-client");

        assertThat(clicks.launch(PLATFORM, byClient, toSecond).getStatus()).isEqualTo(303);
        assertThat(clicks.launch(PLATFORM, byAddress, toSecond).getStatus()).isEqualTo(303);
        assertThat(clicks.launch(PLATFORM, firstByAddress, claims -> {}).getStatus())
                .isEqualTo(303);
        var crossed = Clicks.begun(clicks.login("/lti/login/" + second, PLATFORM));
        assertThat(clicks.launch(PLATFORM, crossed, claims -> {}).getStatus())
                .as("meant for the first")
                .isEqualTo(401);
        assertThat(clicks.login("/lti/login/" + second, PLATFORM, "client_id", PLATFORM.clientId)
                        .getStatus())
                .isEqualTo(400);
        jdbc.sql("UPDATE registration SET client_id = ?, issuer = 'https://gone.example' WHERE id = ?")
                .params(UUID.randomUUID().toString(), second.value())
                .update();
    }

    @Test
    void aHealthyConnectionIsFoundHealthyAndItsTestColumnIsDeleted() throws Exception {
        services();
        PLATFORM.server.stubFor(get("/jwks")
                .willReturn(aResponse()
                        .withHeader(
                                "Date",
                                DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                        clock.instant().atOffset(ZoneOffset.UTC)))
                        .withBody(new JWKSet(PLATFORM.key).toPublicJWKSet().toString())));
        clicks.click(PLATFORM, ConnectionsTests::withServices);

        health.check(WHO, id, null, true);

        Health found = health.last().get(id);
        assertThat(found.findings())
                .filteredOn(finding -> finding.level() == Level.PROBLEM || finding.level() == Level.NOTICE)
                .isEmpty();
        assertThat(found.findings())
                .extracting(Finding::key)
                .contains(
                        "platform.check.keys.good",
                        "platform.check.reach.good",
                        "platform.check.clock.good",
                        "platform.check.token.good",
                        "gradebook.check.read.good",
                        "gradebook.check.write.good",
                        "gradebook.check.score.good",
                        "gradebook.check.whole.own-only",
                        "course.check.roster.good",
                        "launch.check.launched.good");
        PLATFORM.server.verify(deleteRequestedFor(urlPathEqualTo("/items/9")));
        for (Locale locale : List.of(Locale.ENGLISH, Locale.FRENCH)) {
            assertThat(page(locale)).doesNotContain("??", "gradebook.check").contains("BIO101");
        }
    }

    @Test
    void theTestColumnIsDeletedWhateverComesBetween() throws Exception {
        services();
        PLATFORM.server.stubFor(
                get(urlPathEqualTo("/items/9/results")).willReturn(aResponse().withStatus(500)));
        clicks.click(PLATFORM, ConnectionsTests::withServices);

        health.check(WHO, id, null, true);

        PLATFORM.server.verify(deleteRequestedFor(urlPathEqualTo("/items/9")));
        assertThat(keys()).contains("gradebook.check.score.no-results", "gradebook.check.write.good");
    }

    @Test
    void withoutConsentNoScoreIsWrittenForALearner() throws Exception {
        services();
        clicks.click(PLATFORM, ConnectionsTests::withServices);
        health.check(WHO, id, null, false);
        PLATFORM.server.verify(0, postRequestedFor(urlPathEqualTo("/items/9/scores")));
        assertThat(keys()).contains("gradebook.check.score.not-asked");
    }

    @Test
    void aMoodleThatCannotFetchOurKeysIsNamed() throws Exception {
        services();
        jdbc.sql("UPDATE registration SET product_family = 'moodle' WHERE id = ?")
                .params(id.value())
                .update();
        PLATFORM.server.stubFor(post("/token")
                .willReturn(aResponse()
                        .withStatus(404)
                        .withHeader("Content-Type", "text/html")
                        .withBody("<!DOCTYPE html><title>Error</title>")));
        health.check(WHO, id, null, false);
        assertThat(keys()).contains("platform.check.token.keys-not-fetched");
        assertThat(page(Locale.ENGLISH))
                .contains("Moodle could not fetch Cairn’s keys", "cURL blocked hosts", "An administrator of");
        assertThat(page(Locale.FRENCH)).contains("Moodle n’a pas pu lire les clés de Cairn");
    }

    @Test
    void aDeadPlatformDoesNotHangThePage() throws Exception {
        PLATFORM.server.stubFor(any(anyUrl()).willReturn(aResponse().withFixedDelay(30_000)));
        long begun = System.nanoTime();
        health.check(WHO, id, null, false);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(12));
        assertThat(keys()).contains("platform.check.unfinished.late");
        assertThat(page(Locale.ENGLISH)).contains("A check did not finish");
    }

    @Test
    void theListHoldsHundredsAndHostileNamesAndBeginsWithWhatNeedsADecision() throws Exception {
        for (int i = 0; i < 300; i++) {
            jdbc.sql("""
                            INSERT INTO registration (id, institution_id, name, issuer, client_id,
                              authorization_endpoint, token_endpoint, jwks_uri, product_family, accepts_all_deployments,
                              enabled, source, created_at)
                            SELECT ?, institution_id, ?, ?, 'x', authorization_endpoint, token_endpoint, jwks_uri,
                              product_family, FALSE, TRUE, 'many', created_at FROM registration WHERE id = ?""")
                    .params(UUID.randomUUID(), "<script>alert(" + i + ")</script> Université", "urn:" + i, id.value())
                    .update();
        }
        platforms.meet(platforms.registration(id).orElseThrow(), "newcomer");
        jdbc.sql("DELETE FROM connection_health").update();
        try {
            String list = list();
            assertThat(list).doesNotContain("<script>alert").contains("&lt;script&gt;alert(299)");
            assertThat(list.indexOf("/admin/registrations/" + id)).isEqualTo(list.indexOf("/admin/registrations/"));
        } finally {
            jdbc.sql("DELETE FROM registration WHERE source = 'many'").update();
        }
    }

    @Test
    void onlyOneLooksAtATimeAndAClaimLapses() {
        jdbc.sql("DELETE FROM connection_health").update();
        jdbc.sql("INSERT INTO connection_health (registration_id, running_since) VALUES (?, ?)")
                .params(id.value(), OffsetDateTime.now(clock))
                .update();
        assertThatThrownBy(() -> health.check(WHO, id, null, false))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.key()).isEqualTo("platform.check-running"));
        jdbc.sql("UPDATE connection_health SET running_since = ?")
                .params(OffsetDateTime.now(clock).minusMinutes(4))
                .update();
        health.check(WHO, id, null, false);
        assertThat(health.last()).containsKey(id);
    }

    private List<String> keys() {
        return health.last().get(id).findings().stream().map(Finding::key).toList();
    }

    private String list() throws Exception {
        return mvc.perform(MockMvcRequestBuilders.get("/admin")
                        .with(SecurityMockMvcRequestPostProcessors.user(WHO).roles("ADMINISTRATOR")))
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private String page(Locale locale) throws Exception {
        return mvc.perform(MockMvcRequestBuilders.get("/admin/registrations/" + id)
                        .param("lang", locale.getLanguage())
                        .with(SecurityMockMvcRequestPostProcessors.user(WHO).roles("ADMINISTRATOR")))
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    /** A platform with every service, one learner, no columns of its own. */
    private static void services() {
        PLATFORM.server.stubFor(post("/token")
                .willReturn(aResponse()
                        .withHeader("Content-Type", "application/json")
                        .withBody("{\"access_token\":\"t\",\"token_type\":\"Bearer\",\"expires_in\":3600}")));
        PLATFORM.server.stubFor(get(urlPathEqualTo("/members"))
                .willReturn(aResponse()
                        .withBody("{\"members\":[{\"user_id\":\"5\",\"name\":\"Noémie\",\"roles\":[\"Learner\"]}]}")));
        String item = "{\"id\":\"" + PLATFORM.origin() + "/items/9\",\"label\":\"x\",\"scoreMaximum\":1}";
        PLATFORM.server.stubFor(
                get(urlPathEqualTo("/items")).willReturn(aResponse().withBody("[]")));
        PLATFORM.server.stubFor(post(urlPathEqualTo("/items"))
                .willReturn(aResponse().withStatus(201).withBody(item)));
        PLATFORM.server.stubFor(
                get(urlPathEqualTo("/items/9")).willReturn(aResponse().withBody(item)));
        PLATFORM.server.stubFor(
                get(urlPathEqualTo("/items/9/results")).willReturn(aResponse().withBody("[]")));
        PLATFORM.server.stubFor(
                post(urlPathEqualTo("/items/9/scores")).willReturn(aResponse().withStatus(200)));
        PLATFORM.server.stubFor(
                delete(urlPathEqualTo("/items/9")).willReturn(aResponse().withStatus(204)));
    }

    private static void withServices(Map<String, Object> claims) {
        claims.put(
                "https://purl.imsglobal.org/spec/lti-ags/claim/endpoint",
                Map.of(
                        "scope",
                        List.of(AGS + "lineitem", AGS + "lineitem.readonly", AGS + "result.readonly", AGS + "score"),
                        "lineitems",
                        PLATFORM.origin() + "/items"));
        claims.put(
                "https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice",
                Map.of("context_memberships_url", PLATFORM.origin() + "/members", "service_versions", List.of("2.0")));
    }

    private static Consumer<Map<String, Object>> deployment(String name) {
        return claims -> claims.put(CLAIM + "deployment_id", name);
    }

    private UUID course() {
        return jdbc.sql(
                        "SELECT id FROM course WHERE registration_id = ? ORDER BY launched_at DESC FETCH FIRST 1 ROW ONLY")
                .params(id.value())
                .query(UUID.class)
                .single();
    }

    private String delivery(UUID course) {
        return jdbc.sql("SELECT state, attempts FROM score_report WHERE course_id = ?")
                .params(course)
                .query((row, n) -> row.getString("state") + " " + row.getInt("attempts"))
                .single();
    }

    /** Runs one piece of durable work and tells what became of it. */
    @SuppressWarnings("unchecked")
    private String run(String task, String instance) {
        Task<Void> work = context.getBean(task, Task.class);
        List<String> done = new ArrayList<>();
        CompletionHandler<Void> handler = work.execute(new TaskInstance<>(work.getName(), instance), null);
        handler.complete(
                ExecutionComplete.simulatedSuccess(clock.instant()), new ExecutionOperations<Void>(null, null, null) {
                    @Override
                    public void reschedule(ExecutionComplete completed, Instant next) {
                        done.add("rescheduled");
                    }

                    @Override
                    public void remove() {
                        done.add("removed");
                    }
                });
        return done.get(0);
    }

    private int sessions() {
        return jdbc.sql("SELECT count(*) FROM spring_session WHERE principal_name LIKE ?")
                .params(id + ":%")
                .query(Integer.class)
                .single();
    }
}
