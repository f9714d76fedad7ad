package org.cairn.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cairn.testing.FakePlatform.CLAIM;
import static org.cairn.testing.FakePlatform.MEMBERSHIP;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.cairn.assessment.EvidenceTasks;
import org.cairn.assessment.Piece;
import org.cairn.assessment.Subject;
import org.cairn.assessment.Submission;
import org.cairn.assessment.Submissions;
import org.cairn.competency.Competency;
import org.cairn.competency.Framework;
import org.cairn.competency.FrameworkId;
import org.cairn.competency.Frameworks;
import org.cairn.competency.Imports;
import org.cairn.competency.Library;
import org.cairn.gradebook.Activities;
import org.cairn.gradebook.Activity;
import org.cairn.gradefile.GradeFileId;
import org.cairn.gradefile.GradeFiles;
import org.cairn.launch.Launches;
import org.cairn.mapping.CourseMap;
import org.cairn.mapping.CourseMaps;
import org.cairn.microcredential.MicrocredentialVersion;
import org.cairn.microcredential.Microcredentials;
import org.cairn.platform.Onboarding;
import org.cairn.platform.Platforms;
import org.cairn.platform.Product;
import org.cairn.platform.Registration;
import org.cairn.shared.Bilingual;
import org.cairn.shared.LaunchId;
import org.cairn.shared.PersonId;
import org.cairn.shared.Role;
import org.cairn.shared.Visitor;
import org.cairn.testing.FakePlatform;
import org.cairn.testing.Login;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Who walks the routes, each with a session of their own that a real launch or a real sign-in has made, and the ids that
 * are theirs or somebody else's.
 */
final class Walkers {

    enum Who {
        ANONYMOUS,
        LEARNER,
        INSTRUCTOR,
        ADMINISTRATOR
    }

    private final MockMvc mvc;
    private final ApplicationContext context;
    private final Clock clock;
    private final JdbcClient jdbc;
    private final Map<Who, Cookie> sessions = new EnumMap<>(Who.class);
    private final Map<Who, UUID> launches = new EnumMap<>(Who.class);
    private final Map<String, UUID> ours = new HashMap<>();
    private final Map<String, UUID> theirs = new HashMap<>();

    private record Launched(UUID id, Cookie session) {}

    private Walkers(ApplicationContext context, FakePlatform platform, FakePlatform other) throws Exception {
        this.context = context;
        mvc = context.getBean(MockMvc.class);
        clock = context.getBean(Clock.class);
        jdbc = context.getBean(JdbcClient.class);
        Platforms platforms = context.getBean(Platforms.class);
        platforms.load(platform.file("1"), "walkers");
        platforms.load(other.file("7"), "walkers");

        enter(Who.LEARNER, launch(platform, "1", "learner-1", "Learner"));
        enter(Who.INSTRUCTOR, launch(platform, "1", "instructor-1", "Instructor"));
        furnish(ours, launches.get(Who.INSTRUCTOR));
        furnish(theirs, launch(other, "7", "instructor-2", "Instructor").id());
        sessions.put(Who.ADMINISTRATOR, signIn(null));

        Registration registration = platforms.registrations().get(0);
        ours.put("registrations/registration", registration.id().value());
        ours.put(
                "deployments/deployment",
                platforms.deployments(registration.id()).get(0).id().value());
        ours.put(
                "pending/id",
                context.getBean(Onboarding.class)
                        .begin(Product.MOODLE, registration.institution(), "walker")
                        .id()
                        .value());
    }

    static Walkers of(ApplicationContext context, FakePlatform platform, FakePlatform other) throws Exception {
        return new Walkers(context, platform, other);
    }

    @Nullable
    Cookie session(Who who) {
        return sessions.get(who);
    }

    /** Ids by the last word before them and their name; who has no launch of their own tries the learner's. */
    Map<String, UUID> own(Who who) {
        Map<String, UUID> ids = new HashMap<>(ours);
        ids.put("l/launchId", launches.getOrDefault(who, launches.get(Who.LEARNER)));
        return ids;
    }

