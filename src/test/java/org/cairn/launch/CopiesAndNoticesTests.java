package org.cairn.launch;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.cairn.testing.FakePlatform.CLAIM;
import static org.cairn.testing.FakePlatform.MEMBERSHIP;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import jakarta.servlet.http.Cookie;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.cairn.competency.Competency;
import org.cairn.competency.Criterion;
import org.cairn.gradebook.Activities;
import org.cairn.gradebook.Activity;
import org.cairn.gradebook.LineItemId;
import org.cairn.mapping.CourseMap;
import org.cairn.mapping.CourseMaps;
import org.cairn.mapping.Mapping;
import org.cairn.mapping.Publication;
import org.cairn.microcredential.MicrocredentialVersion;
import org.cairn.microcredential.Microcredentials;
import org.cairn.platform.Platforms;
import org.cairn.shared.LaunchId;
import org.cairn.shared.PersonId;
import org.cairn.shared.Visitor;
import org.cairn.testing.FakePlatform;
import org.cairn.testing.Login;
import org.jspecify.annotations.Nullable;
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
import tools.jackson.databind.json.JsonMapper;

/** A course that is a copy is known again, by its launch or by a notice, and its map is carried over only when somebody agrees. */
@SpringBootTest
@ActiveProfiles("test")
@AutoConfigureMockMvc
@ExtendWith(OutputCaptureExtension.class)
class CopiesAndNoticesTests {

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
    Launches launches;

    @Autowired
    Microcredentials microcredentials;

    @Autowired
    Activities activities;

    @Autowired
    CourseMaps courseMaps;

    @Autowired
    Publication publication;

    @Autowired
    NoticeTasks noticeTasks;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    private String origin;

