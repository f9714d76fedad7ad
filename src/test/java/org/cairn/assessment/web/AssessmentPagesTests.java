package org.cairn.assessment.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.cairn.assessment.Assessments;
import org.cairn.assessment.EvidenceTasks;
import org.cairn.assessment.Judgement;
import org.cairn.assessment.Piece;
import org.cairn.assessment.PriorLearning;
import org.cairn.assessment.PriorLearningJudged;
import org.cairn.assessment.Subject;
import org.cairn.assessment.Submission;
import org.cairn.assessment.Submissions;
import org.cairn.competency.Competency;
import org.cairn.competency.Criterion;
import org.cairn.course.Enrolment;
import org.cairn.course.Roster;
import org.cairn.gradebook.Activities;
import org.cairn.gradebook.Activity;
import org.cairn.mapping.CourseMap;
import org.cairn.mapping.CourseMaps;
import org.cairn.microcredential.Microcredentials;
import org.cairn.shared.CourseId;
import org.cairn.shared.LaunchId;
import org.cairn.shared.PersonId;
import org.cairn.shared.Role;
import org.cairn.shared.Visitor;
import org.cairn.testing.Desk;
import org.cairn.testing.Rules;
import org.cairn.testing.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.mock.web.MockMultipartFile;

/** Handing in and judging, page by page, in both languages and on both databases. */
class AssessmentPagesTests {

    private static final String EVIL = "<script>alert('é')</script>";

    /** A course with a task, a learner and an instructor. */
    private static final class Room implements AutoCloseable {
        final Rules rules;
        final CourseId course;
        final Visitor instructor;
        final PersonId person;
        final Competency competency;
        final Activity activity;
        final Subject task;
        private final List<Enrolment> enrolled = new ArrayList<>();

        Room(TestDatabase database) {
            rules = new Rules(database);
            course = rules.course("SAFE");
            instructor = rules.instructor(course);
            person = learner("Zoë Lefèvre-Nguyễn " + EVIL);
            enrolled.add(new Enrolment(
                    course, instructor.person(), "t", Optional.of("Béatrice"), Set.of(Role.INSTRUCTOR), true));
            Roster roster = rules.the(Roster.class);
            when(roster.everybody(any())).thenAnswer(asked -> List.copyOf(enrolled));
            when(roster.enrolment(any(), any()))
                    .thenAnswer(asked -> enrolled.stream()
                            .filter(one -> one.person().equals(asked.getArgument(1)))
                            .findFirst());
            var version = rules.the(Microcredentials.class).take(instructor, "fall-protection");
            rules.the(CourseMaps.class).open(instructor, version.id());
            competency = version.definition().competencies().get(0);
            activity = rules.the(Activities.class)
                    .create(instructor, "Plan de sécurité « été » " + EVIL, "Write " + EVIL + "\n\nSecond line.", 20);
            task = new Subject.Task(activity.id());
        }

        PersonId learner(String name) {
            PersonId added = rules.learner(course);
            enrolled.add(new Enrolment(
                    course,
                    added,
                    "a81f02",
                    name.isEmpty() ? Optional.empty() : Optional.of(name),
                    Set.of(Role.LEARNER),
                    true));
            return added;
        }

        void asks() {
            rules.the(EvidenceTasks.class)
                    .ask(instructor, activity.id(), Set.of(Piece.Kind.values()), List.of(competency.id()));
        }

        void publishes() {
            CourseMap map = rules.the(CourseMaps.class).all(course).get(0);
            rules.jdbc()
                    .sql(
                            "UPDATE course_map SET state = 'PUBLISHED', draft_of = NULL, in_force = microcredential_id, frozen = '{\"mappings\":[],\"raised\":[]}', hash = :hash, published_at = :now WHERE id = :id")
                    .param("hash", "0".repeat(64))
                    .param("now", OffsetDateTime.now(ZoneOffset.UTC))
                    .param("id", map.id().value())
                    .update();
        }

        Visitor visitor(PersonId who, Role role, Locale locale) {
            return new Visitor(new LaunchId(UUID.randomUUID()), rules.institution(), course, who, Set.of(role), locale);
        }

        Desk learnerAt(Locale locale) {
            return desk(visitor(person, Role.LEARNER, locale));
        }

