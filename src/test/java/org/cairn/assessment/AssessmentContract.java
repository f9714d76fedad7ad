package org.cairn.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.cairn.competency.Competency;
import org.cairn.competency.CriterionId;
import org.cairn.course.CourseCopied;
import org.cairn.gradebook.Activities;
import org.cairn.gradebook.Activity;
import org.cairn.gradebook.GivenCourse;
import org.cairn.gradebook.LineItem;
import org.cairn.gradebook.MoodleContract;
import org.cairn.gradebook.Result;
import org.cairn.gradebook.SourceName;
import org.cairn.mapping.CourseMap;
import org.cairn.mapping.CourseMaps;
import org.cairn.microcredential.MicrocredentialVersion;
import org.cairn.microcredential.Microcredentials;
import org.cairn.shared.CourseId;
import org.cairn.shared.LaunchId;
import org.cairn.shared.PersonId;
import org.cairn.shared.Refusal;
import org.cairn.shared.Role;
import org.cairn.shared.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

/** From what is handed in to facts in the gradebook. */
abstract class AssessmentContract extends MoodleContract {

    @Autowired
    EvidenceTasks tasks;

    @Autowired
    Submissions submissions;

    @Autowired
    Assessments assessments;

    @Autowired
    Activities activities;

    @Autowired
    Microcredentials microcredentials;

    @Autowired
    CourseMaps maps;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    ApplicationEventPublisher events;

    Visitor instructor;
    Visitor learner;
    Activity activity;
    Competency competency;
    Subject task;

    @BeforeEach
    void anActivityAsksForEvidence() {
        answer(LINE_ITEMS, LINE_ITEMS_TYPE, "[]");
        collect(course);
        learner = visitor(course, person(course, "5"), Role.LEARNER);
        instructor = visitor(course, new PersonId(UUID.randomUUID()), Role.INSTRUCTOR);
        activity = activities.create(instructor, "Safety plan", "Write a plan.", 20);
        MicrocredentialVersion version = microcredentials.take(instructor, "fall-protection");
        CourseMap map = maps.open(instructor, version.id());
        assertThat(map.state()).isEqualTo(CourseMap.State.DRAFT);
        competency = version.definition().competencies().get(0);
        tasks.ask(instructor, activity.id(), Set.of(Piece.Kind.values()), List.of(competency.id()));
        task = new Subject.Task(activity.id());
    }

    @Test
    void theCriteriaCanBeMappedBeforeAnybodyHandsIn() {
        List<LineItem> items = gradebook.evidence(course.id());

        assertThat(items)
                .extracting(LineItem::label)
                .containsExactlyInAnyOrderElementsOf(competency.criteria().stream()
                        .map(criterion -> "Safety plan: " + criterion.text().en())
                        .toList());
        assertThat(items).allSatisfy(item -> {
            assertThat(item.source()).isEqualTo(new SourceName("cairn"));
            assertThat(item.url().toString()).startsWith("urn:cairn:criterion:" + activity.id() + ":");
            assertThat(item.scoreMaximum()).isEqualByComparingTo("4");
        });
        assertThat(gradebook.sources(course.id()))
                .anySatisfy(reading -> assertThat(reading.source().value()).isEqualTo("cairn"));
    }

    @Test
    void whatIsGivenBackIsAFactForEachCriterionAndOneScoreForThePlatform() {
        Submission submission = handedIn();
        giveBack(submission, 3);

        assertThat(facts()).hasSize(competency.criteria().size()).allSatisfy(fact -> {
            assertThat(fact.score()).isEqualByComparingTo("3");
            assertThat(fact.maximum()).isEqualByComparingTo("4");
        });
        int criteria = competency.criteria().size();
        assertThat(reported()).isEqualTo(3 * criteria + "/" + 4 * criteria + " 1");
        assertThat(submissions.answer(submission).orElseThrow().overall()).isEqualTo("Well done.");
    }

