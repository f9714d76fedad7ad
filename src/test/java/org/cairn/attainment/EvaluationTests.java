package org.cairn.attainment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.clearInvocations;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.cairn.attainment.CompetencyStanding.Status;
import org.cairn.course.LearnersArrived;
import org.cairn.gradebook.LineItem;
import org.cairn.gradebook.ResultsRecorded;
import org.cairn.mapping.CourseMap;
import org.cairn.mapping.CourseMaps;
import org.cairn.mapping.Publication;
import org.cairn.microcredential.Frozen;
import org.cairn.microcredential.MicrocredentialVersion;
import org.cairn.microcredential.Microcredentials;
import org.cairn.shared.CourseId;
import org.cairn.shared.PersonId;
import org.cairn.shared.Visitor;
import org.cairn.testing.Rules;
import org.cairn.testing.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class EvaluationTests {

    /** More than two batches. */
    private static final int LARGE_CLASS = 130;

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void publishingEvaluatesEverybodyAlsoThoseWithNothingGraded(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            Story story = new Story(rules);
            PersonId ready = story.learner();
            PersonId nothing = story.learner();
            story.activities.forEach(activity -> rules.graded(activity, ready, "45"));
            CourseMap map = story.published();

            story.attainments.evaluateNow(story.course);

            assertThat(story.attainments.of(map.id()))
                    .extracting(Standing::person)
                    .containsExactly(ready, nothing);
            assertThat(story.attainments.of(map.id(), ready).met()).isTrue();
            assertThat(story.attainments.of(map.id(), nothing).competencies())
                    .allSatisfy(standing -> assertThat(standing.status()).isEqualTo(Status.NOT_ASSESSED));
            assertThat(rules.events(ThresholdsMet.class))
                    .containsExactly(new ThresholdsMet(map.id(), map.version(), story.course, ready));
            verify(rules.scores())
                    .reportProgress(
                            eq(story.course), eq(ready), argThat(share -> share.compareTo(BigDecimal.ONE) == 0));
            verify(rules.scores(), never()).reportProgress(any(), eq(nothing), any());
            assertThat(story.due()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void oneNewResultEvaluatesThatLearnerAlone(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            Story story = new Story(rules);
            PersonId one = story.learner();
            PersonId other = story.learner();
            CourseMap map = story.published();
            story.attainments.evaluateNow(story.course);
            clearInvocations(rules.gradebook());
            rules.graded(story.activities.get(0), one, "45");

            rules.the(DueMarks.class).on(new ResultsRecorded(story.course, Set.of(one)));
            rules.the(DueMarks.class).on(new ResultsRecorded(story.course, Set.of(one)));

            assertThat(story.due()).as("many causes are one piece of work").isEqualTo(1);
            story.attainments.evaluateNow(story.course);
            verify(rules.gradebook(), times(1)).resultsOf(story.course, List.of(one));
            verify(rules.gradebook(), never()).resultsOf(eq(story.course), argThat(all -> all.contains(other)));
            assertThat(story.attainments.of(map.id(), one).metCount()).isEqualTo(1);
            verify(rules.scores()).reportProgress(story.course, one, new BigDecimal("0.3333333333"));
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void unchangedInputsWriteNothing(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            Story story = new Story(rules);
            PersonId learner = story.learner();
            CourseMap map = story.published();
            story.attainments.evaluateNow(story.course);
            rules.jdbc().sql("UPDATE standing SET engine = 'untouched'").update();

            rules.the(DueMarks.class).on(new ResultsRecorded(story.course, Set.of(learner)));
            story.attainments.evaluateNow(story.course);

            assertThat(story.attainments.evidence(map.id(), learner).engine()).isEqualTo("untouched");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void everybodyOfALargeClassIsJudgedOnceAndReportedOnce(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            Story story = new Story(rules);
            List<PersonId> learners =
                    Stream.generate(story::learner).limit(LARGE_CLASS).toList();
            learners.forEach(learner -> rules.graded(story.activities.get(0), learner, "45"));
            CourseMap map = story.published();

            story.attainments.evaluateNow(story.course);

            assertThat(story.attainments.of(map.id()))
                    .hasSameSizeAs(learners)
                    .allSatisfy(standing -> assertThat(standing.metCount()).isEqualTo(1));
            assertThat(story.attainments.isEvaluating(story.course)).isFalse();
            learners.forEach(
                    learner -> verify(rules.scores(), times(1)).reportProgress(eq(story.course), eq(learner), any()));
            assertThat(rules.jdbc()
                            .sql("SELECT count(*) FROM standing WHERE course_map_id = :map")
                            .param("map", map.id().value())
                            .query(Integer.class)
                            .single())
                    .isEqualTo(LARGE_CLASS);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aChangedGradeIsJudgedAnewAndAFallIsReported(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            Story story = new Story(rules);
            PersonId learner = story.learner();
            rules.graded(story.activities.get(0), learner, "45");
            CourseMap map = story.published();
            story.attainments.evaluateNow(story.course);
            assertThat(story.attainments.of(map.id(), learner).metCount()).isEqualTo(1);

            rules.graded(story.activities.get(0), learner, "0");
            rules.the(DueMarks.class).on(new ResultsRecorded(story.course, Set.of(learner)));
            story.attainments.evaluateNow(story.course);

            assertThat(story.attainments
                            .of(map.id(), learner)
                            .competencies()
                            .get(0)
                            .status())
                    .isEqualTo(Status.UNREACHABLE);
            verify(rules.scores()).reportProgress(eq(story.course), eq(learner), argThat(share -> share.signum() == 0));
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whoHasLeftIsJudgedButNotAwarded(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            Story story = new Story(rules);
            PersonId left = rules.learner(story.course, false);
            story.activities.forEach(activity -> rules.graded(activity, left, "50"));
            CourseMap map = story.published();

            story.attainments.evaluateNow(story.course);

            assertThat(story.attainments.of(map.id(), left).met()).isTrue();
            assertThat(rules.events(ThresholdsMet.class)).isEmpty();
        }
    }

    /** A roster that could not be read for a while, while marks could: the marks may never change again. */
    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whoWasJudgedBeforeTheRosterNamedThemIsAwardedWhenItDoes(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            Story story = new Story(rules);
            PersonId learner = rules.learner(story.course, false);
            story.activities.forEach(activity -> rules.graded(activity, learner, "45"));
            CourseMap map = story.published();
            rules.the(DueMarks.class).on(new ResultsRecorded(story.course, Set.of(learner)));
            story.attainments.evaluateNow(story.course);
            assertThat(rules.events(ThresholdsMet.class)).isEmpty();

            rules.arrives(story.course, learner);
            rules.the(DueMarks.class).on(new LearnersArrived(story.course, Set.of(learner)));
            story.attainments.evaluateNow(story.course);

            assertThat(rules.events(ThresholdsMet.class))
                    .containsExactly(new ThresholdsMet(map.id(), map.version(), story.course, learner));
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whoCannotBeEvaluatedHoldsNobodyElseUp(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            Story story = new Story(rules);
            PersonId poison = story.learner();
            PersonId fine = story.learner();
            CourseMap map = story.published();
            doThrow(new IllegalStateException("no results"))
                    .when(rules.gradebook())
                    .resultsOf(eq(story.course), argThat(persons -> persons.contains(poison)));

            story.attainments.evaluateNow(story.course);

            assertThat(story.attainments.evidence(map.id(), fine).person()).isEqualTo(fine);
            assertThat(story.due()).isEqualTo(1);
            assertThat(rules.jdbc()
                            .sql(
                                    "SELECT attempts FROM evaluation_due WHERE course_id = :course AND failure LIKE '%no results%' AND due_at > :now")
                            .param("course", story.course.value())
                            .param("now", Rules.NOW.atOffset(java.time.ZoneOffset.UTC))
                            .query(Integer.class)
                            .list())
                    .containsExactly(1);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aMarkThatComesDuringTheEvaluationSurvivesIt(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            Story story = new Story(rules);
            PersonId learner = story.learner();
            CourseMap map = story.published();
            Dues dues = rules.the(Dues.class);
            Due seen = dues.due(story.course, Rules.NOW, 10).get(0);

            dues.mark(map.id(), story.course, List.of(learner), Rules.NOW);

            assertThat(dues.done(List.of(seen))).isZero();
            assertThat(story.due()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aCauseThatIsRolledBackLeavesNoMark(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            Story story = new Story(rules);
            PersonId learner = story.learner();
            story.published();
            story.attainments.evaluateNow(story.course);

            new TransactionTemplate(rules.the(PlatformTransactionManager.class)).executeWithoutResult(status -> {
                rules.the(DueMarks.class).on(new ResultsRecorded(story.course, Set.of(learner)));
                status.setRollbackOnly();
            });

            assertThat(story.due()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void theEvidenceHoldsRuleFactsAndTraceAndCanBeFrozen(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            Story story = new Story(rules);
            PersonId learner = story.learner();
            story.activities.forEach(activity -> rules.graded(activity, learner, "45"));
            CourseMap map = story.published();
            MicrocredentialVersion version =
                    rules.the(Microcredentials.class).version(map.version()).orElseThrow();
            story.attainments.evaluateNow(story.course);

            Evidence evidence = story.attainments.evidence(map.id(), learner);

            assertThat(evidence.ruleHash()).isEqualTo(version.hash());
            assertThat(evidence.courseMapHash()).isEqualTo(map.hash());
            assertThat(evidence.facts())
                    .extracting(Evidence.Fact::label)
                    .containsExactlyInAnyOrder("Quiz", "Plan", "Drill");
            assertThat(evidence.competencies()).hasSize(3).allSatisfy(standing -> {
                assertThat(standing.level()).isNotNull();
                assertThat(standing.trace().steps()).isNotEmpty();
            });
            assertThat(Frozen.of(evidence).hash())
                    .isEqualTo(Frozen.of(story.attainments.evidence(map.id(), learner))
                            .hash());
            assertThat(Frozen.thaw(Frozen.of(evidence).json(), Evidence.class)).isEqualTo(evidence);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whoeverIsNotEvaluatedYetIsJudgedOnTheSpotButHasNoEvidence(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            Story story = new Story(rules);
            CourseMap map = story.published();
            PersonId late = story.learner();
            rules.graded(story.activities.get(0), late, "45");

            assertThat(story.attainments.of(map.id(), late).metCount()).isEqualTo(1);
            assertThat(story.attainments.of(map.id()).get(0).metCount()).isEqualTo(1);
            assertThatThrownBy(() -> story.attainments.evidence(map.id(), late))
                    .hasMessage("NOT_FOUND attainment.unknown");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aSupersededMapIsNotEvaluatedAnyMore(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            Story story = new Story(rules);
            PersonId learner = story.learner();
            CourseMap first = story.published();
            CourseMaps maps = rules.the(CourseMaps.class);
            rules.the(Publication.class)
                    .publish(
                            story.instructor,
                            maps.revise(story.instructor, first.id()).id());

            story.attainments.evaluateNow(story.course);

            assertThatThrownBy(() -> story.attainments.evidence(first.id(), learner))
                    .hasMessage("NOT_FOUND attainment.unknown");
            assertThat(story.due()).isZero();
        }
    }

    /** Three activities of 50 points, one for each competency of a published template. */
    private static final class Story {

        private final Rules rules;
        private final CourseId course;
        private final Visitor instructor;
        private final Attainments attainments;
        private final List<LineItem> activities = new ArrayList<>();

        Story(Rules rules) {
            this.rules = rules;
            course = rules.course("FALL-1010");
            instructor = rules.instructor(course);
            attainments = rules.the(Attainments.class);
            for (String label : List.of("Quiz", "Plan", "Drill")) {
                activities.add(rules.lineItem(course, label, 50));
            }
        }

        PersonId learner() {
            return rules.learner(course);
        }

        CourseMap published() {
            MicrocredentialVersion version = rules.the(Microcredentials.class).take(instructor, "fall-protection");
            return rules.published(instructor, version, activities);
        }

        int due() {
            return rules.jdbc()
                    .sql("SELECT count(*) FROM evaluation_due WHERE course_id = :course")
                    .param("course", course.value())
                    .query(Integer.class)
                    .single();
        }
    }
}
