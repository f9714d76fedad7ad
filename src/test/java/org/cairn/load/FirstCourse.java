package org.cairn.load;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cairn.assessment.Assessments;
import org.cairn.assessment.EvidenceTasks;
import org.cairn.assessment.Judgement;
import org.cairn.assessment.Piece;
import org.cairn.assessment.Subject;
import org.cairn.assessment.Submission;
import org.cairn.assessment.Submissions;
import org.cairn.attainment.Ruling;
import org.cairn.attainment.Rulings;
import org.cairn.award.Appeals;
import org.cairn.award.Award;
import org.cairn.award.AwardCase;
import org.cairn.award.AwardPolicies;
import org.cairn.award.AwardPolicy;
import org.cairn.award.Awards;
import org.cairn.award.Batches;
import org.cairn.award.Inbox;
import org.cairn.award.Suspensions;
import org.cairn.competency.Competency;
import org.cairn.competency.CriterionId;
import org.cairn.credential.Credentials;
import org.cairn.gradebook.Activities;
import org.cairn.gradebook.Activity;
import org.cairn.gradebook.Gradebook;
import org.cairn.gradebook.LineItem;
import org.cairn.letter.Occasion;
import org.cairn.letter.Wishes;
import org.cairn.mapping.CourseMap;
import org.cairn.mapping.CourseMapId;
import org.cairn.mapping.CourseMaps;
import org.cairn.mapping.Mapping;
import org.cairn.mapping.Publication;
import org.cairn.microcredential.MicrocredentialVersion;
import org.cairn.microcredential.Microcredentials;
import org.cairn.shared.CourseId;
import org.cairn.shared.InstitutionId;
import org.cairn.shared.LaunchId;
import org.cairn.shared.PersonId;
import org.cairn.shared.Role;
import org.cairn.shared.Visitor;
import org.cairn.testing.FakePlatform;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A course of thirty learners as real work leaves it: launched, collected, evaluated, decided, signed, appealed against. Eight
 * activities are graded, and half of the grades were changed once.
 */
final class FirstCourse {

    static final String CONTEXT = "2";
    static final String INSTRUCTOR = "teacher";

    private static final int LEARNERS = 30;
    private static final int ITEMS = 8;
    private static final int MEET_EVERYTHING = 16;
    private static final int AWARDED = 9;
    private static final Duration LONGEST = Duration.ofMinutes(3);

    private final BeanFactory cairn;
    private final FakePlatform platform;
    private final Readers clicker;
    private final JdbcClient jdbc;

    FirstCourse(BeanFactory cairn, FakePlatform platform, Readers clicker) {
        this.cairn = cairn;
        this.platform = platform;
        this.clicker = clicker;
        jdbc = cairn.getBean(JdbcClient.class);
    }

    /** What a launch says of somebody, with the services of the LMS. */
    static Consumer<Map<String, Object>> somebody(FakePlatform platform, String subject, String role, String context) {
        return claims -> {
            claims.put("sub", subject);
            claims.put("name", "Person " + subject);
            claims.put(FakePlatform.CLAIM + "roles", List.of(FakePlatform.MEMBERSHIP + role));
            claims.put(
                    FakePlatform.CLAIM + "context",
                    Map.of("id", context, "label", "BIO101", "title", "Biology 101", "type", List.of("CourseSection")));
            claims.put(
                    "https://purl.imsglobal.org/spec/lti-ags/claim/endpoint",
                    Map.of(
                            "scope",
                            List.of(
                                    "https://purl.imsglobal.org/spec/lti-ags/scope/lineitem",
                                    "https://purl.imsglobal.org/spec/lti-ags/scope/result.readonly",
                                    "https://purl.imsglobal.org/spec/lti-ags/scope/score"),
                            "lineitems",
                            platform.origin() + "/items"));
            claims.put(
                    "https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice",
                    Map.of(
                            "context_memberships_url",
                            platform.origin() + "/members",
                            "service_versions",
                            List.of("2.0")));
        };
    }

