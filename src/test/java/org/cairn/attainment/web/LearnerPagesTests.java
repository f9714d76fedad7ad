package org.cairn.attainment.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.cairn.assessment.PriorLearningJudged;
import org.cairn.attainment.Attainments;
import org.cairn.attainment.CompetencyStanding.Status;
import org.cairn.attainment.Evidence;
import org.cairn.attainment.Explanations;
import org.cairn.attainment.LearnersMaps;
import org.cairn.attainment.Ruling;
import org.cairn.attainment.Rulings;
import org.cairn.attainment.Simulator;
import org.cairn.attainment.Trial;
import org.cairn.competency.Competency;
import org.cairn.course.Roster;
import org.cairn.gradebook.LineItem;
import org.cairn.mapping.CourseMap;
import org.cairn.mapping.CourseMaps;
import org.cairn.mapping.Mapping;
import org.cairn.mapping.Publication;
import org.cairn.microcredential.Frozen;
import org.cairn.microcredential.MicrocredentialVersion;
import org.cairn.microcredential.Microcredentials;
import org.cairn.microcredential.Wording;
import org.cairn.shared.CourseId;
import org.cairn.shared.LaunchId;
import org.cairn.shared.PersonId;
import org.cairn.shared.Role;
import org.cairn.shared.Visitor;
import org.cairn.testing.Desk;
import org.cairn.testing.Rules;
import org.cairn.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LearnerPagesTests {

    private Rules rules = new Rules(TestDatabase.H2);
    private CourseId course;
    private Visitor instructor;
    private LineItem exam;
    private CourseMap map;
    private List<Competency> competencies;
    private PersonId learner;

    @AfterEach
    void leave() {
        rules.close();
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aGrantHoldsUntilAnotherDecisionAndIsPartOfTheEvidence(TestDatabase database) {
        rules = new Rules(database);
        published();
        rules.graded(exam, learner, "20");
        Attainments attainments = rules.the(Attainments.class);
        attainments.evaluateNow(course);
        String before = attainments.evidence(map.id(), learner).inputsHash();

        decide("GRANT", "", "Shown at the workplace");
        attainments.evaluateNow(course);

        Evidence evidence = attainments.evidence(map.id(), learner);
        assertThat(evidence.competencies().get(0).status()).isEqualTo(Status.MET);
        assertThat(evidence.competencies().get(1).status()).isEqualTo(Status.UNREACHABLE);
        assertThat(evidence.inputsHash()).isNotEqualTo(before);
        assertThat(evidence.rulings()).singleElement().satisfies(ruling -> {
            assertThat(ruling.kind()).isEqualTo(Ruling.Kind.GRANT);
            assertThat(ruling.as()).isEqualTo(Role.INSTRUCTOR);
            assertThat(ruling.by()).isEqualTo(instructor.person());
        });
        assertThat(Frozen.thaw(Frozen.of(evidence).json(), Evidence.class)).isEqualTo(evidence);

        decide("MARKS", "", "It was another learner");
        attainments.evaluateNow(course);
        assertThat(attainments.evidence(map.id(), learner).competencies().get(0).status())
                .isEqualTo(Status.UNREACHABLE);
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void recognisedPriorLearningGrantsUntilItIsJudgedOtherwise(TestDatabase database) {
        rules = new Rules(database);
        published();
        rules.graded(exam, learner, "20");
        Attainments attainments = rules.the(Attainments.class);
        judgePriorLearning(false);
        assertThat(rules.the(Rulings.class).of(instructor, learner)).isEmpty();

        judgePriorLearning(true);
        attainments.evaluateNow(course);

        Evidence evidence = attainments.evidence(map.id(), learner);
        assertThat(evidence.competencies().get(0).status()).isEqualTo(Status.MET);
        assertThat(evidence.rulings())
                .singleElement()
                .satisfies(ruling -> assertThat(ruling.priorLearning()).isTrue());
        assertThat(Frozen.thaw(Frozen.of(evidence).json(), Evidence.class)).isEqualTo(evidence);
        assertThat(desk(instructor).get(path()).exchange())
                .hasStatusOk()
                .bodyText()
                .contains("It was recognised as prior learning: Ten years on roofs.", "Recognised as prior learning")
                .doesNotContain("??");

        judgePriorLearning(false);
        attainments.evaluateNow(course);
        assertThat(attainments.evidence(map.id(), learner).competencies().get(0).status())
                .isEqualTo(Status.UNREACHABLE);
    }

    private void judgePriorLearning(boolean recognised) {
        rules.the(Rulings.class)
                .on(new PriorLearningJudged(
                        course,
                        learner,
                        competencies.get(0).id(),
                        instructor.person(),
                        recognised,
                        "Ten years on roofs."));
    }

    @Test
    void thePageSaysWhatWasDecidedAndTheSimulatorKnowsIt() {
        published();
        rules.graded(exam, learner, "100");

        assertThat(desk(instructor).get(path()).exchange())
                .hasStatusOk()
                .bodyText()
                .contains("Exam: 100 of 100")
                .doesNotContain("??");
        assertThat(decide("DENY", "", "Not the learner’s own work")).isTrue();
        rules.the(Attainments.class).evaluateNow(course);

        assertThat(desk(instructor).get(path()).exchange())
                .hasStatusOk()
                .bodyText()
                .contains("Decided: not met")
                .contains("Not the learner’s own work")
                .contains("holds");
        assertThat(rules.the(Simulator.class)
                        .run(instructor, new Trial(map.id(), null, null))
                        .now(Status.MET))
                .isZero();
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whoIsExcusedFromAnActivityIsExcusedInEveryCompetencyUntilItCountsAgain(TestDatabase database) {
        rules = new Rules(database);
        published();
        rules.graded(exam, learner, "100");
        Attainments attainments = rules.the(Attainments.class);

        assertThat(excuse("EXCUSE")).isTrue();
        attainments.evaluateNow(course);

        assertThat(attainments.evidence(map.id(), learner).competencies())
                .allMatch(standing -> standing.status() != Status.MET);
        assertThat(desk(instructor).get(path()).exchange())
                .hasStatusOk()
                .bodyText()
                .contains("Excused from an activity", ": Exam", "Absent for a ceremony")
                .doesNotContain("??");
        Evidence evidence = attainments.evidence(map.id(), learner);
        assertThat(Frozen.thaw(Frozen.of(evidence).json(), Evidence.class)).isEqualTo(evidence);

        assertThat(excuse("COUNT")).isTrue();
        attainments.evaluateNow(course);
        assertThat(attainments.evidence(map.id(), learner).competencies())
                .allMatch(standing -> standing.status() == Status.MET);
    }

    private boolean excuse(String kind) {
        return desk(instructor)
                        .post(
                                path(),
                                "competency",
                                competencies.get(0).id().toString(),
                                "kind",
                                kind,
                                "activity",
                                exam.id().toString(),
                                "reason",
                                "Absent for a ceremony")
                        .exchange()
                        .getResponse()
                        .getStatus()
                == 302;
    }

    @ParameterizedTest
    @CsvSource({
        "EXCUSE, '', Absent for a ceremony, activity",
        "GRANT, '', too short, reason",
        "GRANT, '', '', reason",
        "SOMETHING, '', Shown at the workplace, kind",
        "DENY, 7b1e7d2a-0000-4000-8000-000000000001, Not the learner’s own work, level"
    })
    void whatIsNotWholeIsAnsweredAtItsFieldAndNothingIsKept(String kind, String level, String reason, String field) {
        published();

        assertThat(desk(instructor)
                        .post(
                                path(),
                                "competency",
                                competencies.get(0).id().toString(),
                                "kind",
                                kind,
                                "level",
                                level,
                                "reason",
                                reason)
                        .exchange())
                .hasStatus(422)
                .bodyText()
                .contains("id=\"" + field + "-0-error\"");
        assertThat(rules.the(Rulings.class).of(instructor, learner)).isEmpty();
    }

    @Test
    void aLevelBelowWhatIsAskedForIsRefused() {
        published();
        UUID emerging = competencies.get(0).scale().levels().get(0).id();

        assertThat(desk(instructor)
                        .post(
                                path(),
                                "competency",
                                competencies.get(0).id().toString(),
                                "kind",
                                "GRANT",
                                "level",
                                emerging.toString(),
                                "reason",
                                "Shown at the workplace")
                        .exchange())
                .hasStatus(422)
                .hasHeader("refusal", "attainment.level-too-low");
        assertThat(rules.the(Rulings.class).of(instructor, learner)).isEmpty();
    }

    @Test
    void nobodyDecidesOnThemselves() {
        published();
        Visitor oneself = new Visitor(
                new LaunchId(UUID.randomUUID()),
                instructor.institution(),
                course,
                learner,
                Set.of(Role.INSTRUCTOR, Role.LEARNER),
                Locale.CANADA_FRENCH);

        assertThat(desk(oneself)
                        .post(
                                path(),
                                "competency",
                                competencies.get(0).id().toString(),
                                "kind",
                                "GRANT",
                                "reason",
                                "I know that I can")
                        .exchange())
                .hasStatus(403)
                .hasHeader("refusal", "attainment.own-ruling");
        assertThat(desk(oneself).get(path()).exchange())
                .hasStatusOk()
                .bodyText()
                .doesNotContain("??");
    }

    @Test
    void whoIsNotHereIsUnknownAndALearnerMayNotLook() {
        published();
        Visitor curious = new Visitor(
                new LaunchId(UUID.randomUUID()),
                instructor.institution(),
                course,
                learner,
                Set.of(Role.LEARNER),
                Locale.CANADA);

        assertThat(desk(curious).get(path()).exchange()).hasStatus(403);
        assertThat(desk(rules.instructor(rules.course("OTHER"))).get(path()).exchange())
                .hasStatus(404);
        assertThat(desk(instructor)
                        .get("/teach/maps/" + map.id() + "/learners/" + UUID.randomUUID())
                        .exchange())
                .hasStatus(404);
        assertThat(desk(instructor)
                        .post(path(), "competency", "none", "kind", "GRANT", "reason", "Shown at the workplace")
                        .exchange())
                .hasStatus(404);
    }

    private boolean decide(String kind, String level, String reason) {
        return desk(instructor)
                        .post(
                                path(),
                                "competency",
                                competencies.get(0).id().toString(),
                                "kind",
                                kind,
                                "level",
                                level,
                                "reason",
                                reason)
                        .exchange()
                        .getResponse()
                        .getStatus()
                == 302;
    }

    private void published() {
        course = rules.course("FALL-1010");
        instructor = rules.instructor(course);
        exam = rules.lineItem(course, "Exam", 100);
        learner = rules.learner(course);
        MicrocredentialVersion version = rules.the(Microcredentials.class).take(instructor, "fall-protection");
        competencies = version.definition().competencies();
        CourseMaps courseMaps = rules.the(CourseMaps.class);
        CourseMap draft = courseMaps.open(instructor, version.id());
        competencies.forEach(competency -> courseMaps.map(
                instructor,
                draft.id(),
                new Mapping(
                        exam.id(), competency.id(), competency.criteria().get(0).id(), BigDecimal.ONE, false, null)));
        map = rules.the(Publication.class).publish(instructor, draft.id());
    }

    private String path() {
        return "/teach/maps/" + map.id() + "/learners/" + learner;
    }

    private Desk desk(Visitor visitor) {
        LearnerView view = new LearnerView(
                rules.the(CourseMaps.class),
                rules.the(Wording.class),
                rules.the(Roster.class),
                new LearnerView.Judged(
                        rules.the(Attainments.class),
                        rules.the(LearnersMaps.class),
                        rules.the(Rulings.class),
                        rules.the(Explanations.class)));
        return new Desk(visitor, new LearnerController(view, rules.the(Rulings.class)));
    }
}
