package org.cairn.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.cairn.audit.AuditLog.Break;
import org.cairn.audit.AuditLog.Query;
import org.cairn.award.AwardCase;
import org.cairn.award.AwardStory;
import org.cairn.award.Choice;
import org.cairn.shared.PersonId;
import org.cairn.testing.Rules;
import org.cairn.testing.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

class AuditTests {

    private static final String REASON = "The plan was checked together on site.";

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void everyDecisionIsFoundByWhatItIsAbout(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            AwardStory story = new AwardStory(rules).reviewed(1);
            PersonId denied = story.ready();
            PersonId awarded = story.ready();
            story.decide(story.instructor, story.only(denied), Choice.DENY, REASON);
            story.decide(story.instructor, story.only(awarded), Choice.APPROVE, "");
            AuditLog log = rules.the(AuditLog.class);

            assertThat(actions(log.page(all(rules, null, null), 0)))
                    .containsExactlyInAnyOrder(
                            "POLICY_CHANGED",
                            "CANDIDACY_IN_REVIEW",
                            "CANDIDACY_IN_REVIEW",
                            "CANDIDACY_DENIED",
                            "CANDIDACY_ISSUED",
                            "AWARD_ISSUED");
            assertThat(actions(log.page(all(rules, null, denied.value()), 0)))
                    .containsExactlyInAnyOrder("CANDIDACY_IN_REVIEW", "CANDIDACY_DENIED");
            assertThat(log.page(all(rules, "CANDIDACY_DENIED", null), 0))
                    .singleElement()
                    .satisfies(entry -> assertThat(entry.event().actor())
                            .isEqualTo(new Actor(
                                    Actor.Kind.INSTRUCTOR,
                                    story.instructor.person().value())));
            assertThat(log.count(all(rules, null, story.instructor.person().value())))
                    .isEqualTo(4);
            List<AuditLog.Entry> exported = new ArrayList<>();
            log.export(all(rules, null, null), exported::add);
            assertThat(exported).hasSize(6);
            assertThat(log.actions()).containsAll(actions(exported));
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whatIsAddedIsSealedInOneChain(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            AwardStory story = sealed(rules);
            AuditLog log = rules.the(AuditLog.class);

            AuditLog.Check check = log.check(rules.institution());
            assertThat(check.sealed()).isEqualTo(3);
            assertThat(check.waiting()).isZero();
            assertThat(check.breaks()).isEmpty();
            story.ready();
            assertThat(log.check(rules.institution()).waiting()).isEqualTo(1);
            rules.the(Sealing.class).seal();

            AuditLog.Check later = log.check(rules.institution());
            assertThat(later.sealed()).isEqualTo(4);
            assertThat(later.breaks()).isEmpty();
            assertThat(log.page(all(rules, null, null), 0))
                    .extracting(AuditLog.Entry::hash)
                    .contains(check.head());
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whateverIsChangedAfterwardsIsFound(TestDatabase database) {
        expect(
                database,
                "UPDATE audit_event SET actor_kind = 'CAIRN', actor_id = NULL WHERE seal = 2",
                2,
                "CHANGED_ROW");
        expect(
                database,
                "UPDATE audit_event SET happened_at = happened_at - INTERVAL '1' DAY WHERE seal = 1",
                1,
                "CHANGED_ROW");
        expect(database, "DELETE FROM audit_event WHERE seal = 2", 2, "MISSING_ROW");
        expect(database, "DELETE FROM audit_seal WHERE number = 2", 3, "DOES_NOT_FOLLOW");
        expect(database, "UPDATE audit_seal SET digest = previous WHERE number = 2", 2, "CHANGED_LINK");
        expect(
                database,
                "UPDATE award SET snapshot = REPLACE(snapshot, '45', '50'), snapshot_hash = '" + "f".repeat(64) + "'",
                1,
                "CHANGED_ROW");
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void anErasureDoesNotBreakTheChain(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            sealed(rules);
            own(rules, "DELETE FROM audit_event WHERE seal = 2");
            own(rules, "UPDATE audit_seal SET salt = NULL WHERE number = 2");

            AuditLog.Check check = rules.the(AuditLog.class).check(rules.institution());
            assertThat(check.breaks()).isEmpty();
            assertThat(check.erased()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aStepHasOneRowInTheTrailAndGoesWithIt(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            AwardStory story = new AwardStory(rules).reviewed(1);
            PersonId learner = story.ready();
            AwardCase waiting = story.only(learner);

            story.transactions.executeWithoutResult(status -> {
                story.decide(story.instructor, waiting, Choice.DENY, REASON);
                status.setRollbackOnly();
            });
            assertThat(story.audited("CANDIDACY_DENIED")).isZero();
            AuditLog.Entry opened = rules.the(AuditLog.class)
                    .page(all(rules, "CANDIDACY_IN_REVIEW", null), 0)
                    .get(0);
            AuditEvent event = opened.event();
            assertThatThrownBy(() -> rules.the(AuditLog.class)
                            .add(new AuditEvent(
                                    event.institution(),
                                    UUID.randomUUID(),
                                    event.at(),
                                    event.action(),
                                    event.actor(),
                                    null,
                                    event.inCase(),
                                    event.step(),
                                    null,
                                    null,
                                    event.course(),
                                    event.person())))
                    .isInstanceOf(DataIntegrityViolationException.class);
        }
    }

    private static void expect(TestDatabase database, String tampering, long number, String what) {
        try (Rules rules = new Rules(database)) {
            sealed(rules);
            own(rules, tampering);

            assertThat(rules.the(AuditLog.class).check(rules.institution()).breaks())
                    .as(tampering)
                    .first()
                    .isEqualTo(new Break(number, Break.What.valueOf(what)));
        }
    }

    /** One award, its revocation and an appeal against it, sealed. */
    private static AwardStory sealed(Rules rules) {
        AwardStory story = new AwardStory(rules);
        story.appealed(story.ready(), REASON);
        // All in one instant, in which the order is that of ids; the award is to be the first.
        own(
                rules,
                "UPDATE audit_event SET happened_at = happened_at - INTERVAL '2' HOUR WHERE action = 'AWARD_ISSUED'");
        own(
                rules,
                "UPDATE audit_event SET happened_at = happened_at - INTERVAL '1' HOUR WHERE action = 'AWARD_REVOKED'");
        rules.the(Sealing.class).seal();
        return story;
    }

    /** Of this institution alone: the database is shared. */
    private static void own(Rules rules, String sql) {
        JdbcClient jdbc = rules.jdbc();
        jdbc.sql(sql + (sql.contains("WHERE") ? " AND" : " WHERE") + " institution_id = :institution")
                .param("institution", rules.institution().value())
                .update();
    }

    private static List<String> actions(List<AuditLog.Entry> entries) {
        return entries.stream().map(entry -> entry.event().action()).toList();
    }

    private static Query all(Rules rules, String action, UUID id) {
        return new Query(rules.institution(), action, id, Instant.EPOCH, Instant.parse("2100-01-01T00:00:00Z"));
    }
}
