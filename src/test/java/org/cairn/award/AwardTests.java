package org.cairn.award;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.cairn.attainment.Evidence;
import org.cairn.attainment.LearnersMaps;
import org.cairn.attainment.MapMove;
import org.cairn.attainment.MapMoves;
import org.cairn.attainment.ThresholdsMet;
import org.cairn.mapping.CourseMap;
import org.cairn.microcredential.MicrocredentialVersion;
import org.cairn.microcredential.VersionId;
import org.cairn.shared.PersonId;
import org.cairn.testing.Rules;
import org.cairn.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.DataIntegrityViolationException;

class AwardTests {

    private static final String REASON = "The grade had been entered for somebody else.";

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void sixtyFourThreadsAtOnceMakeOneAward(TestDatabase database) throws Exception {
        try (Rules rules = new Rules(database)) {
            AwardStory story = new AwardStory(rules).reviewed(1);
            PersonId learner = story.ready();
            Evidence evidence = story.evidence(learner);

            story.atOnce((issuing, n) -> issuing.issue(story.version, evidence, 1, Decided.BY_THE_RULE));

            assertThat(story.count("award")).isEqualTo(1);
            assertThat(story.audited(AwardAudit.AWARD_ISSUED)).isEqualTo(1);
            AwardId id = AwardId.of(story.version.id(), learner, 1);
            assertThat(story.published).containsExactly(new AwardIssued(id));
            assertThat(story.awards.of(learner)).singleElement().satisfies(award -> {
                assertThat(award.id()).isEqualTo(id);
                assertThat(award.state()).isEqualTo(Award.State.ISSUED);
                assertThat(award.levels()).hasSize(3);
            });
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void nobodyHoldsTwoVersionsOfOneMicrocredential(TestDatabase database) throws Exception {
        try (Rules rules = new Rules(database)) {
            AwardStory story = new AwardStory(rules).reviewed(1);
            Evidence evidence = story.evidence(story.ready());
            MicrocredentialVersion second = story.secondVersion();

            story.atOnce((issuing, n) ->
                    issuing.issue(n % 2 == 0 ? story.version : second, evidence, 1, Decided.BY_THE_RULE));

            assertThat(story.count("award")).isEqualTo(1);
            assertThat(story.audited(AwardAudit.AWARD_ISSUED)).isEqualTo(1);
            assertThat(story.published).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whoHoldsAnAwardKeepsItAndGetsNoOtherWhateverVersionTheyAreMovedTo(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            AwardStory story = new AwardStory(rules);
            PersonId learner = story.ready();
            story.listener.on(story.met(learner));
            List<Award> before = story.awards.of(learner);
            CourseMap second = story.next();
            LearnersMaps maps = rules.the(LearnersMaps.class);
            assertThat(maps.of(second, learner).id()).isEqualTo(story.map.id());

            story.reviewed(1);
            MapMoves moves = rules.the(MapMoves.class);
            String seen = moves.preview(story.instructor, second.id()).hash();
            moves.move(story.instructor, second.id(), MapMove.Whom.ALL, REASON, seen);

            ThresholdsMet again = new ThresholdsMet(second.id(), second.version(), story.course, learner);
            assertThat(rules.events(ThresholdsMet.class)).contains(again);
            story.listener.on(again);
            assertThat(story.awards.of(learner)).isEqualTo(before).hasSize(1);
            assertThat(story.cases(learner)).as("nothing to decide about").isEmpty();
            assertThat(second.version()).isNotEqualTo(story.version.id());
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whatIsHeardTwiceIsDecidedOnce(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            AwardStory story = new AwardStory(rules);
            PersonId learner = story.ready();

            story.listener.on(story.met(learner));
            story.listener.on(story.met(learner));

            assertThat(story.awards.in(story.course)).hasSize(1);
            assertThat(rules.events(AwardIssued.class)).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whoeverHasLeftGetsNothing(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            AwardStory story = new AwardStory(rules);
            PersonId gone = rules.learner(story.course, false);

            story.listener.on(story.met(gone));

            assertThat(story.count("award")).isZero();
            assertThat(rules.events(AwardIssued.class)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void anAwardGoesWithTheTransactionThatCausedIt(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            AwardStory story = new AwardStory(rules).reviewed(1);
            Evidence evidence = story.evidence(story.ready());

            story.transactions.executeWithoutResult(status -> {
                rules.the(Issuing.class).issue(story.version, evidence, 1, Decided.BY_THE_RULE);
                status.setRollbackOnly();
            });

            assertThat(story.count("award")).isZero();
            assertThat(story.audited(AwardAudit.AWARD_ISSUED)).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void theSnapshotStaysWhatItWasAndTamperingIsNoticed(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            AwardStory story = new AwardStory(rules);
            PersonId learner = story.ready();
            story.listener.on(story.met(learner));
            Award award = story.awards.of(learner).get(0);
            String frozen = story.awards.snapshot(award.id());
            assertThat(frozen).contains(story.version.id().toString(), "\"score\":45", "AUTOMATIC");

            // The grade falls to nothing, and is judged anew: the award says what was true when it was made.
            story.activities.forEach(activity -> rules.graded(activity, learner, "0"));
            story.attainments.evaluateNow(story.course);
            story.listener.on(story.met(learner));

            assertThat(story.awards.snapshot(award.id())).isEqualTo(frozen);
            assertThat(story.awards.find(award.id())).contains(award);

            story.jdbc
                    .sql("UPDATE award SET snapshot = REPLACE(snapshot, '\"score\":45', '\"score\":50')")
                    .update();
            assertThatThrownBy(() -> story.awards.snapshot(award.id()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("not what was frozen");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void anAwardIsTakenBackOnceAndForGood(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            AwardStory story = new AwardStory(rules);
            PersonId learner = story.ready();
            story.listener.on(story.met(learner));
            AwardId id = story.awards.of(learner).get(0).id();

            assertThatThrownBy(() -> story.revoke(id, "because")).hasMessage("INVALID award.reason");
            assertThatThrownBy(() -> story.awards.revoke(rules.instructor(rules.course("OTHER")), id, REASON))
                    .hasMessage("NOT_FOUND award.unknown");
            story.revoke(id, REASON);

            assertThat(story.awards.find(id).map(Award::state)).contains(Award.State.REVOKED);
            assertThat(rules.events(AwardRevoked.class)).containsExactly(new AwardRevoked(id));
            assertThat(story.count("audit_event")).isEqualTo(2);
            assertThatThrownBy(() -> story.revoke(id, REASON)).hasMessage("CONFLICT award.revoked-already");
            assertThat(story.count("audit_event")).isEqualTo(2);
            story.listener.on(story.met(learner));
            assertThat(story.awards.of(learner))
                    .as("the rule alone does not give it again")
                    .hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void theDatabaseItselfRefusesIllegalStates(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            AwardStory story = new AwardStory(rules);
            PersonId learner = story.ready();
            story.listener.on(story.met(learner));
            AwardId id = story.awards.of(learner).get(0).id();

            refused(story, "UPDATE award SET active_key = NULL");
            refused(story, "UPDATE award SET state = 'REVOKED'");
            refused(story, "UPDATE award SET active_key = 'somebody else'");
            refused(story, "UPDATE award SET state = 'ERASED', active_key = NULL");
            story.revoke(id, REASON);
            refused(
                    story,
                    "UPDATE award SET state = 'ISSUED', active_key = CAST(microcredential_id AS VARCHAR(36))"
                            + " || ':' || CAST(person_id AS VARCHAR(36))");
            refused(
                    story,
                    "INSERT INTO award_revocation (award_id, state, reason, revoked_by, revoker_kind, revoked_at)"
                            + " SELECT award_id, state, reason, revoked_by, revoker_kind, revoked_at FROM award_revocation");
            refused(story, "DELETE FROM award");
        }
    }

    @Test
    void theIdIsTheSameForTheSameDecisionAndOfVersionFive() {
        VersionId version = new VersionId(UUID.fromString("6f1b1d3e-0a58-4a3c-9c6c-51f7e5a2b001"));
        PersonId person = new PersonId(UUID.fromString("0f0f5e2a-9a2b-4a57-8a3e-1d8b2f6ad002"));

        AwardId id = AwardId.of(version, person, 1);

        assertThat(id).isEqualTo(AwardId.of(version, person, 1)).isNotEqualTo(AwardId.of(version, person, 2));
        assertThat(id.value().version()).isEqualTo(5);
        assertThat(id.value().variant()).isEqualTo(2);
    }

    private static void refused(AwardStory story, String sql) {
        assertThatThrownBy(() -> story.jdbc.sql(sql).update())
                .as(sql)
                .isInstanceOf(DataIntegrityViolationException.class);
    }
}
