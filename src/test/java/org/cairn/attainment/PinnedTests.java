package org.cairn.attainment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.cairn.attainment.CompetencyStanding.Status;
import org.cairn.gradebook.Result;
import org.cairn.mapping.CourseMap;
import org.cairn.shared.PersonId;
import org.cairn.testing.Rules;
import org.cairn.testing.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Domain 4.1: learners stay with the version that was in force at their first counted evidence. */
class PinnedTests {

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whoHasEvidenceIsUntouchedByTheNextMap(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            Term term = new Term(rules);
            PersonId learner = term.graded("40", null, null);
            CourseMap first = term.published();
            term.evaluate();
            Evidence before = term.attainments.evidence(first.id(), learner);

            CourseMap second = term.next(first, "0.95");
            term.evaluate();

            assertThat(term.attainments.evidence(first.id(), learner)).isEqualTo(before);
            assertThat(term.maps.of(term.course, learner)).containsExactly(term.now(first));
            assertThat(term.maps.of(second, learner).id()).isEqualTo(first.id());
            assertThat(term.standings(second)).doesNotContain(learner);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aResultThatComesLaterIsJudgedAsIfNothingHadBeenPublished(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            Term undisturbed = new Term(rules);
            Term term = new Term(rules);
            PersonId twin = undisturbed.graded("40", null, null);
            PersonId learner = term.graded("40", null, null);
            undisturbed.published();
            CourseMap first = term.published();
            undisturbed.evaluate();
            term.evaluate();

            CourseMap second = term.next(first, "0.95");
            String alone = term.inputsHash(first, learner, "38", "50");
            term.gradeAll(learner, "40", "38", "50");
            undisturbed.gradeAll(twin, "40", "38", "50");
            term.evaluate();
            undisturbed.evaluate();

            Evidence evidence = term.attainments.evidence(first.id(), learner);
            assertThat(evidence.inputsHash()).isEqualTo(alone);
            assertThat(evidence.met()).isTrue();
            CourseMap theirs = undisturbed.maps.of(undisturbed.course, twin).get(0);
            assertThat(verdicts(evidence)).isEqualTo(verdicts(undisturbed.attainments.evidence(theirs.id(), twin)));
            assertThat(rules.events(ThresholdsMet.class))
                    .contains(new ThresholdsMet(first.id(), first.version(), term.course, learner))
                    .noneMatch(met -> met.courseMap().equals(second.id()));
            verify(rules.scores())
                    .reportProgress(
                            eq(term.course), eq(learner), argThat(share -> share.compareTo(BigDecimal.ONE) == 0));
        }
    }