    @Test
    void judgingAgainChangesTheFactsAndIsALaterScore() {
        Submission submission = handedIn();
        giveBack(submission, 3);
        giveBack(assessments.submission(instructor, submission.id()), 2);

        assertThat(facts()).allSatisfy(fact -> assertThat(fact.score()).isEqualByComparingTo("2.4"));
        BigDecimal total = new BigDecimal("2.4")
                .multiply(BigDecimal.valueOf(competency.criteria().size()));
        assertThat(reported())
                .isEqualTo(total.stripTrailingZeros().toPlainString() + "/"
                        + 4 * competency.criteria().size() + " 2");
        assertThat(assessments.of(submission)).hasSize(2).allSatisfy(said -> {
            assertThat(said.by()).isEqualTo(instructor.person());
            assertThat(said.draft()).isFalse();
        });
    }

    @Test
    void aDraftIsNoFactAndTheLearnerDoesNotSeeIt() {
        Submission submission = handedIn();
        assessments.save(instructor, submission.id(), submission.version(), said("Hm", judgements(1)), false);

        assertThat(facts()).isEmpty();
        assertThat(submissions.answer(submission)).isEmpty();
        assertThat(assessments.drafts(instructor)).containsExactly(submission.id());
    }

    @Test
    void twoAssessorsDoNotOverwriteEachOtherUnseen() {
        Submission submission = handedIn();
        assessments.save(instructor, submission.id(), submission.version(), said("First", judgements(2)), false);

        assertRefused(
                "assessment.changed-meanwhile",
                () -> assessments.save(
                        instructor, submission.id(), submission.version(), said("Second", judgements(3)), true));

        assertThat(assessments.of(submission))
                .singleElement()
                .satisfies(said -> assertThat(said.overall()).isEqualTo("First"));
        assertThat(facts()).isEmpty();
    }

    @Test
    void whatTheLearnerTookBackIsNotJudged() {
        Submission submission = handedIn();
        submissions.takeBack(learner, task);

        assertRefused("assessment.no-such-submission", () -> giveBack(submission, 3));
        submissions.addText(learner, task, "More of it.", Set.of());
        submissions.handIn(learner, task);
        assertRefused("assessment.changed-meanwhile", () -> giveBack(submission, 3));
        assertThat(facts()).isEmpty();
    }

    @Test
    void whatIsJudgedIsNotTakenBackOrChanged() {
        giveBack(handedIn(), 3);

        assertRefused("assessment.stays", () -> submissions.takeBack(learner, task));
        assertRefused("assessment.handed-in", () -> submissions.addText(learner, task, "Late.", Set.of()));
    }

    @Test
    void whatTheAssessorAsksForOnceMoreIsHandedInAgainAndStandsUntilItIsJudged() {
        Submission first = handedIn();
        assessments.save(
                instructor,
                first.id(),
                first.version(),
                new Assessments.Said("Add the anchors.", judgements(2), true),
                true);

        submissions.takeBack(learner, task);
        submissions.addText(learner, task, "With anchors.", Set.of());
        assertThat(facts()).allSatisfy(fact -> assertThat(fact.score()).isEqualByComparingTo("2.4"));
        submissions.handIn(learner, task);
        assertThat(assessments.waitingInAll(instructor)).isEqualTo(1);
        giveBack(assessments.submission(instructor, first.id()), 4);

        assertThat(facts()).allSatisfy(fact -> assertThat(fact.score()).isEqualByComparingTo("4"));
        assertRefused("assessment.stays", () -> submissions.takeBack(learner, task));
        assertThat(assessments.of(first)).extracting(Assessment::again).containsExactly(false, true);
    }

    @Test
    void nothingIsGivenBackBeforeEveryCriterionHasALevel() {
        Submission submission = handedIn();
        List<Judgement> some = judgements(3).subList(1, competency.criteria().size());

        assertRefused(
                "assessment.incomplete",
                () -> assessments.save(instructor, submission.id(), submission.version(), said("", some), true));
        assertRefused(
                "assessment.incomplete",
                () -> assessments.save(
                        instructor, submission.id(), submission.version(), said("", judgements(9)), true));
    }