        Desk instructorAt(Locale locale) {
            return desk(visitor(instructor.person(), Role.INSTRUCTOR, locale));
        }

        Desk desk(Visitor visitor) {
            EvidenceTasks tasks = rules.the(EvidenceTasks.class);
            Submissions submissions = rules.the(Submissions.class);
            Assessments assessments = rules.the(Assessments.class);
            Activities activities = rules.the(Activities.class);
            HandingIn handing = new HandingIn(submissions, assessments);
            People people = new People(rules.the(Roster.class), tasks);
            return new Desk(
                    visitor,
                    new EvidenceController(tasks, activities, submissions, handing),
                    new PriorLearningController(rules.the(PriorLearning.class), submissions, handing),
                    new EvidenceFileController(submissions),
                    new AskController(tasks, activities),
                    new TeachEvidenceController(tasks, activities, assessments, people),
                    new MarkController(assessments, submissions, activities, people));
        }

        String evidence() {
            return "/activities/" + activity.id() + "/evidence";
        }

        Submission handedIn() {
            Visitor learner = visitor(person, Role.LEARNER, Locale.CANADA);
            Submissions submissions = rules.the(Submissions.class);
            submissions.addText(learner, task, EVIL + "\nline two", Set.of());
            submissions.addLink(learner, task, URI.create("https://example.org/?q=%3Cb%3E"), Set.of());
            submissions.addFile(learner, task, EVIL + ".html", "<html>".getBytes(StandardCharsets.UTF_8), Set.of());
            submissions.handIn(learner, task);
            return submissions.mine(learner, task).orElseThrow();
        }

        String[] typed(Submission seen, String act, Integer rank, String remark) {
            List<String> fields =
                    new ArrayList<>(List.of("seen", String.valueOf(seen.version()), "overall", remark, "act", act));
            for (Criterion criterion : competency.criteria()) {
                fields.addAll(List.of("remark-" + criterion.id(), remark));
                if (rank != null) {
                    fields.addAll(List.of("level-" + criterion.id(), String.valueOf(rank)));
                }
            }
            return fields.toArray(String[]::new);
        }

        Submission now() {
            return rules.the(Submissions.class)
                    .mine(visitor(person, Role.LEARNER, Locale.CANADA), task)
                    .orElseThrow();
        }