    /** Ids of which at least one is another's: the launch, what lies behind it, or both. */
    List<Map<String, UUID>> elsewhere(Who who) {
        Map<String, UUID> foreignLaunch = new HashMap<>(own(who));
        foreignLaunch.put("l/launchId", theirs.get("l/launchId"));
        Map<String, UUID> classmatesLaunch = new HashMap<>(own(who));
        classmatesLaunch.put("l/launchId", launches.get(who == Who.LEARNER ? Who.INSTRUCTOR : Who.LEARNER));
        Map<String, UUID> foreignThings = new HashMap<>(own(who));
        foreignThings.putAll(theirs);
        foreignThings.put("l/launchId", launches.get(who));
        return List.of(foreignLaunch, classmatesLaunch, foreignThings, theirs);
    }

    /** A course with something of everything that an address can name. */
    private void furnish(Map<String, UUID> ids, UUID launch) {
        Visitor instructor = visitor(launch);
        Microcredentials microcredentials = context.getBean(Microcredentials.class);
        MicrocredentialVersion version = microcredentials.take(
                instructor, microcredentials.templates().get(0).key());
        CourseMap map = context.getBean(CourseMaps.class).open(instructor, version.id());
        Competency competency = version.definition().competencies().get(0);
        Activity activity =
                context.getBean(Activities.class).create(instructor, "Safety plan", "Write a plan for your site.", 20);
        ids.put("l/launchId", launch);
        furnishFrameworks(ids, instructor, competency);
        ids.put("microcredentials/version", version.id().value());
        ids.put("maps/map", map.id().value());
        ids.put("path/courseMap", map.id().value());
        ids.put("competencies/competency", competency.id().value());
        ids.put("cells/criterion", competency.criteria().get(0).id().value());
        ids.put("activities/id", activity.id().value());
        ids.put("cells/lineItem", lineItem(instructor));
        ids.put("prior-learning/competency", competency.id().value());
        furnishEvidence(ids, instructor, activity, competency);
    }

    private void furnishFrameworks(Map<String, UUID> ids, Visitor instructor, Competency competency) {
        FrameworkId framework = context.getBean(Frameworks.class)
                .make(instructor, new Bilingual("Safety", null), null, Framework.About.NOTHING);
        context.getBean(Library.class).add(instructor, framework, competency);
        Imports.Look look = context.getBean(Imports.class)
                .lookAtCase(instructor, """
                {"CFDocument": {"identifier": "%s", "creator": "A college", "title": "Walked"},
                 "CFItems": [{"identifier": "%s", "fullStatement": "Walk"}]}""".formatted(UUID.randomUUID(), UUID.randomUUID()));
        ids.put("frameworks/framework", framework.value());
        ids.put("competencies/id", competency.id().value());
        ids.put("imports/file", ((Imports.Look.Good) look).id().value());
        ids.put("file/file", gradeFile(instructor));
    }

    private UUID gradeFile(Visitor instructor) {
        GradeFiles files = context.getBean(GradeFiles.class);
        GradeFiles.Look look =
                files.look(instructor, "grades.csv", "Name,Walk\nAna,50 %\n".getBytes(StandardCharsets.UTF_8));
        GradeFileId id = ((GradeFiles.Look.Good) look).id();
        files.choose(instructor, id, files.contents(instructor, id).choices());
        return id.value();
    }

    /** Somebody of the course has handed in a file. */
    private void furnishEvidence(Map<String, UUID> ids, Visitor instructor, Activity activity, Competency competency) {
        context.getBean(EvidenceTasks.class)
                .ask(instructor, activity.id(), Set.of(Piece.Kind.values()), List.of(competency.id()));
        UUID person = UUID.randomUUID();
        jdbc.sql("INSERT INTO person (id, institution_id, keeper_id, created_at) VALUES (:id, :institution, :id, :now)")
                .param("id", person)
                .param("institution", instructor.institution().value())
                .param("now", OffsetDateTime.now(clock))
                .update();
        Visitor learner = new Visitor(
                instructor.launch(),
                instructor.institution(),
                instructor.course(),
                new PersonId(person),
                Set.of(Role.LEARNER),
                instructor.locale());
        Submissions submissions = context.getBean(Submissions.class);
        Subject task = new Subject.Task(activity.id());
        submissions.addFile(learner, task, "plan.txt", new byte[] {'a'}, Set.of());
        submissions.handIn(learner, task);
        Submission handedIn = submissions.mine(learner, task).orElseThrow();
        ids.put("submissions/submission", handedIn.id().value());
        ids.put("evidence/piece", submissions.pieces(handedIn).get(0).id().value());
    }