    @Test
    void nobodyJudgesTheirOwn() {
        Submission submission = handedIn();
        Visitor both = visitor(course, learner.person(), Role.INSTRUCTOR);

        assertRefused(
                "assessment.own",
                () -> assessments.save(both, submission.id(), submission.version(), said("", judgements(4)), true));
    }

    @Test
    void anotherCourseSeesNothingOfIt() {
        Submission submission = handedIn();
        PieceId file = submissions.pieces(submission).stream()
                .filter(piece -> piece.kind() == Piece.Kind.FILE)
                .findFirst()
                .orElseThrow()
                .id();
        GivenCourse other = GivenCourse.in(jdbc, MOODLE.origin(), MOODLE.at(LINE_ITEMS), MOODLE.at(MEMBERSHIPS));
        Visitor stranger = visitor(other, new PersonId(UUID.randomUUID()), Role.INSTRUCTOR);

        assertRefused("assessment.no-such-submission", () -> assessments.submission(stranger, submission.id()));
        assertRefused("assessment.no-such-file", () -> submissions.file(stranger, file));
        assertRefused("gradebook.no-such-activity", () -> tasks.isBegun(stranger, activity.id()));
        assertRefused(
                "assessment.not-asked",
                () -> submissions.addText(visitor(other, learner.person(), Role.LEARNER), task, "Hi", Set.of()));
    }

    @Test
    void aFileIsForWhoHandedItInAndOnceHandedInForInstructors() {
        submissions.addFile(learner, task, "plan.html", "<script>".getBytes(StandardCharsets.UTF_8), Set.of());
        Submission open = submissions.mine(learner, task).orElseThrow();
        PieceId file = submissions.pieces(open).get(0).id();
        Visitor classmate = visitor(course, person(course, "6"), Role.LEARNER);

        assertThat(submissions.file(learner, file).name()).isEqualTo("plan.txt");
        assertThat(submissions.file(learner, file).content()).asString().isEqualTo("<script>");
        assertRefused("assessment.no-such-file", () -> submissions.file(classmate, file));
        assertRefused("assessment.no-such-file", () -> submissions.file(instructor, file));
        submissions.handIn(learner, task);
        assertThat(submissions.file(instructor, file).kind()).isEqualTo(FileKind.TEXT);
        assertRefused("assessment.no-such-file", () -> submissions.file(classmate, file));
    }

    @Test
    void thereAreLimitsToWhatIsHandedIn() {
        assertRefused("assessment.text-length", () -> submissions.addText(learner, task, " ", Set.of()));
        assertRefused("assessment.text-length", () -> submissions.addText(learner, task, "x".repeat(20_001), Set.of()));
        assertRefused("assessment.no-link", () -> link("javascript:alert(1)"));
        assertRefused("assessment.no-link", () -> link("https://user@evil.example/"));
        assertRefused("assessment.no-link", () -> link("ftp://example.org/"));
        assertRefused("assessment.no-link", () -> link("example.org"));
        assertRefused(
                "assessment.file-too-large",
                () -> submissions.addFile(learner, task, "a", new byte[Submissions.LARGEST_FILE + 1], Set.of()));
        assertRefused("assessment.nothing-to-hand-in", () -> {
            Submission open = opened();
            submissions.remove(learner, task, submissions.pieces(open).get(0).id());
            submissions.handIn(learner, task);
        });
        for (int i = 0; i < Submissions.MOST_PIECES; i++) {
            submissions.addText(learner, task, "Piece\0 " + i, Set.of());
        }
        assertRefused("assessment.too-many", () -> submissions.addText(learner, task, "Eleven", Set.of()));
    }

    @Test
    void onlyWhatIsAskedForCanBeHandedIn() {
        tasks.ask(instructor, activity.id(), Set.of(Piece.Kind.TEXT), List.of(competency.id()));

        assertRefused("assessment.kind-not-asked", () -> link("https://example.org/"));
    }

    @Test
    void onceSomethingIsHandedInTheCriteriaStay() {
        handedIn();
        Competency another = tasks.choices(instructor).get(1);

        tasks.ask(instructor, activity.id(), Set.of(Piece.Kind.LINK), List.of(another.id()));

        EvidenceTask now = tasks.find(course.id(), activity.id()).orElseThrow();
        assertThat(now.competencies()).containsExactly(competency.id());
        assertThat(now.kinds()).containsExactly(Piece.Kind.LINK);
    }