    private static List<String> verdicts(Evidence evidence) {
        return evidence.competencies().stream()
                .map(one -> one.status() + " " + one.share() + " " + one.threshold() + " "
                        + one.trace().steps().size())
                .toList();
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whoBeginsLaterIsJudgedByTheNextMap(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            Term term = new Term(rules);
            PersonId early = term.graded("45", "45", "45");
            PersonId waiting = rules.learner(term.course);
            CourseMap first = term.published();
            term.evaluate();
            CourseMap second = term.next(first, "0.95");
            PersonId late = rules.learner(term.course);
            term.gradeAll(waiting, "45", "45", "45");
            term.gradeAll(late, "45", "45", "45");
            term.evaluate();

            assertThat(term.attainments.of(second.id()))
                    .extracting(Standing::person)
                    .containsExactly(waiting, late);
            assertThat(term.attainments.of(second.id())).noneMatch(Standing::met);
            assertThat(term.attainments.of(first.id())).singleElement().satisfies(standing -> {
                assertThat(standing.person()).isEqualTo(early);
                assertThat(standing.met()).isTrue();
            });
            assertThat(term.maps.earlier(second)).containsOnlyKeys(early);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void everybodyStaysWithTheMapTheyBeganWithHoweverManyFollow(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            Term term = new Term(rules);
            PersonId one = term.graded("45", null, null);
            CourseMap first = term.published();
            term.evaluate();
            CourseMap second = term.next(first, "0.8");
            PersonId two = term.graded("45", null, null);
            term.evaluate();
            CourseMap third = term.next(second, "0.95");
            PersonId three = term.graded("45", null, null);
            term.evaluate();

            assertThat(List.of(one, two, three))
                    .extracting(person -> term.maps.of(third, person).id())
                    .containsExactly(first.id(), second.id(), third.id());
            assertThat(List.of(first, second, third))
                    .allSatisfy(map -> assertThat(term.standings(map)).hasSize(1));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Result.Status.class,
            names = {"EXCUSED", "REMOVED", "PENDING", "ABSENT"})
    void whatDoesNotCountKeepsNobody(Result.Status status) {
        try (Rules rules = new Rules(TestDatabase.H2)) {
            Term term = new Term(rules);
            PersonId learner = rules.learner(term.course);
            when(rules.gradebook().resultsOf(eq(term.course), argThat(persons -> persons.contains(learner))))
                    .thenReturn(Map.of(
                            learner,
                            List.of(new Result(
                                    term.activities.get(0).id(), learner, status, null, null, Rules.NOW, null))));
            CourseMap first = term.published();
            term.evaluate();
            assertThat(term.attainments.evidence(first.id(), learner).facts()).hasSize(1);

            CourseMap second = term.next(first, "0.95");
            term.evaluate();

            assertThat(term.maps.of(term.course, learner)).containsExactly(second);
            assertThat(term.maps.earlier(second)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aMapIsNotSupersededInTheMiddleOfAnEvaluation(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            Term term = new Term(rules);
            PersonId learner = term.graded("45", "45", "45");
            CourseMap first = term.published();
            CourseMap draft = term.revised(first, "0.95");
            TransactionTemplate transaction = new TransactionTemplate(rules.the(PlatformTransactionManager.class));

            CompletableFuture<Void> publication = transaction.execute(status -> {
                Evaluation held = rules.the(Evaluations.class).held(first.id()).orElseThrow();
                rules.the(Verdicts.class).reach(held, List.of(learner));
                return waiting(() -> term.publish(draft));
            });
            assertThat(publication).isNotNull().succeedsWithin(30, TimeUnit.SECONDS);
            term.evaluate();

            assertThat(term.maps.of(term.course, learner)).containsExactly(term.now(first));
            assertThat(rules.events(ThresholdsMet.class))
                    .extracting(ThresholdsMet::courseMap)
                    .containsOnly(first.id());
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void anEvaluationThatComesTooLateIsLeftToTheNextMap(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            Term term = new Term(rules);
            PersonId learner = term.graded("45", "45", "45");
            CourseMap first = term.published();
            CourseMap draft = term.revised(first, "0.95");
            TransactionTemplate transaction = new TransactionTemplate(rules.the(PlatformTransactionManager.class));

            CompletableFuture<Void> evaluation = transaction.execute(status -> {
                term.publish(draft);
                return waiting(term::evaluate);
            });
            assertThat(evaluation).isNotNull().succeedsWithin(30, TimeUnit.SECONDS);
            term.evaluate();

            assertThat(term.standings(first)).isEmpty();
            assertThat(term.attainments.of(draft.id(), learner).competencies())
                    .extracting(CompetencyStanding::status)
                    .doesNotContain(Status.MET);
            assertThat(rules.events(ThresholdsMet.class)).isEmpty();
            verify(rules.scores(), never()).reportProgress(any(), eq(learner), any());
        }
    }

    /** Goes on elsewhere, and cannot come to its end before the transaction that runs here does. */
    private static CompletableFuture<Void> waiting(Runnable work) {
        CompletableFuture<Void> begun = CompletableFuture.runAsync(work);
        assertThatThrownBy(() -> begun.get(300, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        return begun;
    }
}