        @Override
        public void close() {
            rules.close();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void anInstructorAsksForEvidenceAndSeesEmptyLists(TestDatabase database) {
        try (Room room = new Room(database)) {
            for (Locale locale : List.of(Locale.CANADA, Locale.CANADA_FRENCH)) {
                Desk desk = room.instructorAt(locale);
                String ask = "/teach/activities/" + room.activity.id() + "/evidence";
                assertThat(desk.get("/teach/evidence")).hasStatusOk();
                assertThat(desk.get(ask)).hasStatusOk().bodyText().doesNotContain("<script>alert", "??");
                assertThat(desk.post(ask)).hasStatus(422).bodyText().contains("kinds-error", "competencies-error");
                assertThat(desk.post(
                                ask,
                                "kinds",
                                "text",
                                "competencies",
                                UUID.randomUUID().toString()))
                        .hasStatus(404);
                assertThat(desk.post(
                                ask,
                                "kinds",
                                "text",
                                "kinds",
                                "file",
                                "competencies",
                                room.competency.id().toString()))
                        .hasStatus(302);
                assertThat(desk.get(ask)).hasStatusOk().bodyText().contains("checked");
                assertThat(desk.get("/teach/activities/" + room.activity.id() + "/submissions"))
                        .hasStatusOk()
                        .bodyText()
                        .contains("cairn-empty")
                        .doesNotContain("<script>alert");
                assertThat(desk.get("/teach/evidence")).hasStatusOk().bodyText().doesNotContain("<script>alert", "??");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aLearnerHandsInTakesBackAndHandsInAgain(TestDatabase database) {
        try (Room room = new Room(database)) {
            room.asks();
            Desk desk = room.learnerAt(Locale.CANADA_FRENCH);
            String at = room.evidence();
            assertThat(desk.get(at))
                    .hasStatusOk()
                    .bodyText()
                    .contains("Rien pour l’instant")
                    .doesNotContain("??");
            assertThat(desk.post(at, "kind", "text", "text", ""))
                    .hasStatus(422)
                    .bodyText()
                    .contains("text-error");
            assertThat(desk.post(at, "kind", "link", "link", "javascript:alert(1)"))
                    .hasStatus(422)
                    .bodyText()
                    .contains("link-error", "javascript:alert(1)")
                    .doesNotContain("href=\"javascript");
            assertThat(desk.post(at, "kind", "file")).hasStatus(422).bodyText().contains("file-error");
            assertThat(desk.post(at, "kind", "soul")).hasStatus(400);
            assertThat(desk.upload(at, new MockMultipartFile("file", "run.exe", "application/pdf", new byte[] {
                                'M', 'Z', 0
                            }))
                            .param("kind", "file"))
                    .hasStatus(422)
                    .bodyText()
                    .contains("file-error");
            assertThat(desk.post(at + "/hand-in")).hasStatus(422);
            assertThat(desk.upload(
                                    at,
                                    new MockMultipartFile(
                                            "file",
                                            "../" + EVIL + ".html",
                                            "text/html",
                                            EVIL.getBytes(StandardCharsets.UTF_8)))
                            .param("kind", "file"))
                    .hasStatus(302);
            assertThat(desk.post(at, "kind", "text", "text", EVIL)).hasStatus(302);
            assertThat(desk.get(at))
                    .hasStatusOk()
                    .bodyText()
                    .contains("Pas encore remis")
                    .doesNotContain("<script>alert");
            assertThat(desk.post(at + "/hand-in")).hasStatus(302);
            assertThat(desk.get(at))
                    .hasStatusOk()
                    .bodyText()
                    .contains("take-back")
                    .doesNotContain("name=\"kind\"");
            assertThat(desk.post(at, "kind", "text", "text", "More")).hasStatus(409);
            assertThat(desk.post(at + "/take-back")).hasStatus(302);
            UUID piece = room.rules
                    .the(Submissions.class)
                    .pieces(room.now())
                    .get(0)
                    .id()
                    .value();
            assertThat(desk.post(at + "/pieces/" + piece + "/remove")).hasStatus(302);
            assertThat(desk.post(at + "/hand-in")).hasStatus(302);
            assertThat(room.rules.the(Submissions.class).pieces(room.now())).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aFileIsHandedOutToBeSavedAndNeverAsAPage(TestDatabase database) {
        try (Room room = new Room(database)) {
            room.asks();
            Submission submission = room.handedIn();
            Piece file = room.rules.the(Submissions.class).pieces(submission).stream()
                    .filter(piece -> piece.kind() == Piece.Kind.FILE)
                    .findFirst()
                    .orElseThrow();

            assertThat(room.instructorAt(Locale.CANADA).get("/evidence/" + file.id()))
                    .hasStatusOk()
                    .hasHeader("X-Content-Type-Options", "nosniff")
                    .hasContentType("text/plain;charset=UTF-8")
                    .headers()
                    .hasHeaderSatisfying(
                            "Content-Disposition",
                            values -> assertThat(values)
                                    .singleElement()
                                    .asString()
                                    .startsWith("attachment")
                                    .doesNotContain("<", "html", "\n"));
            Visitor classmate = room.visitor(room.learner("Eve"), Role.LEARNER, Locale.CANADA);
            assertThat(room.desk(classmate).get("/evidence/" + file.id())).hasStatus(404);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void anInstructorJudgesAndTheLearnerReadsIt(TestDatabase database) {
        try (Room room = new Room(database)) {
            room.asks();
            Submission submission = room.handedIn();
            String at = "/teach/submissions/" + submission.id();
            for (Locale locale : List.of(Locale.CANADA, Locale.CANADA_FRENCH)) {
                assertThat(room.instructorAt(locale).get(at))
                        .hasStatusOk()
                        .bodyText()
                        .contains("nofollow", "level-0-4")
                        .doesNotContain("<script>alert", "??");
            }
            Desk desk = room.instructorAt(Locale.CANADA);
            assertThat(desk.post(at, room.typed(submission, "give-back", null, "Half")))
                    .hasStatus(422)
                    .bodyText()
                    .contains("Half", "choose a level");
            assertThat(desk.post(at, room.typed(submission, "draft", 2, EVIL))).hasStatus(302);
            assertThat(desk.get(at))
                    .hasStatusOk()
                    .bodyText()
                    .contains("Béatrice", "checked")
                    .doesNotContain("<script>alert");
            assertThat(desk.get("/teach/activities/" + room.activity.id() + "/submissions"))
                    .hasStatusOk()
                    .bodyText()
                    .contains("Begun");
            assertThat(desk.post(at, room.typed(submission, "give-back", 4, "Unseen")))
                    .hasStatus(409)
                    .bodyText()
                    .contains("Unseen", "Meanwhile", "Béatrice");
            assertThat(desk.post(at, room.typed(room.now(), "give-back", 3, "Sound " + EVIL)))
                    .hasStatus(302);
            verify(room.rules.scores()).report(eq(room.course), eq(room.activity.id()), eq(room.person), any(), any());
            for (Locale locale : List.of(Locale.CANADA, Locale.CANADA_FRENCH)) {
                assertThat(room.learnerAt(locale).get(room.evidence()))
                        .hasStatusOk()
                        .bodyText()
                        .contains("Sound", locale.equals(Locale.CANADA) ? "Proficient" : "Compétent")
                        .doesNotContain("<script>alert", "take-back", "??");
                assertThat(room.instructorAt(locale).get(at))
                        .hasStatusOk()
                        .bodyText()
                        .doesNotContain("??");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whatMayBeHandedInAgainIsSaidToBothInTheirLanguage(TestDatabase database) {
        try (Room room = new Room(database)) {
            room.asks();
            Submission submission = room.handedIn();
            String at = "/teach/submissions/" + submission.id();
            List<String> typed = new ArrayList<>(List.of(room.typed(submission, "give-back", 2, "Add the anchors")));
            typed.addAll(List.of("again", "true"));
            assertThat(room.instructorAt(Locale.CANADA).post(at, typed.toArray(String[]::new)))
                    .hasStatus(302);

            for (Locale locale : List.of(Locale.CANADA, Locale.CANADA_FRENCH)) {
                assertThat(room.learnerAt(locale).get(room.evidence()))
                        .hasStatusOk()
                        .bodyText()
                        .contains(
                                "take-back", locale.equals(Locale.CANADA) ? "hand it in again" : "remettre de nouveau")
                        .doesNotContain("??");
                assertThat(room.instructorAt(locale).get(at))
                        .hasStatusOk()
                        .bodyText()
                        .containsPattern("id=\"again\"[^>]*checked")
                        .doesNotContain("??");
            }
            assertThat(room.learnerAt(Locale.CANADA).post(room.evidence() + "/take-back"))
                    .hasStatus(302);
            assertThat(room.learnerAt(Locale.CANADA).get(room.evidence()))
                    .hasStatusOk()
                    .bodyText()
                    .contains("name=\"kind\"", "Add the anchors");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void fiveHundredWhoHandedInAreListedNamedOrNot(TestDatabase database) {
        try (Room room = new Room(database)) {
            room.asks();
            Submissions submissions = room.rules.the(Submissions.class);
            for (int i = 0; i < 500; i++) {
                Visitor learner =
                        room.visitor(room.learner(i % 2 == 0 ? "" : "Learner " + i), Role.LEARNER, Locale.CANADA);
                submissions.addText(learner, room.task, "Mine", Set.of());
                submissions.handIn(learner, room.task);
            }

            assertThat(room.instructorAt(Locale.CANADA_FRENCH)
                            .get("/teach/activities/" + room.activity.id() + "/submissions"))
                    .hasStatusOk()
                    .bodyText()
                    .contains("500 personnes sur 501", "500 attendent", "Learner 499", "Nom non communiqué")
                    .doesNotContain("??");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void priorLearningIsAskedForJudgedAndMayBeAskedForAgain(TestDatabase database) {
        try (Room room = new Room(database)) {
            Desk learner = room.learnerAt(Locale.CANADA);
            assertThat(learner.get("/prior-learning")).hasStatusOk().bodyText().contains("cairn-empty");
            room.publishes();
            String at = "/prior-learning/" + room.competency.id();
            String shown = room.competency.criteria().get(0).id().toString();
            for (Locale locale : List.of(Locale.CANADA, Locale.CANADA_FRENCH)) {
                assertThat(room.learnerAt(locale).get("/prior-learning"))
                        .hasStatusOk()
                        .bodyText()
                        .contains(at)
                        .doesNotContain("??");
                assertThat(room.learnerAt(locale).get(at))
                        .hasStatusOk()
                        .bodyText()
                        .contains("text-shows-0")
                        .doesNotContain("??");
            }
            assertThat(learner.get("/prior-learning/" + UUID.randomUUID())).hasStatus(404);
            assertThat(learner.post(at, "kind", "text", "text", "Ten years on roofs", "shows", shown))
                    .hasStatus(302);
            assertThat(learner.post(at + "/hand-in")).hasStatus(302);
            assertThat(learner.get("/prior-learning")).hasStatusOk().bodyText().contains("Waits for an instructor");

            Subject subject = new Subject.PriorLearning(room.competency.id());
            judge(room, subject, 0, "Show us a rescue plan as well.");
            assertThat(room.rules.events(PriorLearningJudged.class))
                    .singleElement()
                    .satisfies(event -> assertThat(event.recognised()).isFalse());
            assertThat(learner.get(at)).hasStatusOk().bodyText().contains("Show us a rescue plan", "ask again");
            assertThat(learner.post(at + "/take-back")).hasStatus(302);
            assertThat(learner.post(at, "kind", "link", "link", "https://example.org/rescue"))
                    .hasStatus(302);
            assertThat(learner.post(at + "/hand-in")).hasStatus(302);

            judge(room, subject, 1, "All of it.");
            assertThat(room.rules.events(PriorLearningJudged.class)).last().satisfies(event -> {
                assertThat(event.recognised()).isTrue();
                assertThat(event.person()).isEqualTo(room.person);
                assertThat(event.by()).isEqualTo(room.instructor.person());
            });
            assertThat(room.rules
                            .jdbc()
                            .sql("SELECT reason FROM ruling WHERE person_id = ? AND kind = 'GRANT' AND prior_learning")
                            .param(room.person.value())
                            .query(String.class)
                            .single())
                    .contains("All of it.");
            assertThat(learner.get("/prior-learning")).hasStatusOk().bodyText().contains("Recognised");
            assertThat(learner.post(at + "/take-back")).hasStatus(409);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void priorLearningIsNotDecidedWithoutAReason(TestDatabase database) {
        try (Room room = new Room(database)) {
            room.publishes();
            Visitor learner = room.visitor(room.person, Role.LEARNER, Locale.CANADA);
            Subject subject = new Subject.PriorLearning(room.competency.id());
            Submissions submissions = room.rules.the(Submissions.class);
            submissions.addText(learner, subject, "Ten years on roofs", Set.of());
            submissions.handIn(learner, subject);
            Submission submission = submissions.mine(learner, subject).orElseThrow();

            assertThat(room.instructorAt(Locale.CANADA)
                            .post("/teach/submissions/" + submission.id(), room.typed(submission, "give-back", 1, "")))
                    .hasStatus(422)
                    .bodyText()
                    .contains("say why");
            assertThat(room.rules.events(PriorLearningJudged.class)).isEmpty();
        }
    }

    private static void judge(Room room, Subject subject, int rank, String remark) {
        Submission submission = room.rules
                .the(Submissions.class)
                .mine(room.visitor(room.person, Role.LEARNER, Locale.CANADA), subject)
                .orElseThrow();
        String at = "/teach/submissions/" + submission.id();
        for (Locale locale : List.of(Locale.CANADA, Locale.CANADA_FRENCH)) {
            assertThat(room.instructorAt(locale).get("/teach/prior-learning"))
                    .hasStatusOk()
                    .bodyText()
                    .contains(at)
                    .doesNotContain("??");
            assertThat(room.instructorAt(locale).get(at))
                    .hasStatusOk()
                    .bodyText()
                    .contains("level-0-1")
                    .doesNotContain("??");
        }
        assertThat(room.instructorAt(Locale.CANADA).post(at, room.typed(submission, "give-back", rank, remark)))
                .hasStatus(302);
        assertThat(room.rules.the(Assessments.class).of(submission).get(0).judgements())
                .extracting(Judgement::rank)
                .containsOnly(rank);
    }
}