    @BeforeEach
    void begin() {
        PLATFORM.serveKeys();
        OTHER.serveKeys();
        platforms.load(PLATFORM.file("1"), "test");
        platforms.load(OTHER.file("1"), "test");
        origin = "origin-" + UUID.randomUUID();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "context_id_history",
                "Context.id.history",
            })
    void aCourseIsKnownAgainByItsHistory(String spelling) throws Exception {
        teach(PLATFORM, origin, claims -> {});
        String copy = copyOf(
                claims -> claims.put(CLAIM + "custom", Map.of(spelling, "unheard-of,%6F" + origin.substring(1))));

        assertThat(originOf(copy)).isEqualTo(origin);
    }

    @ParameterizedTest
    @CsvSource({
        "resource_link_id_history, custom",
        "ResourceLink.id.history, custom",
        "ext_d2l_resource_link_id_history, ext"
    })
    void aCourseIsKnownAgainByTheHistoryOfALink(String spelling, String claim) throws Exception {
        String link = "link-" + UUID.randomUUID();
        teach(PLATFORM, origin, claims -> claims.put(CLAIM + "resource_link", Map.of("id", link)));
        String copy = copyOf(claims -> claims.put(CLAIM + claim, Map.of(spelling, link)));

        assertThat(originOf(copy)).isEqualTo(origin);
    }

    @Test
    void aCourseIsKnownAgainByAnActivityThatWasMadeInItsOrigin() throws Exception {
        Visitor instructor = teach(PLATFORM, origin, claims -> {}).visitor();
        UUID activity = UUID.randomUUID();
        jdbc.sql("INSERT INTO activity (id, course_id, title, instructions, score_maximum, created_at)"
                        + " VALUES (:id, :course, 'Plan', 'Write.', 10, :now)")
                .param("id", activity)
                .param("course", instructor.course().value())
                .param("now", OffsetDateTime.now(clock))
                .update();
        String copy = copyOf(claims -> claims.put(CLAIM + "custom", Map.of("cairn_activity", activity.toString())));

        assertThat(originOf(copy)).isEqualTo(origin);
    }

    @Test
    void aCopiedLinkOpensAnActivityOfTheCopy() throws Exception {
        Visitor there = teach(PLATFORM, origin, claims -> {}).visitor();
        Activity plan = activities.create(there, "Plan", "Write one.", 20);
        Consumer<Map<String, Object>> copied = claims ->
                claims.put(CLAIM + "custom", Map.of("cairn_activity", plan.id().toString()));
        Taught here = teach(PLATFORM, "copy-" + UUID.randomUUID(), copied);

        assertThat(page(here, "/activities/" + plan.id()).getContentAsString()).contains("Write one.");

        Activity own = activities.get(here.visitor().course(), plan.id());
        assertThat(own.id()).isNotEqualTo(plan.id());
        activities.change(here.visitor(), own.id(), "Our plan", "Write two.", 20);
        assertThat(page(here, "/activities/" + plan.id()).getContentAsString()).contains("Write two.");
        assertThat(activities.get(there.course(), plan.id()).title())
                .as("the origin stays as it is")
                .isEqualTo("Plan");
        assertThat(page(here, "/activities/" + UUID.randomUUID()).getStatus()).isEqualTo(404);

        Taught again = teach(PLATFORM, "copy-of-the-copy-" + UUID.randomUUID(), copied);
        assertThat(page(again, "/activities/" + plan.id()).getStatus()).isEqualTo(200);
        assertThat(activities.in(here.visitor().course())).hasSize(1);
    }

    @Test
    void historyOfAnotherRegistrationMeansNothing() throws Exception {
        teach(OTHER, origin, claims -> {});
        String copy = copyOf(claims -> claims.put(CLAIM + "custom", Map.of("context_id_history", origin)));

        assertThat(originOf(copy)).isNull();
    }

    @Test
    void anUnresolvedOrOwnHistoryMeansNothing() throws Exception {
        String copy =
                copyOf(claims -> claims.put(CLAIM + "custom", Map.of("context_id_history", "$Context.id.history")));
        assertThat(originOf(copy)).isNull();
        teach(PLATFORM, copy, claims -> claims.put(CLAIM + "custom", Map.of("context_id_history", copy + ",,")));
        assertThat(originOf(copy)).isNull();
    }

    @Test
    void theMapOfTheOriginIsOfferedOnceAndCarriedOverAsADraft() throws Exception {
        Visitor there = teach(PLATFORM, origin, claims -> {}).visitor();
        List<UUID> items = List.of(
                lineItem(there, "Quiz", "r-quiz", null),
                lineItem(there, "Plan", null, "t-plan"),
                lineItem(there, "Rescue drill", null, null),
                lineItem(there, "Only there", null, null));
        CourseMap map = published(there, items);
        String copy = "copy-" + UUID.randomUUID();
        Taught here =
                teach(PLATFORM, copy, claims -> claims.put(CLAIM + "custom", Map.of("context_id_history", origin)));
        UUID quiz = lineItem(here.visitor(), "Renamed quiz", "r-quiz", null);
        UUID plan = lineItem(here.visitor(), "Renamed plan", null, "t-plan");
        UUID drill = lineItem(here.visitor(), "Rescue drill", null, null);

        assertThat(page(here, "/teach").getContentAsString()).contains("/teach/copy");
        assertThat(page(here, "/teach/copy").getContentAsString())
                .as("nothing is offered before the copy has been read")
                .contains("Cairn is reading the gradebook", "No, begin anew")
                .doesNotContain("activities were found again", "Take over as drafts");
        assertThat(send(here, "/teach/copy").getStatus())
                .as("nor taken over, by whatever way")
                .isEqualTo(409);
        wasRead(here.visitor());
        assertThat(page(here, "/teach/copy").getContentAsString())
                .contains("3 of 4 activities", "by its id", "by its tag", "by its name", "No: map it yourself");
        assertThat(send(here, "/teach/copy").getStatus()).isEqualTo(302);

        CourseMap draft = courseMaps.all(here.visitor().course()).get(0);
        assertThat(draft.state()).isEqualTo(CourseMap.State.DRAFT);
        assertThat(draft.version()).isEqualTo(map.version());
        assertThat(draft.mappings())
                .extracting(mapping -> mapping.lineItem().value())
                .containsOnly(quiz, plan, drill);
        assertThat(page(here, "/teach").getContentAsString()).doesNotContain("/teach/copy");
        assertThat(send(here, "/teach/copy").getStatus()).isEqualTo(404);
        assertThat(courseMaps.all(here.visitor().course())).hasSize(1);
    }

    @Test
    void anOfferThatWasDeclinedIsNotMadeAgain() throws Exception {
        Visitor there = teach(PLATFORM, origin, claims -> {}).visitor();
        published(there, List.of(lineItem(there, "Quiz", "r", null)));
        String copy = "copy-" + UUID.randomUUID();
        Consumer<Map<String, Object>> history =
                claims -> claims.put(CLAIM + "custom", Map.of("context_id_history", origin));
        Taught here = teach(PLATFORM, copy, history);
        assertThat(send(here, "/teach/copy/decline").getStatus()).isEqualTo(302);

        Taught again = teach(PLATFORM, copy, history);

        assertThat(page(again, "/teach/copy").getStatus()).isEqualTo(404);
        assertThat(courseMaps.all(again.visitor().course())).isEmpty();
    }

    @Test
    void aNoticeOfACopyCountsWhetherTheCopyWasOpenedBeforeOrAfter() throws Exception {
        teach(PLATFORM, origin, claims -> {});
        String before = "before-" + UUID.randomUUID();
        String after = "after-" + UUID.randomUUID();
        teach(PLATFORM, before, claims -> {});

        assertThat(tell(notice("LtiContextCopyNotice", copied(before))).getStatus())
                .isEqualTo(200);
        assertThat(tell(notice("LtiContextCopyNotice", copied(after))).getStatus())
                .isEqualTo(200);
        teach(PLATFORM, after, claims -> {});

        assertThat(originOf(before)).isEqualTo(origin);
        assertThat(originOf(after)).isEqualTo(origin);
    }

    @Test
    void aNoticeDeliveredAgainIsTakenAndDoesNothing() throws Exception {
        String token = PLATFORM.sign(notice("LtiHelloWorldNotice", claims -> {}));

        assertThat(tell(token).getStatus()).isEqualTo(200);
        int before = count("SELECT count(*) FROM used_nonce");
        assertThat(tell(token).getStatus()).isEqualTo(200);
        assertThat(count("SELECT count(*) FROM used_nonce")).isEqualTo(before);
    }

    @Test
    void aKindThatWeDoNotKnowIsTakenAndIgnored() throws Exception {
        assertThat(tell(notice("LtiAssetProcessorSubmissionNotice", claims -> {}))
                        .getStatus())
                .isEqualTo(200);
    }

    @Test
    void aForgedNoticeIsRefusedWithOneLine(CapturedOutput log) throws Exception {
        long now = clock.instant().getEpochSecond();
        refused("launch.issuer", log, claims -> claims.put("iss", "https://unknown.example"));
        refused("launch.issuer", log, claims -> claims.put("aud", "somebody"));
        refused("launch.time", log, claims -> claims.put("exp", now - 65));
        refused("launch.time", log, claims -> claims.put("iat", now - 661));
        refused("launch.deployment", log, claims -> claims.put(CLAIM + "deployment_id", "unknown"));
        refused("launch.version", log, claims -> claims.put(CLAIM + "version", "1.1"));
        refused("launch.notice-type", log, claims -> claims.put(CLAIM + "notice", Map.of("id", "1")));
        refused("launch.notice-id", log, claims -> {
            claims.remove("nonce");
            claims.put(CLAIM + "notice", Map.of("type", "LtiHelloWorldNotice"));
        });
        JWSHeader header =
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("platform-key").build();
        String payload = JsonMapper.shared().writeValueAsString(notice("LtiHelloWorldNotice", claims -> {}));
        refused("launch.signature", log, FakePlatform.sign(header, payload, FakePlatform.newKey("platform-key")));
        refused("launch.signature", log, FakePlatform.sign(header, payload, OTHER.key));
        refused("launch.token-unreadable", log, "a.b");
    }

    @Test
    void oneForgedNoticeAmongGoodOnesTakesThemAllBack() throws Exception {
        teach(PLATFORM, origin, claims -> {});
        String copy = "copy-" + UUID.randomUUID();
        String good = PLATFORM.sign(notice("LtiContextCopyNotice", copied(copy)));

        assertThat(tell(good, "a.b.c").getStatus()).isEqualTo(401);
        teach(PLATFORM, copy, claims -> {});

        assertThat(originOf(copy)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "x", "[]", "{}", "{\"notices\": 1}", "{\"notices\": [{\"jwt\": 1}]}", "[[[[[[[[]]]]]]]]"})
    void aPostThatIsNoNoticeIsRefused(String body) throws Exception {
        assertThat(answer(post("/lti/notices").content(body)).getStatus()).isEqualTo(400);
    }

    @Test
    void aPostThatIsTooLargeIsRefused() throws Exception {
        assertThat(answer(post("/lti/notices").content(" ".repeat(200_000))).getStatus())
                .isEqualTo(413);
    }

    @Test
    void whatAPlatformOffersToTellIsAskedForOnce() throws Exception {
        PLATFORM.server.resetAll();
        PLATFORM.serveKeys();
        PLATFORM.server.stubFor(WireMock.post("/token").willReturn(okJson("""
                {"access_token": "t", "token_type": "Bearer", "expires_in": 3600}""")));
        PLATFORM.server.stubFor(
                WireMock.put("/notice-handlers").willReturn(aResponse().withStatus(200)));
        Consumer<Map<String, Object>> offers = claims -> claims.put(
                CLAIM + "platformnotificationservice",
                Map.of(
                        "platform_notification_service_url",
                        PLATFORM.origin() + "/notice-handlers",
                        "notice_types_supported",
                        List.of("LtiHelloWorldNotice", "LtiContextCopyNotice", "Another", 7)));
        teach(PLATFORM, origin, offers);
        teach(PLATFORM, origin, offers);
        List<String> instances = jdbc.sql(
                        "SELECT task_instance FROM scheduled_tasks WHERE task_name = 'subscribe-notice'")
                .query(String.class)
                .list();
        assertThat(instances).hasSize(2);

        instances.forEach(
                instance -> assertThat(noticeTasks.subscribe(instance)).isTrue());
        instances.forEach(
                instance -> assertThat(noticeTasks.subscribe(instance)).isTrue());

        PLATFORM.server.verify(2, putRequestedFor(urlEqualTo("/notice-handlers")));
        PLATFORM.server.verify(
                1, putRequestedFor(urlEqualTo("/notice-handlers")).withRequestBody(equalToJson("""
                        {"notice_type": "LtiContextCopyNotice", "handler": "http://localhost:8080/lti/notices"}""")));
        teach(OTHER, origin, offers);
        assertThat(count("SELECT count(*) FROM notice_subscription"))
                .as("an address of another platform")
                .isEqualTo(2);
    }

    /** A launch of an instructor. */
    private record Taught(Visitor visitor, Cookie session) {}

    private Taught teach(FakePlatform platform, String context, Consumer<Map<String, Object>> change) throws Exception {
        Login login = Login.at(mvc, platform);
        Map<String, Object> claims = platform.claims(login.nonce(), clock.instant());
        claims.put("sub", "teacher");
        claims.put(CLAIM + "roles", List.of(MEMBERSHIP + "Instructor"));
        claims.put(CLAIM + "context", Map.of("id", context, "title", context));
        change.accept(claims);
        MockHttpServletResponse launched = answer(post("/lti/launch")
                .param("state", login.state())
                .param("id_token", platform.sign(claims))
                .cookie(login.browser()));
        assertThat(launched.getStatus()).isEqualTo(303);
        UUID id = UUID.fromString(
                URI.create(launched.getHeader("Location")).getPath().split("/", 4)[2]);
        UUID person = jdbc.sql("SELECT person_id FROM launch WHERE id = :id")
                .param("id", id)
                .query(UUID.class)
                .single();
        Cookie given = launched.getCookie("__Host-cairn");
        return new Taught(
                launches.find(new LaunchId(id), new PersonId(person))
                        .orElseThrow()
                        .visitor(),
                new Cookie(given.getName(), given.getValue()));
    }

    private String copyOf(Consumer<Map<String, Object>> change) throws Exception {
        String copy = "copy-" + UUID.randomUUID();
        teach(PLATFORM, copy, change);
        return copy;
    }

    private @Nullable String originOf(String context) {
        return jdbc.sql("""
                        SELECT o.context_id FROM course_copy k
                          JOIN course c ON c.id = k.course_id AND c.context_id = :context
                          JOIN course o ON o.id = k.origin_id
                        """).param("context", context).query(String.class).list().stream()
                .findFirst()
                .orElse(null);
    }

    private CourseMap published(Visitor instructor, List<UUID> items) {
        MicrocredentialVersion taken = microcredentials.take(instructor, "fall-protection");
        MicrocredentialVersion version = microcredentials.publish(instructor, taken.id());
        CourseMap map = courseMaps.open(instructor, version.id());
        for (Competency competency : version.definition().competencies()) {
            for (Criterion criterion : competency.criteria()) {
                items.forEach(item -> courseMaps.map(
                        instructor,
                        map.id(),
                        new Mapping(
                                new LineItemId(item), competency.id(), criterion.id(), BigDecimal.ONE, false, null)));
            }
        }
        publication.publish(instructor, map.id());
        return courseMaps.find(map.id()).orElseThrow();
    }

    private void wasRead(Visitor instructor) {
        jdbc.sql("INSERT INTO collection_pass (course_id, collected_at, failures, unchanged)"
                        + " VALUES (:course, :now, 0, 0)")
                .param("course", instructor.course().value())
                .param("now", OffsetDateTime.now(clock))
                .update();
    }

    private UUID lineItem(Visitor instructor, String label, @Nullable String resourceId, @Nullable String tag) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                        INSERT INTO line_item (id, course_id, url, label, score_maximum, resource_id, tag, purpose, removed,
                               met_at)
                        VALUES (:id, :course, :url, :label, 20, :resource, :tag, 'EVIDENCE', FALSE, :now)
                        """)
                .param("id", id)
                .param("course", instructor.course().value())
                .param("url", "https://lms.example/line-items/" + id)
                .param("label", label)
                .param("resource", resourceId)
                .param("tag", tag)
                .param("now", OffsetDateTime.now(clock))
                .update();
        return id;
    }

    private MockHttpServletResponse page(Taught taught, String path) throws Exception {
        return answer(get("/l/" + taught.visitor().launch() + path).cookie(taught.session()));
    }

    private MockHttpServletResponse send(Taught taught, String path) throws Exception {
        return answer(post("/l/" + taught.visitor().launch() + path)
                .cookie(taught.session())
                .with(csrf()));
    }

    private Map<String, Object> notice(String type, Consumer<Map<String, Object>> change) {
        Map<String, Object> claims = PLATFORM.claims(UUID.randomUUID().toString(), clock.instant());
        claims.keySet()
                .removeIf(name -> List.of("sub", "name", CLAIM + "message_type", CLAIM + "roles")
                        .contains(name));
        claims.put(CLAIM + "notice", Map.of("id", UUID.randomUUID().toString(), "type", type));
        change.accept(claims);
        return claims;
    }

    private Consumer<Map<String, Object>> copied(String context) {
        return claims -> {
            claims.put(CLAIM + "context", Map.of("id", context));
            claims.put(CLAIM + "origin_contexts", List.of(origin));
        };
    }

    private MockHttpServletResponse tell(Map<String, Object> notice) throws Exception {
        return tell(PLATFORM.sign(notice));
    }

    private MockHttpServletResponse tell(String... tokens) throws Exception {
        List<Map<String, String>> notices = java.util.Arrays.stream(tokens)
                .map(token -> Map.of("jwt", token))
                .toList();
        return answer(post("/lti/notices")
                .contentType("application/json")
                .content(JsonMapper.shared().writeValueAsString(Map.of("notices", notices))));
    }

    private void refused(String reason, CapturedOutput log, Consumer<Map<String, Object>> change) throws Exception {
        refused(reason, log, PLATFORM.sign(notice("LtiHelloWorldNotice", change)));
    }

    private void refused(String reason, CapturedOutput log, String token) throws Exception {
        int said = log.getOut().length();
        int before = count("SELECT count(*) FROM used_nonce");
        assertThat(tell(token).getStatus()).as(reason).isEqualTo(401);
        assertThat(log.getOut().substring(said)).containsOnlyOnce("notice.rejected reason=" + reason);
        assertThat(count("SELECT count(*) FROM used_nonce")).isEqualTo(before);
    }

    private MockHttpServletResponse answer(MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request).andReturn().getResponse();
    }

    private int count(String sql) {
        return jdbc.sql(sql).query(Integer.class).single();
    }
}