    static String learner(int number) {
        return "learner-" + number;
    }

    /** Lets the course happen. */
    void happen() throws Exception {
        serve(0);
        clicker.launch(somebody(platform, INSTRUCTOR, "Instructor", CONTEXT));
        Visitor instructor = instructor();
        until(
                "line items",
                () -> cairn.getBean(Gradebook.class)
                                .evidence(instructor.course())
                                .size()
                        == ITEMS);
        serve(1);
        CourseMap map = offered(instructor);
        until("a standing of everybody", () -> count("SELECT count(*) FROM standing") == LEARNERS);
        serve(2);
        cairn.getBean(Gradebook.class).requestCollection(instructor.course());
        until("regraded", () -> count("SELECT count(*) FROM result") == LEARNERS * ITEMS * 3 / 2);
        until(
                "candidates",
                () -> count("SELECT count(*) FROM award_case WHERE state = 'IN_REVIEW'") == MEET_EVERYTHING);
        for (int i = 0; i < LEARNERS; i++) {
            clicker.launch(somebody(platform, learner(i), "Learner", CONTEXT));
        }
        decide(instructor, map);
        judgeEvidence(instructor, map);
        until(
                "scores told",
                () -> count("SELECT count(*) FROM score_report WHERE state = 'WAITING' AND activity_id IS NULL") == 0);
        until("nothing due", () -> count("SELECT count(*) FROM evaluation_due") == 0);
        until("sealed", () -> count("SELECT count(*) FROM audit_event WHERE seal IS NULL") == 0);
    }

    private CourseMap offered(Visitor instructor) {
        MicrocredentialVersion version = cairn.getBean(Microcredentials.class).take(instructor, "fall-protection");
        CourseMaps maps = cairn.getBean(CourseMaps.class);
        CourseMapId map = maps.open(instructor, version.id()).id();
        List<Competency> competencies = version.definition().competencies();
        List<LineItem> items = cairn.getBean(Gradebook.class).evidence(instructor.course());
        for (int i = 0; i < items.size(); i++) {
            Competency competency = competencies.get(i % competencies.size());
            int criterion = i / competencies.size() % competency.criteria().size();
            maps.map(
                    instructor,
                    map,
                    new Mapping(
                            items.get(i).id(),
                            competency.id(),
                            competency.criteria().get(criterion).id(),
                            BigDecimal.ONE,
                            false,
                            null));
        }
        cairn.getBean(AwardPolicies.class)
                .set(instructor, version.id(), AwardPolicy.reviewed(1).suspending(true));
        return cairn.getBean(Publication.class).publish(instructor, map);
    }

    private void decide(Visitor instructor, CourseMap map) throws Exception {
        List<AwardCase> waiting = cairn.getBean(Inbox.class).cases(instructor, Inbox.Tray.ELIGIBLE, 0);
        cairn.getBean(Batches.class)
                .approve(
                        instructor,
                        waiting.stream()
                                .limit(AWARDED)
                                .map(one -> new Batches.Ticked(one.id(), one.step()))
                                .toList());
        List<Award> awards = cairn.getBean(Awards.class).in(instructor.course());
        until("signed", () -> count("SELECT count(*) FROM credential WHERE signed_at IS NOT NULL") == AWARDED);
        for (Award award : awards.subList(0, 4)) {
            Visitor holder = visitor(award.person(), Role.LEARNER);
            Credentials credentials = cairn.getBean(Credentials.class);
            credentials.publish(
                    holder.holder(),
                    String.valueOf(credentials.ofAward(award.id()).orElseThrow().id()),
                    "A. Learner");
            cairn.getBean(Wishes.class)
                    .ask(holder, holder.person() + "@learners.example", Set.of(Occasion.values()), false);
        }
        cairn.getBean(Suspensions.class)
                .suspend(instructor, awards.get(4).id(), "Somebody says it was another person.");
        cairn.getBean(Appeals.class)
                .againstAward(
                        visitor(awards.get(4).person(), Role.LEARNER),
                        awards.get(4).id(),
                        "It was me, and not another.");
        cairn.getBean(Awards.class).revoke(instructor, awards.get(5).id(), "The drill was done by somebody else.");
        PersonId ruled = waiting.get(AWARDED).subject().person();
        Competency competency = cairn.getBean(Microcredentials.class)
                .version(instructor, map.version())
                .definition()
                .competencies()
                .get(0);
        cairn.getBean(Rulings.class)
                .decide(
                        instructor,
                        map.id(),
                        ruled,
                        new Rulings.Wish(competency.id(), Ruling.Kind.GRANT, null, null, "As observed on the day."));
    }