    private UUID lineItem(Visitor instructor) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                        INSERT INTO line_item (id, course_id, url, label, score_maximum, purpose, removed, met_at)
                        VALUES (:id, :course, :url, 'Quiz', 20, 'EVIDENCE', FALSE, :now)
                        """)
                .param("id", id)
                .param("course", instructor.course().value())
                .param("url", "https://lms.example/line-items/" + id)
                .param("now", OffsetDateTime.now(clock))
                .update();
        return id;
    }

    private Visitor visitor(UUID launch) {
        UUID person = jdbc.sql("SELECT person_id FROM launch WHERE id = :id")
                .param("id", launch)
                .query(UUID.class)
                .single();
        return context.getBean(Launches.class)
                .find(new LaunchId(launch), new PersonId(person))
                .orElseThrow()
                .visitor();
    }

    private void enter(Who who, Launched launched) {
        launches.put(who, launched.id());
        sessions.put(who, launched.session());
    }

    /** Launches in a browser that has this session already. */
    Cookie launchIn(Cookie session, FakePlatform platform) throws Exception {
        return launch(platform, "1", "learner-9", "Learner", session).session();
    }

    private Launched launch(FakePlatform platform, String deployment, String subject, String role, Cookie... sessions)
            throws Exception {
        Login login = Login.at(mvc, platform, Map.of("login_hint", subject));
        Map<String, Object> claims = platform.claims(login.nonce(), clock.instant());
        claims.put("sub", subject);
        claims.put(CLAIM + "deployment_id", deployment);
        claims.put(CLAIM + "roles", List.of(MEMBERSHIP + role));
        MockHttpServletResponse launched = mvc.perform(post("/lti/launch")
                        .param("id_token", platform.sign(claims))
                        .param("state", login.state())
                        .cookie(Stream.concat(Stream.of(login.browser()), Stream.of(sessions))
                                .map(cookie -> new Cookie(cookie.getName(), cookie.getValue()))
                                .toArray(Cookie[]::new)))
                .andReturn()
                .getResponse();
        assertThat(launched.getStatus()).isEqualTo(303);
        List<String> path = UriComponentsBuilder.fromUriString(String.valueOf(launched.getHeader("Location")))
                .build()
                .getPathSegments();
        return new Launched(UUID.fromString(path.get(1)), sessionOf(launched));
    }

    /** Signs an administrator in, in a browser that has this session already. */
    Cookie signIn(@Nullable Cookie session) throws Exception {
        String name = "walker-" + UUID.randomUUID();
        jdbc.sql("INSERT INTO administrator (id, username, password_hash, created_at) VALUES (:id, :name, :hash, :now)")
                .param("id", UUID.randomUUID())
                .param("name", name)
                .param("hash", "{noop}walks everywhere")
                .param("now", OffsetDateTime.now(clock))
                .update();
        MockHttpServletRequestBuilder request = post("/admin/login")
                .param("username", name)
                .param("password", "walks everywhere")
                .with(csrf());
        MockHttpServletResponse signedIn = mvc.perform(
                        session == null ? request : request.cookie(new Cookie(session.getName(), session.getValue())))
                .andReturn()
                .getResponse();
        assertThat(signedIn.getHeader("Location")).endsWith("/admin");
        return sessionOf(signedIn);
    }

    private static Cookie sessionOf(MockHttpServletResponse response) {
        Cookie session = response.getCookie("__Host-cairn");
        assertThat(session).isNotNull();
        return session;
    }
}
