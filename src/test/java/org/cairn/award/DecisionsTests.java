package org.cairn.award;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.cairn.attainment.Evidence;
import org.cairn.audit.AuditLog;
import org.cairn.award.AwardCase.Kind;
import org.cairn.award.AwardCase.State;
import org.cairn.microcredential.Wording;
import org.cairn.shared.Bilingual;
import org.cairn.shared.PersonId;
import org.cairn.shared.Refusal;
import org.cairn.shared.Visitor;
import org.cairn.testing.Rules;
import org.cairn.testing.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.DataIntegrityViolationException;

class DecisionsTests {

    private static final String REASON = "The plan was checked together on site.";

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whatIsReviewedIsAwardedWhenAPersonApproves(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            AwardStory story = new AwardStory(rules).reviewed(1);
            PersonId learner = story.ready();

            assertThat(story.awards.of(learner)).isEmpty();
            AwardCase waiting = story.only(learner);
            assertThat(waiting.state()).isEqualTo(State.IN_REVIEW);
            AwardCase issued = story.decide(story.instructor, waiting, Choice.APPROVE, REASON);

            assertThat(issued.state()).isEqualTo(State.ISSUED);
            Award award = story.awards.of(learner).get(0);
            assertThat(story.awards.snapshot(award.id()))
                    .contains("\"mode\":\"REVIEWED\"", story.instructor.person().toString(), REASON);
            assertThat(story.audited("CANDIDACY_IN_REVIEW")).isEqualTo(1);
            assertThat(story.audited("CANDIDACY_ISSUED")).isEqualTo(1);
            assertThat(story.audited(AwardAudit.AWARD_ISSUED)).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whereTwoMustAgreeTheSecondIsAnotherPerson(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            AwardStory story = new AwardStory(rules).reviewed(2);
            PersonId learner = story.ready();

            AwardCase first = story.decide(story.instructor, story.only(learner), Choice.APPROVE, "");
            assertThat(first.state()).isEqualTo(State.APPROVED);
            assertThat(story.awards.of(learner)).isEmpty();
            assertThatThrownBy(() -> story.decide(story.instructor, first, Choice.APPROVE, ""))
                    .hasMessage("FORBIDDEN award.second-approver");
            Visitor colleague = rules.instructor(story.course);
            story.decide(colleague, first, Choice.APPROVE, "");

            Award award = story.awards.of(learner).get(0);
            assertThat(story.awards.snapshot(award.id()))
                    .contains(
                            story.instructor.person().toString(),
                            colleague.person().toString());
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whatIsHeldIsAwardedWhenItsTimeIsOver(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            AwardStory story = new AwardStory(rules).under(AwardPolicy.held(72));
            PersonId learner = story.ready();

            AwardCase held = story.only(learner);
            assertThat(held.state()).isEqualTo(State.HELD);
            assertThat(held.dueAt()).isEqualTo(Rules.NOW.plus(Duration.ofDays(3)));
            rules.the(Holds.class).end();
            assertThat(story.awards.of(learner)).isEmpty();
            story.timeIsOver(held);
            rules.the(Holds.class).end();
            rules.the(Holds.class).end();

            assertThat(story.awards.of(learner)).hasSize(1);
            assertThat(story.only(learner).state()).isEqualTo(State.ISSUED);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whatFallsBeforeTheAwardLapsesAndMayComeAgain(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            AwardStory story = new AwardStory(rules).under(AwardPolicy.held(72));
            PersonId learner = story.ready();
            AwardCase held = story.only(learner);

            story.regrade(learner, "10");
            assertThat(story.only(learner).state()).isEqualTo(State.LAPSED);
            story.timeIsOver(held);
            rules.the(Holds.class).end();
            assertThat(story.awards.of(learner)).isEmpty();
            story.regrade(learner, "45");

            assertThat(story.cases(learner))
                    .extracting(AwardCase::state)
                    .containsExactlyInAnyOrder(State.HELD, State.LAPSED);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whatWasDeniedIsNotAwardedByTheRuleAndCanBeReviewedAgain(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            AwardStory story = new AwardStory(rules).reviewed(1);
            PersonId learner = story.ready();

            assertThatThrownBy(() -> story.decide(story.instructor, story.only(learner), Choice.DENY, "no"))
                    .hasMessage("INVALID award.reason");
            AwardCase denied = story.decide(story.instructor, story.only(learner), Choice.DENY, REASON);
            story.under(AwardPolicy.USUAL);
            story.regrade(learner, "50");
            story.listener.on(story.met(learner));
            assertThat(story.awards.of(learner)).isEmpty();
            AwardCase again = story.decide(story.instructor, denied, Choice.REVIEW, "");
            story.decide(story.instructor, again, Choice.APPROVE, REASON);

            assertThat(story.awards.of(learner)).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void nobodyDecidesOfThemselvesOrInAnotherCourseOrOfWhatTheyHaveNotSeen(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            AwardStory story = new AwardStory(rules).reviewed(2);
            PersonId learner = story.ready();
            AwardCase waiting = story.only(learner);

            assertThatThrownBy(() -> story.decide(story.teaching(learner), waiting, Choice.APPROVE, REASON))
                    .hasMessage("FORBIDDEN award.own-case");
            assertThatThrownBy(() -> story.decide(rules.instructor(rules.course("X")), waiting, Choice.APPROVE, REASON))
                    .hasMessage("NOT_FOUND award.unknown-case");
            assertThatThrownBy(() -> story.decide(story.asLearner(learner), waiting, Choice.APPROVE, REASON))
                    .hasMessage("FORBIDDEN shared.must-teach");
            assertThatThrownBy(() -> story.decide(story.instructor, waiting, Choice.KEEP, REASON))
                    .hasMessage("CONFLICT award.not-from-here");
            story.decide(story.instructor, waiting, Choice.APPROVE, "");
            assertThatThrownBy(() -> story.decide(rules.instructor(story.course), waiting, Choice.APPROVE, REASON))
                    .as("somebody else has decided since")
                    .hasMessage("CONFLICT award.changed-meanwhile");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aGradeThatFallsAfterTheAwardOpensOneCaseAndTakesNothingAway(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            AwardStory story = new AwardStory(rules);
            PersonId learner = story.ready();
            Award award = story.awards.of(learner).get(0);

            story.regrade(learner, "20");
            story.regrade(learner, "10");

            AwardCase regrade = story.only(learner);
            assertThat(regrade.kind()).isEqualTo(Kind.REGRADE);
            assertThat(regrade.state()).isEqualTo(State.IN_REVIEW);
            assertThat(regrade.award()).isEqualTo(award.id());
            assertThat(story.awards.find(award.id())).contains(award);
            assertThat(rules.the(Regrades.class)
                            .newestEvidence(regrade)
                            .orElseThrow()
                            .facts())
                    .extracting(fact -> fact.score().intValue())
                    .containsOnly(10);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aLowerLevelIsAFallAndABetterMarkIsNone(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            AwardStory story = new AwardStory(rules);
            PersonId learner = story.ready();

            story.regrade(learner, "50");
            assertThat(story.cases(learner)).isEmpty();
            story.regrade(learner, "38");
            assertThat(story.only(learner).state()).as("met, at a lower level").isEqualTo(State.IN_REVIEW);
            story.regrade(learner, "45");

            assertThat(story.only(learner).state()).as("as it was").isEqualTo(State.LAPSED);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whatAPersonKeptIsAskedAgainOnlyWhenItFallsFurther(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            AwardStory story = new AwardStory(rules);
            PersonId learner = story.ready();
            story.regrade(learner, "38");

            story.decide(story.instructor, story.only(learner), Choice.KEEP, REASON);
            story.regrade(learner, "39");
            assertThat(story.only(learner).state()).isEqualTo(State.KEPT);
            story.regrade(learner, "10");

            assertThat(story.cases(learner))
                    .extracting(AwardCase::state)
                    .containsExactlyInAnyOrder(State.KEPT, State.IN_REVIEW);
            assertThat(story.awards.of(learner)).extracting(Award::state).containsExactly(Award.State.ISSUED);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aRegradeIsRevokedOrReplacedByWhatIsShownNow(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            AwardStory story = new AwardStory(rules);
            PersonId first = story.ready();
            PersonId second = story.ready();
            story.regrade(first, "10");
            story.regrade(second, "38");

            assertThatThrownBy(() -> story.decide(story.instructor, story.only(first), Choice.REPLACE, REASON))
                    .hasMessage("CONFLICT award.no-longer-meets");
            story.decide(story.instructor, story.only(first), Choice.REVOKE, REASON);
            story.decide(story.instructor, story.only(second), Choice.REPLACE, REASON);

            assertThat(story.awards.of(first)).extracting(Award::state).containsExactly(Award.State.REVOKED);
            List<Award> both = rules.the(AwardTable.class).of(story.version.id(), second);
            assertThat(both).extracting(Award::state).containsExactly(Award.State.ISSUED, Award.State.REVOKED);
            assertThat(both).extracting(Award::cycle).containsExactly(2, 1);
            assertThat(both.get(0).levels()).isNotEqualTo(both.get(1).levels());
            assertThat(rules.the(AwardTable.class)
                            .revocation(both.get(1).id())
                            .orElseThrow()
                            .replacedBy())
                    .contains(both.get(0).id());
            assertThat(story.awards.snapshot(both.get(0).id()))
                    .contains("\"replaces\":\"" + both.get(1).id());
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void anAppealIsDecidedBySomebodyElse(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            AwardStory story = new AwardStory(rules).reviewed(1);
            PersonId learner = story.ready();
            Appeals appeals = rules.the(Appeals.class);
            AwardCase denied = story.decide(story.instructor, story.only(learner), Choice.DENY, REASON);

            Visitor asking = story.asLearner(learner);
            AwardCase appeal = appeals.againstDenial(asking, denied.id(), "The drill was graded twice.");
            assertThat(appeal.dueAt()).isEqualTo(Rules.NOW.plus(Appeals.CLOCK));
            assertThatThrownBy(() -> appeals.againstDenial(asking, denied.id(), "And I say it once more."))
                    .hasMessage("CONFLICT award.appealed-already");
            assertThatThrownBy(() -> appeals.againstDenial(
                            story.asLearner(story.ready()), denied.id(), "Somebody else’s denial."))
                    .hasMessage("NOT_FOUND award.unknown-case");
            assertThatThrownBy(() -> story.decide(story.instructor, appeal, Choice.UPHOLD, REASON))
                    .hasMessage("FORBIDDEN award.somebody-else");
            story.decide(rules.instructor(story.course), appeal, Choice.CHANGE, REASON);

            assertThat(story.awards.of(learner)).hasSize(1);
            assertThat(story.cases(learner))
                    .extracting(AwardCase::state)
                    .containsExactlyInAnyOrder(State.ISSUED, State.CHANGED);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void anAppealAgainstARevocationGivesTheSameAgainOrAnotherLook(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            AwardStory story = new AwardStory(rules);
            PersonId first = story.ready();
            PersonId second = story.ready();
            Visitor colleague = rules.instructor(story.course);
            AwardCase one = story.appealed(first, REASON);
            AwardCase other = story.appealed(second, REASON);

            story.decide(colleague, one, Choice.CHANGE, REASON);
            story.decide(colleague, other, Choice.RETURN, REASON);

            List<Award> given = rules.the(AwardTable.class).of(story.version.id(), first);
            assertThat(given).extracting(Award::state).containsExactly(Award.State.ISSUED, Award.State.REVOKED);
            assertThat(given.get(0).levels()).isEqualTo(given.get(1).levels());
            AwardCase again = story.cases(second).stream()
                    .filter(found -> found.kind() == Kind.CANDIDACY)
                    .findFirst()
                    .orElseThrow();
            assertThat(again.state()).isEqualTo(State.IN_REVIEW);
            story.decide(story.instructor, again, Choice.APPROVE, "");
            assertThat(rules.the(AwardTable.class).of(story.version.id(), second))
                    .extracting(Award::cycle)
                    .containsExactly(2, 1);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void anAppealComesWithinThirtyDays(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            AwardStory story = new AwardStory(rules);
            PersonId learner = story.ready();
            AwardId id = story.awards.of(learner).get(0).id();
            story.revoke(id, REASON);
            story.jdbc
                    .sql("UPDATE award_revocation SET revoked_at = :then WHERE award_id = :id")
                    .param("then", Rules.NOW.minus(Duration.ofDays(31)).atOffset(java.time.ZoneOffset.UTC))
                    .param("id", id.value())
                    .update();

            assertThatThrownBy(() -> rules.the(Appeals.class)
                            .againstAward(story.asLearner(learner), id, "I have been away all the time."))
                    .hasMessage("CONFLICT award.too-late-to-appeal");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void twoApproversAtOnceAreOneDecision(TestDatabase database) throws Exception {
        try (Rules rules = new Rules(database)) {
            AwardStory story = new AwardStory(rules).reviewed(2);
            PersonId learner = story.ready();
            AwardCase waiting = story.only(learner);

            int refused = atOnce(List.of(
                    () -> story.decide(story.instructor, waiting, Choice.APPROVE, ""),
                    () -> story.decide(rules.instructor(story.course), waiting, Choice.APPROVE, "")));

            assertThat(refused).isEqualTo(1);
            assertThat(story.only(learner).state()).isEqualTo(State.APPROVED);
            assertThat(story.awards.of(learner)).isEmpty();
            AwardCase approved = story.only(learner);
            refused = atOnce(List.of(
                    () -> story.decide(rules.instructor(story.course), approved, Choice.APPROVE, ""),
                    () -> story.decide(rules.instructor(story.course), approved, Choice.APPROVE, "")));
            assertThat(refused).isEqualTo(1);
            assertThat(story.awards.of(learner)).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void anApprovalThatMeetsAFallingGradeLeavesEitherNoAwardOrACaseToReview(TestDatabase database) throws Exception {
        try (Rules rules = new Rules(database)) {
            AwardStory story = new AwardStory(rules).reviewed(1);
            for (int round = 0; round < 20; round++) {
                PersonId learner = story.ready();
                AwardCase waiting = story.only(learner);
                story.lowered(learner, "10");

                atOnce(List.of(() -> story.decide(story.instructor, waiting, Choice.APPROVE, ""), () -> {
                    story.attainments.evaluateNow(story.course);
                    return null;
                }));

                Map<Kind, State> found = new EnumMap<>(Kind.class);
                story.cases(learner).forEach(one -> found.put(one.kind(), one.state()));
                if (story.awards.of(learner).isEmpty()) {
                    assertThat(found).containsExactly(Map.entry(Kind.CANDIDACY, State.LAPSED));
                } else {
                    assertThat(found)
                            .containsOnly(
                                    Map.entry(Kind.CANDIDACY, State.ISSUED), Map.entry(Kind.REGRADE, State.IN_REVIEW));
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void sixtyFourThreadsAtOnceOpenOneCase(TestDatabase database) throws Exception {
        try (Rules rules = new Rules(database)) {
            AwardStory story = new AwardStory(rules);
            PersonId learner = story.missed();
            story.under(AwardPolicy.held(72));
            Evidence evidence = story.evidence(learner);

            int refused = atOnce(Collections.nCopies(
                    64,
                    () -> story.transactions.execute(status -> {
                        rules.the(Candidacies.class).begin(story.version, evidence);
                        return null;
                    })));

            assertThat(refused).isZero();
            assertThat(story.only(learner).state()).isEqualTo(State.HELD);
            assertThat(story.audited("CANDIDACY_HELD")).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void theSnapshotHoldsWhatPeopleJudgedAndDecidedAndTheWordsAsShown(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            AwardStory story = new AwardStory(rules).reviewed(1);
            Bilingual published = story.version.definition().title();
            Bilingual title = new Bilingual("Fall protection for construction sites", published.fr());
            rules.the(Wording.class)
                    .correct(story.instructor, story.version.id(), 0, Map.of("title", title), "Said better");
            PersonId learner = rules.learner(story.course);
            story.recognised(learner, "Shown on three sites.");
            story.activities.forEach(activity -> rules.graded(activity, learner, "45"));
            story.evaluate(learner);
            story.decide(story.instructor, story.only(learner), Choice.APPROVE, REASON);

            String frozen =
                    story.awards.snapshot(story.awards.of(learner).get(0).id());
            assertThat(frozen)
                    .contains("\"number\":1", "\"engine\":", "\"ruleHash\":\"" + story.version.hash())
                    .as("what an assessor said, and the ruling that came of it")
                    .contains("\"kind\":\"PRIOR_LEARNING\"", "Shown on three sites.", "\"priorLearning\":true")
                    .as("the words that were shown, beside those that were published")
                    .contains("Fall protection for construction sites", String.valueOf(published.en()))
                    .as("who agreed, when and why")
                    .contains(
                            "\"approvals\":[{\"by\":", story.instructor.person().toString(), REASON);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whatIsUndoneTogetherIsInTheTrailTogether(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            AwardStory story = new AwardStory(rules).reviewed(1);
            List<Batches.Ticked> ticked = Stream.of(story.ready(), story.ready())
                    .map(story::only)
                    .map(found -> new Batches.Ticked(found.id(), found.step()))
                    .toList();
            Batches batches = rules.the(Batches.class);

            assertThat(batches.approve(story.instructor, ticked)).isEqualTo(new Batches.Done(2, 0));
            Batch approval = batches.of(story.instructor).get(0);
            assertThat(approval.inForce()).isEqualTo(2);
            assertThat(batches.undo(story.instructor, approval.id(), REASON)).isEqualTo(2);
            assertThat(batches.undo(story.instructor, approval.id(), REASON)).isZero();

            AuditLog log = rules.the(AuditLog.class);
            List<String> done = log.page(about(rules, approval.id()), 0).stream()
                    .map(entry -> entry.event().action())
                    .toList();
            assertThat(done)
                    .containsExactlyInAnyOrder("CANDIDACY_ISSUED", "CANDIDACY_ISSUED", "AWARD_ISSUED", "AWARD_ISSUED");
            BatchId undoing = rules.the(BatchTable.class)
                    .undoing(approval.id())
                    .map(Batch::id)
                    .orElseThrow();
            assertThat(log.page(about(rules, undoing), 0))
                    .extracting(entry -> entry.event().action())
                    .containsExactly("AWARD_REVOKED", "AWARD_REVOKED");
            assertThatThrownBy(() -> batches.undo(rules.instructor(rules.course("X")), approval.id(), REASON))
                    .hasMessage("NOT_FOUND award.unknown-batch");
        }
    }

    private static AuditLog.Query about(Rules rules, BatchId batch) {
        return new AuditLog.Query(
                rules.institution(), null, batch.value(), Instant.EPOCH, Instant.parse("2100-01-01T00:00:00Z"));
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void theDatabaseItselfRefusesStepsThatMayNotFollow(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            AwardStory story = new AwardStory(rules).reviewed(2);
            PersonId learner = story.ready();
            AwardCase approved = story.decide(story.instructor, story.only(learner), Choice.APPROVE, "");

            refused(story, "UPDATE award_case SET state = 'ISSUED' WHERE id = ?", approved);
            refused(story, "UPDATE award_case SET state = 'LAPSED', only_key = NULL WHERE id = ?", approved);
            refused(story, step("KEPT", story.instructor.person(), story.instructor.person()), approved);
            refused(story, step("IN_REVIEW", story.instructor.person(), story.instructor.person()), approved);
            refused(story, step("ISSUED", story.instructor.person(), story.instructor.person()), approved);
            refused(story, step("ISSUED", story.instructor.person(), learner), approved);
            refused(story, step("DENIED", story.instructor.person(), learner), approved);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whatMayFollowIsTheSameInTheDatabaseAndInTheCode(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            Map<Kind, Map<State, Set<State>>> listed = new EnumMap<>(Kind.class);
            rules.jdbc()
                    .sql("SELECT kind, from_state, to_state FROM case_transition")
                    .query(row -> {
                        listed.computeIfAbsent(Kind.valueOf(row.getString("kind")), kind -> new EnumMap<>(State.class))
                                .computeIfAbsent(State.valueOf(row.getString("from_state")), from -> new HashSet<>())
                                .add(State.valueOf(row.getString("to_state")));
                    });

            assertThat(Cases.TRANSITIONS).isEqualTo(listed);
        }
    }

    /** The second of two agreements, by hand. */
    private static String step(String to, PersonId by, PersonId before) {
        return """
                INSERT INTO case_step (case_id, number, kind, previous_number, from_state, to_state, actor_kind, actor_id,
                  previous_actor, happened_at)
                SELECT id, 3, kind, 2, 'APPROVED', '%s', 'INSTRUCTOR', CAST('%s' AS UUID), CAST('%s' AS UUID), opened_at
                  FROM award_case WHERE id = ?""".formatted(to, by, before);
    }

    private static void refused(AwardStory story, String sql, AwardCase found) {
        assertThatThrownBy(() -> story.jdbc.sql(sql).param(found.id().value()).update())
                .as(sql)
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    /** @return how many were refused; every other failure fails the test */
    private static int atOnce(List<Callable<Object>> all) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(all.size());
        CountDownLatch go = new CountDownLatch(all.size());
        AtomicInteger refused = new AtomicInteger();
        try {
            List<Future<Object>> running = all.stream()
                    .map(one -> threads.submit(() -> {
                        go.countDown();
                        go.await(30, TimeUnit.SECONDS);
                        try {
                            return one.call();
                        } catch (Refusal refusal) {
                            refused.incrementAndGet();
                            return refusal;
                        }
                    }))
                    .toList();
            for (Future<Object> each : running) {
                each.get(60, TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdownNow();
        }
        return refused.get();
    }
}