    @Test
    void aCopiedCourseAsksForTheSame() {
        CourseId copy = GivenCourse.in(jdbc, MOODLE.origin(), MOODLE.at(LINE_ITEMS), MOODLE.at(MEMBERSHIPS))
                .id();

        transactions.executeWithoutResult(status -> events.publishEvent(new CourseCopied(copy, course.id())));

        Activity copied = activities.get(copy, activity.id());
        assertThat(copied.id()).isNotEqualTo(activity.id());
        EvidenceTask same = tasks.find(copy, activity.id()).orElseThrow();
        assertThat(same.activity()).isEqualTo(copied.id());
        assertThat(same.rows())
                .isEqualTo(tasks.find(course.id(), activity.id()).orElseThrow().rows());
        assertThat(gradebook.evidence(copy)).hasSameSizeAs(same.rows());
    }

    @Test
    void aPersonIsToldHowMuchIsHeld() {
        handedIn();

        assertThat(submissions.about(learner.person()))
                .containsEntry("submissions", 1)
                .containsEntry("evidence", 3);
    }

    private Submission opened() {
        submissions.addText(learner, task, "I wrote a plan.", Set.of());
        return submissions.mine(learner, task).orElseThrow();
    }

    private Submission handedIn() {
        CriterionId shown = competency.criteria().get(0).id();
        submissions.addText(learner, task, "I wrote a plan.", Set.of(shown, new CriterionId(UUID.randomUUID())));
        link("https://example.org/plan");
        submissions.addFile(learner, task, "plan.pdf", "%PDF-1.7".getBytes(StandardCharsets.UTF_8), Set.of());
        submissions.handIn(learner, task);
        Submission submission = submissions.mine(learner, task).orElseThrow();
        assertThat(submissions.pieces(submission))
                .extracting(Piece::shows)
                .containsExactly(Set.of(shown), Set.of(), Set.of());
        return submission;
    }

    private void link(String address) {
        submissions.addLink(learner, task, URI.create(address), Set.of());
    }

    private static Assessments.Said said(String overall, List<Judgement> judgements) {
        return new Assessments.Said(overall, judgements, false);
    }

    private void giveBack(Submission submission, int rank) {
        assessments.save(instructor, submission.id(), submission.version(), said("Well done.", judgements(rank)), true);
    }

    private List<Judgement> judgements(int rank) {
        return competency.criteria().stream()
                .map(criterion -> new Judgement(criterion.id(), rank, "So " + rank))
                .toList();
    }

    private List<Result> facts() {
        return gradebook.results(course.id(), learner.person());
    }

    private String reported() {
        return jdbc.sql("""
                        SELECT score, maximum, number FROM score_report
                        WHERE course_id = :course AND activity_id = :activity AND person_id = :person""")
                .param("course", course.id().value())
                .param("activity", activity.id().value())
                .param("person", learner.person().value())
                .query((row, n) -> plain(row.getBigDecimal("score")) + "/" + plain(row.getBigDecimal("maximum")) + " "
                        + row.getInt("number"))
                .single();
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    private static void assertRefused(String key, Runnable doing) {
        assertThatThrownBy(doing::run)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.key()).isEqualTo(key));
    }

    private PersonId person(GivenCourse in, String subject) {
        return Optional.ofNullable(jdbc.sql("""
                        SELECT person_id FROM platform_identity
                        WHERE registration_id = :registration AND subject = :subject""")
                        .param("registration", in.registration().value())
                        .param("subject", subject)
                        .query(UUID.class)
                        .single())
                .map(PersonId::new)
                .orElseThrow();
    }

    private static Visitor visitor(GivenCourse in, PersonId person, Role role) {
        return new Visitor(
                new LaunchId(UUID.randomUUID()), in.institution(), in.id(), person, Set.of(role), Locale.CANADA);
    }
}