    private void judgeEvidence(Visitor instructor, CourseMap map) {
        List<Competency> competencies = cairn.getBean(Microcredentials.class)
                .version(instructor, map.version())
                .definition()
                .competencies();
        Activity activity = cairn.getBean(Activities.class).create(instructor, "Safety plan", "Write a plan.", 20);
        cairn.getBean(EvidenceTasks.class)
                .ask(
                        instructor,
                        activity.id(),
                        Set.of(Piece.Kind.values()),
                        List.of(competencies.get(0).id()));
        CriterionId criterion = competencies.get(0).criteria().get(0).id();
        Submissions submissions = cairn.getBean(Submissions.class);
        List<UUID> learners = jdbc.sql(
                        "SELECT person_id FROM platform_identity WHERE subject LIKE 'learner-1%' ORDER BY subject")
                .query(UUID.class)
                .list();
        for (int i = 0; i < 3; i++) {
            Visitor learner = visitor(new PersonId(learners.get(i)), Role.LEARNER);
            Subject subject =
                    i == 0 ? new Subject.PriorLearning(competencies.get(1).id()) : new Subject.Task(activity.id());
            submissions.addText(learner, subject, "I have done this.", i == 0 ? Set.of() : Set.of(criterion));
            submissions.addFile(learner, subject, "plan.txt", "A plan".getBytes(StandardCharsets.UTF_8), Set.of());
            submissions.handIn(learner, subject);
            if (i == 1) {
                giveBack(instructor, submissions.mine(learner, subject).orElseThrow());
            }
        }
    }

    private void giveBack(Visitor instructor, Submission submission) {
        Assessments assessments = cairn.getBean(Assessments.class);
        List<Judgement> judgements = assessments.rows(submission).stream()
                .map(row -> new Judgement(row.criterion(), row.steps().get(0).rank(), "Not yet."))
                .toList();
        assessments.save(
                instructor,
                submission.id(),
                submission.version(),
                new Assessments.Said("Go on.", judgements, false),
                true);
    }

    Visitor instructor() {
        return visitor(
                new PersonId(jdbc.sql("SELECT person_id FROM platform_identity WHERE subject = :subject")
                        .param("subject", INSTRUCTOR)
                        .query(UUID.class)
                        .single()),
                Role.INSTRUCTOR);
    }

    private Visitor visitor(PersonId person, Role role) {
        return jdbc.sql("SELECT id, institution_id FROM course WHERE context_id = :context")
                .param("context", CONTEXT)
                .query((row, number) -> new Visitor(
                        new LaunchId(UUID.randomUUID()),
                        new InstitutionId(row.getObject("institution_id", UUID.class)),
                        new CourseId(row.getObject("id", UUID.class)),
                        person,
                        Set.of(role),
                        Locale.CANADA))
                .single();
    }

    private void until(String what, BooleanSupplier done) {
        await(what).atMost(LONGEST).pollInterval(Duration.ofMillis(200)).until(() -> {
            hurry();
            return done.getAsBoolean();
        });
    }

