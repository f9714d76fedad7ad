package org.cairn.award;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.cairn.audit.Actor;
import org.cairn.award.AwardCase.State;
import org.cairn.award.Outcomes.Outcome;
import org.cairn.award.Suspensions.Reinstated;
import org.cairn.award.Suspensions.Suspended;
import org.cairn.shared.PersonId;
import org.cairn.shared.Visitor;
import org.cairn.testing.Rules;
import org.cairn.testing.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.DataIntegrityViolationException;

/** A doubt about an award, from the moment in which it stops to count until somebody has decided. */
class SuspensionTests {

    private static final String DOUBT = "The drill may have been done by somebody else.";
    private static final String CLEARED = "The assessor has seen the learner do it.";
    private static final Instant YESTERDAY = Rules.NOW.minus(Duration.ofDays(1));
    private static final Instant TOMORROW = Rules.NOW.plus(Duration.ofDays(1));

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void anAwardIsSuspendedAndPutInForceAgainAsOftenAsThereIsADoubt(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            AwardStory story = suspending(rules, null);
            AwardId id = only(story, story.ready()).id();

            story.suspend(id, DOUBT);
            assertThat(state(story, id)).isEqualTo(Award.State.SUSPENDED);
            assertThatThrownBy(() -> story.suspend(id, DOUBT)).hasMessage("CONFLICT award.suspended-already");
            story.reinstate(id, CLEARED);
            assertThat(state(story, id)).isEqualTo(Award.State.ISSUED);
            assertThatThrownBy(() -> story.reinstate(id, CLEARED)).hasMessage("CONFLICT award.not-suspended");
            story.suspend(id, DOUBT);

            assertThat(rules.events(Suspended.class)).containsExactly(new Suspended(id), new Suspended(id));
            assertThat(rules.events(Reinstated.class)).containsExactly(new Reinstated(id));
            assertThat(story.audited("AWARD_SUSPENDED")).isEqualTo(2);
            assertThat(story.audited("AWARD_REINSTATED")).isEqualTo(1);
            assertThat(rules.the(Suspensions.class).of(id))
                    .extracting(Suspensions.Step::reason)
                    .containsExactly(DOUBT, CLEARED, DOUBT);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void onlyWhatWasMadeUnderAPolicyThatSaysSoCanBeSuspended(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            AwardStory story = new AwardStory(rules);
            AwardId before = only(story, story.ready()).id();
            story.under(AwardPolicy.USUAL.suspending(true));
            AwardId since = only(story, story.ready()).id();
            story.under(AwardPolicy.USUAL);

            assertThatThrownBy(() -> story.suspend(before, DOUBT)).hasMessage("CONFLICT award.not-suspendable");
            story.suspend(since, DOUBT);

            assertThat(state(story, since)).isEqualTo(Award.State.SUSPENDED);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void nobodySuspendsWithoutAReasonFromAnotherCourseOrTheirOwn(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            AwardStory story = suspending(rules, null);
            PersonId learner = story.ready();
            AwardId id = only(story, learner).id();
            Suspensions suspensions = rules.the(Suspensions.class);
            Visitor elsewhere = rules.instructor(rules.course("OTHER"));

            assertThatThrownBy(() -> story.suspend(id, "because")).hasMessage("INVALID award.reason");
            assertThatThrownBy(() -> suspensions.suspend(elsewhere, id, DOUBT)).hasMessage("NOT_FOUND award.unknown");
            assertThatThrownBy(() -> suspensions.suspend(story.teaching(learner), id, DOUBT))
                    .hasMessage("FORBIDDEN award.own-case");
            story.suspend(id, DOUBT);
            assertThatThrownBy(() -> suspensions.reinstate(story.teaching(learner), id, CLEARED))
                    .hasMessage("FORBIDDEN award.own-case");
        }
    }

    /** An administrator of whatever institution runs Cairn; the reasons, the policy and the trail are those of an instructor. */
    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void anAdministratorSuspendsAndReinstatesWhereThePolicyAllows(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            AwardStory story = new AwardStory(rules);
            AwardId before = only(story, story.ready()).id();
            story.under(AwardPolicy.USUAL.suspending(true));
            AwardId id = only(story, story.ready()).id();
            Suspensions suspensions = rules.the(Suspensions.class);
            UUID administrator = UUID.randomUUID();

            assertThatThrownBy(() -> suspensions.suspend(administrator, before, DOUBT))
                    .hasMessage("CONFLICT award.not-suspendable");
            assertThatThrownBy(() -> suspensions.suspend(administrator, id, "because"))
                    .hasMessage("INVALID award.reason");
            assertThatThrownBy(() -> suspensions.suspend(administrator, new AwardId(UUID.randomUUID()), DOUBT))
                    .hasMessage("NOT_FOUND award.unknown");
            suspensions.suspend(administrator, id, DOUBT);
            assertThat(state(story, id)).isEqualTo(Award.State.SUSPENDED);
            suspensions.reinstate(administrator, id, CLEARED);

            assertThat(state(story, id)).isEqualTo(Award.State.ISSUED);
            assertThat(suspensions.of(id))
                    .extracting(Suspensions.Step::actor)
                    .containsOnly(Actor.administrator(administrator));
            assertThat(story.audited("AWARD_SUSPENDED")).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whatIsSuspendedForLongWaitsForADecisionTheLongestFirst(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            AwardStory story = suspending(rules, null);
            AwardId fresh = only(story, story.ready()).id();
            AwardId old = only(story, story.ready()).id();
            AwardId revoked = only(story, story.ready()).id();
            List.of(fresh, old, revoked).forEach(id -> story.suspend(id, DOUBT));
            story.revoke(revoked, DOUBT);
            rules.jdbc()
                    .sql("UPDATE award SET suspended_at = :then WHERE id = :id")
                    .param("then", Rules.NOW.minus(Duration.ofDays(14)).atOffset(ZoneOffset.UTC))
                    .param("id", old.value())
                    .update();
            Inbox inbox = rules.the(Inbox.class);

            assertThat(inbox.suspended(story.instructor))
                    .extracting(one -> one.award().id(), Suspensions.Pending::overdue)
                    .containsExactly(tuple(old, true), tuple(fresh, false));
            assertThat(inbox.waiting(story.instructor)).isEqualTo(1);
            assertThat(inbox.suspended(rules.instructor(rules.course("OTHER")))).isEmpty();
            assertThat(rules.the(Suspensions.class).pending(10_000))
                    .extracting(one -> one.award().id())
                    .contains(old, fresh)
                    .doesNotContain(revoked);
            story.reinstate(old, CLEARED);
            assertThat(inbox.waiting(story.instructor)).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void noOtherAwardIsMadeMeanwhile(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            AwardStory story = suspending(rules, null);
            PersonId learner = story.ready();
            story.suspend(only(story, learner).id(), DOUBT);

            story.listener.on(story.met(learner));
            story.transactions.executeWithoutResult(status -> assertThat(rules.the(Issuing.class)
                            .issue(story.secondVersion(), story.evidence(learner), 1, Decided.BY_THE_RULE))
                    .isEmpty());

            assertThat(only(story, learner).state()).isEqualTo(Award.State.SUSPENDED);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aSuspendedAwardCanBeRevokedAndThenStaysSo(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            AwardStory story = suspending(rules, null);
            AwardId id = only(story, story.ready()).id();
            story.suspend(id, DOUBT);

            story.revoke(id, DOUBT);

            assertThat(state(story, id)).isEqualTo(Award.State.REVOKED);
            assertThatThrownBy(() -> story.reinstate(id, CLEARED)).hasMessage("CONFLICT award.revoked-already");
            assertThatThrownBy(() -> story.suspend(id, DOUBT)).hasMessage("CONFLICT award.revoked-already");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void itIsRenewedOnceItIsInForceAgainAndNobodyIsRemindedMeanwhile(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            AwardStory story = suspending(rules, 3);
            PersonId learner = story.ready();
            AwardId id = story.ending(learner, YESTERDAY, TOMORROW).id();
            story.suspend(id, DOUBT);
            story.graded(learner, "44", Rules.NOW);
            rules.the(Reminders.class).remind();

            assertThat(story.awards.of(learner)).hasSize(1);
            assertThat(rules.events(AwardEnding.class)).doesNotContain(new AwardEnding(id));

            story.reinstate(id, CLEARED);

            assertThat(story.awards.of(learner)).extracting(Award::cycle).containsExactly(2, 1);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aDoubtOutlastsTheEndAndWhatHasEndedIsNotDoubted(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            AwardStory story = suspending(rules, 3);
            PersonId learner = story.ready();
            PersonId other = story.ready();
            AwardId id = only(story, learner).id();
            story.suspend(id, DOUBT);
            story.ending(learner, YESTERDAY.minus(Duration.ofDays(90)), YESTERDAY);
            AwardId ended = story.ending(other, YESTERDAY.minus(Duration.ofDays(90)), YESTERDAY)
                    .id();

            assertThat(state(story, id)).isEqualTo(Award.State.SUSPENDED);
            assertThatThrownBy(() -> story.suspend(ended, DOUBT)).hasMessage("CONFLICT award.ended-already");
            story.reinstate(id, CLEARED);
            assertThat(state(story, id)).isEqualTo(Award.State.EXPIRED);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void theLearnerReadsWhyAndSomebodyElseDecidesTheirAppeal(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            AwardStory story = suspending(rules, null);
            PersonId learner = story.ready();
            AwardId id = only(story, learner).id();
            story.suspend(id, DOUBT);
            Visitor asking = story.asLearner(learner);

            Outcome told = rules.the(Outcomes.class).of(asking).get(0);
            assertThat(told.kind()).isEqualTo(Outcome.Kind.SUSPENDED);
            assertThat(told.reason()).isEqualTo(DOUBT);
            assertThat(told.appealUntil()).isEqualTo(Rules.NOW.plus(Appeals.WITHIN));
            AwardCase appeal = rules.the(Appeals.class).againstAward(asking, id, "It was I, and I can show it.");
            assertThat(Choice.of(appeal)).containsExactly(Choice.UPHOLD, Choice.CHANGE);
            assertThatThrownBy(() -> story.decide(story.instructor, appeal, Choice.CHANGE, CLEARED))
                    .hasMessage("FORBIDDEN award.somebody-else");
            story.decide(rules.instructor(story.course), appeal, Choice.CHANGE, CLEARED);

            assertThat(state(story, id)).isEqualTo(Award.State.ISSUED);
            story.suspend(id, DOUBT);
            assertThat(rules.the(Appeals.class)
                            .againstAward(asking, id, "I have shown it already.")
                            .state())
                    .as("another suspension is another decision")
                    .isEqualTo(State.IN_REVIEW);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void anAppealThatCameTooLateForTheRevocationChangesNothing(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            AwardStory story = suspending(rules, null);
            PersonId learner = story.ready();
            AwardId id = only(story, learner).id();
            story.suspend(id, DOUBT);
            AwardCase appeal =
                    rules.the(Appeals.class).againstAward(story.asLearner(learner), id, "It was I, and I can show it.");
            story.revoke(id, DOUBT);
            Visitor colleague = rules.instructor(story.course);

            assertThatThrownBy(() -> story.transactions.executeWithoutResult(
                            status -> story.decide(colleague, appeal, Choice.CHANGE, CLEARED)))
                    .hasMessage("CONFLICT award.revoked-already");
            assertThat(story.decide(colleague, appeal, Choice.UPHOLD, DOUBT).state())
                    .isEqualTo(State.UPHELD);
            assertThat(state(story, id)).isEqualTo(Award.State.REVOKED);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void theDatabaseItselfRefusesWhatCannotBe(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            AwardStory story = new AwardStory(rules);
            only(story, story.ready());
            String step =
                    "INSERT INTO award_suspension (award_id, number, previous, what, reason, actor_kind, actor_id,"
                            + " happened_at) SELECT id, %s, '" + DOUBT + "', %s, person_id, awarded_at FROM award";

            for (String wrong : List.of(
                    "UPDATE award SET suspended_at = awarded_at",
                    step.formatted("1, NULL, 'REINSTATED'", "'INSTRUCTOR'"),
                    step.formatted("2, 1, 'REINSTATED'", "'INSTRUCTOR'"),
                    step.formatted("3, NULL, 'SUSPENDED'", "'INSTRUCTOR'"),
                    step.formatted("1, NULL, 'SUSPENDED'", "'LEARNER'"))) {
                assertThatThrownBy(() -> story.jdbc.sql(wrong).update())
                        .as(wrong)
                        .isInstanceOf(DataIntegrityViolationException.class);
            }
        }
    }

    private static AwardStory suspending(Rules rules, Integer years) {
        return new AwardStory(rules, years).under(AwardPolicy.USUAL.suspending(true));
    }

    private static Award only(AwardStory story, PersonId learner) {
        List<Award> all = story.awards.of(learner);
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private static Award.State state(AwardStory story, AwardId id) {
        return story.awards.find(id).orElseThrow().state();
    }
}
