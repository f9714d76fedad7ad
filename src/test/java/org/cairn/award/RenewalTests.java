package org.cairn.award;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.cairn.attainment.Attainments;
import org.cairn.attainment.Evidence;
import org.cairn.attainment.Ruling;
import org.cairn.attainment.Rulings;
import org.cairn.award.AwardCase.Kind;
import org.cairn.award.AwardCase.State;
import org.cairn.shared.PersonId;
import org.cairn.testing.Rules;
import org.cairn.testing.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An award that ends, and what follows it. The clock stands still, so that the award moves. */
class RenewalTests {

    private static final String REASON = "The plan was checked together on site.";
    private static final Instant YESTERDAY = Rules.NOW.minus(Duration.ofDays(1));
    private static final Instant TOMORROW = Rules.NOW.plus(Duration.ofDays(1));
    private static final Instant LONG_AGO = Rules.NOW.minus(Duration.ofDays(1000));

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void anAwardKnowsFromTheFirstDayWhenItEnds(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            AwardStory story = new AwardStory(rules, 3).under(AwardPolicy.USUAL.renewable(2));

            Award award = story.awards.of(story.ready()).get(0);

            assertThat(award.term())
                    .isEqualTo(new Term(Instant.parse("2029-01-14T21:32:00Z"), Instant.parse("2029-03-14T21:32:00Z")));
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void itHasExpiredOnItsDayWithoutAnybodysDoing(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            AwardStory story = new AwardStory(rules, 3);
            PersonId learner = story.ready();

            assertThat(story.ending(learner, YESTERDAY, TOMORROW).state()).isEqualTo(Award.State.ISSUED);
            assertThat(story.ending(learner, LONG_AGO, Rules.NOW).state()).isEqualTo(Award.State.EXPIRED);
            assertThat(story.awards.in(story.course)).extracting(Award::state).containsExactly(Award.State.EXPIRED);
            assertThat(rules.the(Outcomes.class).of(story.asLearner(learner)))
                    .extracting(Outcomes.Outcome::kind)
                    .containsExactly(Outcomes.Outcome.Kind.EXPIRED);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whatIsNewIsFollowedByAnAwardOfItsOwnAndTheOldOneStaysToItsEnd(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            AwardStory story = new AwardStory(rules, 3);
            PersonId learner = story.ready();
            Award old = story.ending(learner, YESTERDAY, TOMORROW);

            story.graded(learner, "44", Rules.NOW);

            List<Award> both = story.awards.of(learner);
            assertThat(both).extracting(Award::cycle).containsExactly(2, 1);
            assertThat(both).extracting(Award::state).containsOnly(Award.State.ISSUED);
            assertThat(both.get(0).id()).isEqualTo(AwardId.of(story.version.id(), learner, 2));
            assertThat(Objects.requireNonNull(both.get(0).term()).endsAt())
                    .isEqualTo(Instant.parse("2029-03-14T21:32:00Z"));
            assertThat(rules.events(AwardIssued.class)).hasSize(2);
            assertThat(story.audited(AwardAudit.AWARD_ISSUED)).isEqualTo(2);
            assertThat(story.awards.snapshot(both.get(0).id()))
                    .contains("\"renewed\":{\"award\":\"" + old.id() + "\"", "\"score\":44")
                    .doesNotContain("\"score\":45");

            story.graded(learner, "46", Rules.NOW);
            assertThat(story.awards.of(learner)).as("no third").hasSize(2);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whatHasExpiredIsFollowedAsWell(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            AwardStory story = new AwardStory(rules, 3);
            PersonId learner = story.ready();
            story.ending(learner, LONG_AGO, YESTERDAY);

            story.graded(learner, "44", Rules.NOW);

            assertThat(story.awards.of(learner))
                    .extracting(Award::state)
                    .containsExactly(Award.State.ISSUED, Award.State.EXPIRED);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void oldWorkAloneNeverRenews(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            AwardStory story = new AwardStory(rules, 3);
            PersonId learner = story.ready();
            for (Instant end : List.of(TOMORROW, YESTERDAY)) {
                story.graded(learner, "45", LONG_AGO);
                story.ending(learner, Rules.NOW.minus(Duration.ofDays(2)), end);

                story.graded(learner, "50", LONG_AGO);
                rules.graded(story.activities.get(0), learner, "50", Rules.NOW);
                rules.graded(story.activities.get(1), learner, "50", Rules.NOW);
                story.evaluate(learner);
                story.listener.on(story.met(learner));

                assertThat(story.awards.of(learner)).as("one of three is old").hasSize(1);
            }
            rules.graded(story.activities.get(2), learner, "50", Rules.NOW);
            story.evaluate(learner);
            assertThat(story.awards.of(learner)).hasSize(2);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whatPeopleDecidedBeforeDoesNotCountAgain(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            AwardStory story = new AwardStory(rules, 3);
            PersonId learner = story.ready();
            story.ending(learner, YESTERDAY, TOMORROW);
            story.version
                    .definition()
                    .competencies()
                    .forEach(competency -> rules.the(Rulings.class)
                            .decide(
                                    story.instructor,
                                    story.map.id(),
                                    learner,
                                    new Rulings.Wish(competency.id(), Ruling.Kind.GRANT, null, null, REASON)));
            rules.jdbc()
                    .sql("UPDATE ruling SET ruled_at = :then WHERE person_id = :person")
                    .param("then", LONG_AGO.atOffset(ZoneOffset.UTC))
                    .param("person", learner.value())
                    .update();

            story.graded(learner, "10", LONG_AGO);

            assertThat(rules.the(Attainments.class).of(story.map.id(), learner).met())
                    .isTrue();
            assertThat(story.awards.of(learner)).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void nothingIsRenewedBeforeItsTime(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            AwardStory story = new AwardStory(rules, 3);
            PersonId learner = story.ready();
            story.ending(learner, Rules.NOW.plusMillis(1), TOMORROW);

            story.graded(learner, "50", Rules.NOW);
            story.listener.on(story.met(learner));

            assertThat(story.awards.of(learner)).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whatWasRevokedIsNotRenewedByItself(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            AwardStory story = new AwardStory(rules, 3);
            PersonId learner = story.ready();
            Award award = story.ending(learner, YESTERDAY, TOMORROW);
            story.revoke(award.id(), REASON);

            story.graded(learner, "50", Rules.NOW);
            story.listener.on(story.met(learner));

            assertThat(story.awards.of(learner)).extracting(Award::state).containsExactly(Award.State.REVOKED);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void twoNodesAtOnceMakeOneAwardOfACycle(TestDatabase database) throws Exception {
        try (Rules rules = new Rules(database)) {
            AwardStory story = new AwardStory(rules, 3);
            PersonId learner = story.ready();
            Award old = story.ending(learner, YESTERDAY, TOMORROW);
            Evidence fresh = rules.the(Attainments.class).evidenceSince(story.map.id(), learner, YESTERDAY);
            assertThat(fresh.met()).isTrue();

            story.atOnce((issuing, n) -> issuing.issue(story.version, fresh, 2, Decided.BY_THE_RULE.renewing(old)));

            assertThat(story.count("award")).isEqualTo(2);
            assertThat(story.published).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whereAPersonDecidesAPersonDecidesAgain(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            AwardStory story = new AwardStory(rules, 3);
            PersonId learner = story.ready();
            story.reviewed(1).ending(learner, YESTERDAY, TOMORROW);
            story.graded(learner, "44", Rules.NOW);
            AwardCase waiting = story.only(learner);
            assertThat(waiting.subject().cycle()).isEqualTo(2);

            story.graded(learner, "45", LONG_AGO);
            assertThat(story.only(learner).state()).as("what is new is gone").isEqualTo(State.LAPSED);
            story.graded(learner, "44", Rules.NOW);
            AwardCase again = story.cases(learner).stream()
                    .filter(found -> found.state() == State.IN_REVIEW)
                    .findFirst()
                    .orElseThrow();
            story.decide(story.instructor, again, Choice.APPROVE, "");

            assertThat(story.awards.of(learner)).extracting(Award::cycle).containsExactly(2, 1);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whatIsNewlyDoneSaysNothingAgainstTheAwardThatItIsToFollow(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            AwardStory story = new AwardStory(rules, 3);
            PersonId learner = story.ready();
            story.ending(learner, YESTERDAY, TOMORROW);

            story.graded(learner, "10", Rules.NOW);

            assertThat(story.cases(learner)).isEmpty();
            story.ending(learner, Rules.NOW.plusMillis(1), TOMORROW);
            story.graded(learner, "9", Rules.NOW);
            assertThat(story.only(learner).kind()).as("before that it does").isEqualTo(Kind.REGRADE);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aHolderIsRemindedWhenItIsTimeAndNeverTwice(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            AwardStory story = new AwardStory(rules, 3);
            PersonId learner = story.ready();
            Award award = story.ending(learner, YESTERDAY, Rules.NOW.plus(Duration.ofDays(100)));
            Reminders reminders = rules.the(Reminders.class);

            reminders.remind();
            reminders.remind();
            assertThat(reminded(rules, learner)).hasSize(1);

            rules.jdbc()
                    .sql("UPDATE award SET remind_at = :now, ends_at = :end WHERE id = :id")
                    .param("now", Rules.NOW.atOffset(ZoneOffset.UTC))
                    .param("end", Rules.NOW.plus(Duration.ofDays(30)).atOffset(ZoneOffset.UTC))
                    .param("id", award.id().value())
                    .update();
            reminders.remind();
            reminders.remind();
            assertThat(reminded(rules, learner)).hasSize(2);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void nobodyIsRemindedOfWhatWasRenewedOrRevoked(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            AwardStory story = new AwardStory(rules, 3);
            PersonId renewed = story.ready();
            story.ending(renewed, YESTERDAY, TOMORROW);
            story.graded(renewed, "44", Rules.NOW);
            PersonId revoked = story.ready();
            story.revoke(story.ending(revoked, YESTERDAY, TOMORROW).id(), REASON);

            rules.the(Reminders.class).remind();

            assertThat(reminded(rules, renewed)).isEmpty();
            assertThat(reminded(rules, revoked)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whatWasAwardedBeforeAwardsHadAnEndEndsAsItsCredentialSays(TestDatabase database) throws IOException {
        try (Rules rules = new Rules(database)) {
            AwardStory story = new AwardStory(rules, 3);
            Award award = story.awards.of(story.ready()).get(0);
            // Of every story in the database: the migration looks at all of them.
            rules.jdbc()
                    .sql("UPDATE award SET ends_at = NULL, renew_from = NULL, remind_at = NULL")
                    .update();
            rules.jdbc().sql("ALTER TABLE award DROP CONSTRAINT award_term").update();

            String migration = new String(
                    Objects.requireNonNull(getClass().getResourceAsStream("/db/migration/V0115__award_let_end.sql"))
                            .readAllBytes(),
                    StandardCharsets.UTF_8);
            Arrays.stream(migration.split(";"))
                    .filter(statement -> statement.strip().startsWith("UPDATE") || statement.contains("award_term"))
                    .forEach(statement -> rules.jdbc().sql(statement).update());

            assertThat(story.awards.find(award.id())).map(Award::term).contains(award.term());
        }
    }

    /** Of this learner; the database is shared with other stories. */
    private static List<AwardEnding> reminded(Rules rules, PersonId learner) {
        List<AwardId> own =
                rules.the(Awards.class).of(learner).stream().map(Award::id).toList();
        return rules.events(AwardEnding.class).stream()
                .filter(ending -> own.contains(ending.award()))
                .toList();
    }
}