    /** What is scheduled for later is done now. */
    void hurry() {
        jdbc.sql("""
                        UPDATE scheduled_tasks SET execution_time = now(), version = version + 1
                         WHERE NOT picked AND execution_time > now() + INTERVAL '1 second'
                           AND execution_time < now() + INTERVAL '12 hours'
                           AND task_name IN ('collect-course', 'evaluate-course', 'evaluate-sweep', 'prepare-progress',
                             'deliver-score', 'sign-credentials', 'seal-audit-trail')""").update();
    }

    private int count(String sql) {
        return jdbc.sql(sql).query(Integer.class).single();
    }

    /** @param round from the first on there is Cairn's own column, in the second every other grade is better by a point */
    private void serve(int round) {
        URI origin = URI.create(platform.origin());
        answer(
                post("/token"),
                "application/json",
                "{\"access_token\":\"t\",\"token_type\":\"Bearer\",\"expires_in\":3600}");
        answer(
                get(urlPathEqualTo("/members")),
                "application/vnd.ims.lti-nrps.v2.membershipcontainer+json",
                IntStream.range(0, LEARNERS)
                        .mapToObj(i -> "{\"user_id\":\"%s\",\"name\":\"Person %1$s\",\"roles\":[\"Learner\"]}"
                                .formatted(learner(i)))
                        .collect(Collectors.joining(
                                ",",
                                "{\"members\":[{\"user_id\":\"" + INSTRUCTOR + "\",\"roles\":[\"Instructor\"]},",
                                "]}")));
        answer(
                get(urlPathEqualTo("/items")),
                "application/vnd.ims.lis.v2.lineitemcontainer+json",
                IntStream.range(0, ITEMS)
                        .mapToObj(i -> "{\"id\":\"%s/items/%d\",\"label\":\"Task %2$d\",\"scoreMaximum\":100}"
                                .formatted(origin, i))
                        .collect(Collectors.joining(",", "[", (round > 0 ? own() : "") + "]")));
        platform.server.stubFor(post(urlPathEqualTo("/items"))
                .willReturn(aResponse()
                        .withHeader("Content-Type", "application/vnd.ims.lis.v2.lineitem+json")
                        .withBody("{\"id\":\"" + origin + "/items/own\",\"label\":\"Progress\",\"scoreMaximum\":100,"
                                + "\"resourceId\":\"{{jsonPath request.body '$.resourceId'}}\"}")
                        .withTransformers("response-template")));
        answer(post(urlPathMatching("/items/.*/scores")), "application/json", "{}");
        for (int item = 0; item < ITEMS; item++) {
            int of = item;
            answer(
                    get(urlPathEqualTo("/items/" + item + "/results")),
                    "application/vnd.ims.lis.v2.resultcontainer+json",
                    IntStream.range(0, LEARNERS)
                            .mapToObj(i -> "{\"userId\":\"%s\",\"resultScore\":%d,\"resultMaximum\":100}"
                                    .formatted(learner(i), grade(i, of) + (round > 1 && (i + of) % 2 == 0 ? 1 : 0)))
                            .collect(Collectors.joining(
                                    ",", "[{\"userId\":\"learner-0\",\"resultScore\":1,\"resultMaximum\":0},", "]")));
        }
    }

    /** The column of Cairn's own, as if it had been made at once. */
    private String own() {
        return ",{\"id\":\"%s/items/own\",\"label\":\"Progress\",\"scoreMaximum\":100,\"resourceId\":\"%s\"}"
                .formatted(platform.origin(), "cairn-progress-" + instructor().course());
    }

    private static int grade(int learner, int item) {
        return learner < MEET_EVERYTHING ? 86 + (learner + item) % 12 : 40 + (learner * 7 + item * 5) % 30;
    }

    /** What was made is answered so. */
    private void answer(com.github.tomakehurst.wiremock.client.MappingBuilder request, String type, String body) {
        platform.server.stubFor(
                request.willReturn(aResponse().withHeader("Content-Type", type).withBody(body)));
    }
}
