package org.cairn.award;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.cairn.attainment.Evidence;
import org.cairn.award.AwardCase.Kind;
import org.cairn.award.AwardCase.State;
import org.cairn.course.JoinProof;
import org.cairn.course.Joined;
import org.cairn.course.JoinedPersons;
import org.cairn.shared.PersonId;
import org.cairn.shared.Refusal;
import org.cairn.testing.Rules;
import org.cairn.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two identities turn out to be one human. */
class MergingTests {

    private static final String REASON = "They are brother and sister.";

    private final UUID registrar = UUID.randomUUID();

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whatOneOfThemHoldsBothHoldAndNobodyGetsItTwice(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            AwardStory story = new AwardStory(rules);
            PersonId here = story.ready();
            story.listener.on(story.met(here));
            PersonId there = rules.learner(story.course);
            join(rules, here, there);

            story.regrade(there, "45");
            story.listener.on(story.met(there));

            assertThat(story.awards.of(there)).isEqualTo(story.awards.of(here)).hasSize(1);
            assertThat(story.count("award")).isEqualTo(1);
            assertThat(rules.the(Backfills.class)
                            .preview(story.instructor, story.map.id())
                            .learners())
                    .as("nothing was missed")
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void bothAtOnceMakeOneAward(TestDatabase database) throws Exception {
        try (Rules rules = new Rules(database)) {
            AwardStory story = new AwardStory(rules).reviewed(1);
            PersonId here = story.ready();
            PersonId there = story.ready();
            join(rules, here, there);
            Evidence one = story.evidence(here);
            Evidence other = story.evidence(there);

            story.atOnce(
                    (issuing, n) -> issuing.issue(story.version, n % 2 == 0 ? one : other, 1, Decided.BY_THE_RULE));

            assertThat(story.count("award")).isEqualTo(1);
            assertThat(story.published).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void theEarliestOfTwoStaysTheOtherIsSupersededAndAPersonSeesIt(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            AwardStory story = new AwardStory(rules);
            PersonId here = awarded(story);
            PersonId there = awarded(story);
            earlier(story, there);

            join(rules, here, there);

            Award kept = award(story, there);
            Award superseded = award(story, here);
            assertThat(kept.state()).isEqualTo(Award.State.ISSUED);
            assertThat(superseded.state()).isEqualTo(Award.State.REVOKED);
            assertThat(rules.events(AwardRevoked.class)).containsExactly(new AwardRevoked(superseded.id()));
            assertThat(rules.the(AwardTable.class).revocation(superseded.id()))
                    .hasValueSatisfying(
                            revoked -> assertThat(revoked.replacedBy()).contains(kept.id()));
            AwardCase seen = story.only(here);
            assertThat(seen.kind()).isEqualTo(Kind.JOINED);
            assertThat(rules.the(AwardDecisions.class).appeals(50)).contains(seen);

            AwardCase left = rules.the(AwardDecisions.class)
                    .decideAppeal(registrar, seen.id(), new AwardDecisions.Wish(Choice.UPHOLD, seen.step(), REASON));

            assertThat(left.state()).isEqualTo(State.UPHELD);
            assertThat(rules.the(AwardDecisions.class).appeals(50)).doesNotContain(left);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whatIsInForceStaysBeforeWhatIsSuspendedAndADoubtSurvivesTheParting(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            AwardStory story = new AwardStory(rules).under(AwardPolicy.USUAL.suspending(true));
            PersonId here = awarded(story);
            PersonId there = awarded(story);
            earlier(story, here);
            story.suspend(award(story, here).id(), REASON);
            story.under(AwardPolicy.USUAL);

            Joined joined = join(rules, here, there);

            assertThat(award(story, here).state()).isEqualTo(Award.State.REVOKED);
            assertThat(award(story, there).state()).isEqualTo(Award.State.ISSUED);

            rules.the(JoinedPersons.class).part(rules.institution(), joined.id(), registrar, REASON);

            Award again = story.awards.of(here).stream()
                    .filter(award -> award.state() != Award.State.REVOKED)
                    .findFirst()
                    .orElseThrow();
            assertThat(again.state()).isEqualTo(Award.State.SUSPENDED);
            assertThat(award(story, there).state()).isEqualTo(Award.State.ISSUED);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whatHasEndedMakesRoomForWhatIsInForce(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            AwardStory story = new AwardStory(rules);
            PersonId here = awarded(story);
            PersonId there = awarded(story);
            story.jdbc
                    .sql("""
                            UPDATE award SET awarded_at = :then, renew_from = :ended, ends_at = :ended, remind_at = NULL
                             WHERE person_id = :person""")
                    .param("then", Rules.NOW.minusSeconds(7200).atOffset(java.time.ZoneOffset.UTC))
                    .param("ended", Rules.NOW.minusSeconds(3600).atOffset(java.time.ZoneOffset.UTC))
                    .param("person", there.value())
                    .update();

            join(rules, here, there);

            assertThat(award(story, here).state()).isEqualTo(Award.State.ISSUED);
            assertThat(award(story, there).state()).isEqualTo(Award.State.EXPIRED);
            assertThat(rules.events(AwardRevoked.class)).isEmpty();
            assertThat(story.cases(there)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whoIsPartedAgainGetsBackWhatWasTheirs(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            AwardStory story = new AwardStory(rules);
            PersonId here = awarded(story);
            PersonId there = awarded(story);
            Joined joined = join(rules, here, there);
            AwardId first = story.awards.of(here).get(0).id();
            assertThat(story.awards.of(there)).hasSize(2);

            rules.the(JoinedPersons.class).part(rules.institution(), joined.id(), registrar, REASON);

            List<Award> hers = story.awards.of(here);
            List<Award> his = story.awards.of(there);
            assertThat(hers).filteredOn(MergingTests::inForce).hasSize(1);
            assertThat(his).filteredOn(MergingTests::inForce).hasSize(1);
            assertThat(hers).extracting(Award::person).containsOnly(here);
            assertThat(his).extracting(Award::person).containsOnly(there);
            assertThat(first).isNotNull();
            assertThat(List.of(story.cases(here), story.cases(there)))
                    .flatMap(cases -> cases)
                    .singleElement()
                    .satisfies(found -> assertThat(found.state()).isEqualTo(State.CHANGED));
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whatWaitedForAnAwardThatIsHeldLapses(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            AwardStory story = new AwardStory(rules);
            PersonId here = awarded(story);
            story.reviewed(1);
            PersonId there = story.ready();
            story.listener.on(story.met(there));
            assertThat(story.only(there).state()).isEqualTo(State.IN_REVIEW);

            join(rules, here, there);

            assertThat(story.only(there).state()).isEqualTo(State.LAPSED);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whatWasRevokedOfOneIsNotGivenToTheOtherByTheRuleAlone(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            AwardStory story = new AwardStory(rules);
            PersonId here = awarded(story);
            story.revoke(award(story, here).id(), "The grade had been entered for somebody else.");
            PersonId there = rules.learner(story.course);
            join(rules, here, there);

            story.regrade(there, "45");
            story.listener.on(story.met(there));

            assertThat(story.awards.of(there))
                    .singleElement()
                    .satisfies(award -> assertThat(award.person()).isEqualTo(here));
        }
    }

    @Test
    void aJoinWaitsForAnAwardThatIsBeingMade() throws Exception {
        try (Rules rules = new Rules(TestDatabase.POSTGRESQL)) {
            AwardStory story = new AwardStory(rules);
            PersonId here = awarded(story);
            story.reviewed(1);
            PersonId there = story.ready();
            Evidence evidence = story.evidence(there);

            CompletableFuture<Joined> joining = story.transactions.execute(status -> {
                rules.the(Issuing.class).issue(story.version, evidence, 1, Decided.BY_THE_RULE);
                CompletableFuture<Joined> meanwhile = CompletableFuture.supplyAsync(() -> join(rules, here, there));
                assertThatThrownBy(() -> meanwhile.get(500, TimeUnit.MILLISECONDS))
                        .as("held up by the reference to who stands for the person")
                        .isInstanceOf(java.util.concurrent.TimeoutException.class);
                return meanwhile;
            });

            joining.get(20, TimeUnit.SECONDS);
            assertThat(story.awards.of(here))
                    .hasSize(2)
                    .filteredOn(MergingTests::inForce)
                    .hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void nobodyDecidesOfThemselvesByAnotherName(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            AwardStory story = new AwardStory(rules).reviewed(1);
            PersonId learner = story.ready();
            story.listener.on(story.met(learner));
            PersonId teacher = rules.learner(story.course);
            join(rules, learner, teacher);
            AwardCase found = story.only(learner);

            assertThatThrownBy(() -> story.decide(story.teaching(teacher), found, Choice.APPROVE, ""))
                    .isInstanceOfSatisfying(
                            Refusal.class, refusal -> assertThat(refusal.key()).isEqualTo("award.own-case"));
        }
    }

    private static boolean inForce(Award award) {
        return award.state() == Award.State.ISSUED;
    }

    private static PersonId awarded(AwardStory story) {
        PersonId learner = story.ready();
        story.listener.on(story.met(learner));
        assertThat(story.awards.of(learner)).hasSize(1);
        return learner;
    }

    private static Award award(AwardStory story, PersonId person) {
        return story.awards.of(person).stream()
                .filter(award -> award.person().equals(person))
                .findFirst()
                .orElseThrow();
    }

    private static void earlier(AwardStory story, PersonId person) {
        story.jdbc
                .sql("UPDATE award SET awarded_at = :then WHERE person_id = :person")
                .param("then", Rules.NOW.minusSeconds(3600).atOffset(java.time.ZoneOffset.UTC))
                .param("person", person.value())
                .update();
    }

    private Joined join(Rules rules, PersonId one, PersonId other) {
        return rules.the(JoinedPersons.class)
                .join(one, other, JoinProof.registrar(registrar))
                .orElseThrow();
    }
}
