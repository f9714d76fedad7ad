package org.cairn.award.held;

import org.cairn.shared.PersonalRecords;
import org.cairn.shared.PersonalRecords.Use;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Awards and cases. What is left of them says how many there were, and of what. */
@Configuration(proxyBeanMethods = false)
class AwardRecords {

    @Bean
    PersonalRecords heldByAward() {
        return told().forgets("""
                        UPDATE award_revocation SET reason = 'erased / effacé'
                         WHERE award_id IN (SELECT id FROM award WHERE person_id IN (:persons))""", """
                        UPDATE award_suspension SET reason = 'erased / effacé'
                         WHERE award_id IN (SELECT id FROM award WHERE person_id IN (:persons))""", """
                        UPDATE case_step SET evidence = NULL, evidence_hash = NULL,
                               reason = CASE WHEN reason IS NULL THEN NULL ELSE 'erased / effacé' END
                         WHERE case_id IN (SELECT id FROM award_case WHERE person_id IN (:persons))""", """
                        UPDATE award SET levels = '[]', snapshot = '{}', erased_at = COALESCE(erased_at, :now), remind_at = NULL,
                               snapshot_hash = '0000000000000000000000000000000000000000000000000000000000000000'
                         WHERE person_id IN (:persons) AND state <> 'ISSUED'""")
                .decides("SELECT max(awarded_at) FROM award WHERE person_id IN (:persons)")
                .decides("""
                        SELECT max(s.happened_at) FROM award_suspension s JOIN award a ON a.id = s.award_id
                         WHERE a.person_id IN (:persons)""")
                .decides("""
                        SELECT max(r.revoked_at) FROM award_revocation r JOIN award a ON a.id = r.award_id
                         WHERE a.person_id IN (:persons)""")
                .decides("""
                        SELECT max(s.happened_at) FROM case_step s JOIN award_case k ON k.id = s.case_id
                         WHERE k.person_id IN (:persons)""");
    }

    private static PersonalRecords told() {
        return PersonalRecords.of("award")
                // A regrade and an appeal look at what an award or a decision stands on, however old it is.
                .needsWork("""
                        SELECT p.id FROM award a JOIN person p ON p.keeper_id = a.holder_id
                         WHERE a.course_id = :course AND a.erased_at IS NULL""")
                .needsWork("""
                        SELECT p.id FROM award_case c JOIN person k ON k.id = c.person_id
                          JOIN person p ON p.keeper_id = k.keeper_id
                         WHERE c.course_id = :course AND c.state <> 'LAPSED'""")
                .tells("awards", Use.FOR_DECISIONS, """
                        SELECT a.id AS award, c.title AS course, a.version_id AS version, a.cycle, a.state, a.awarded_at,
                               a.ends_at, a.levels AS levels_json, a.snapshot AS snapshot_json, a.snapshot_hash
                          FROM award a JOIN course c ON c.id = a.course_id
                         WHERE a.person_id IN (:persons) AND a.erased_at IS NULL ORDER BY a.awarded_at, a.id""")
                .tells("revocations", Use.FOR_DECISIONS, """
                        SELECT r.award_id AS award, r.reason, r.revoker_kind AS actor_kind, r.revoked_at
                          FROM award_revocation r JOIN award a ON a.id = r.award_id
                         WHERE a.person_id IN (:persons) ORDER BY r.revoked_at, r.award_id""")
                .tells("suspensions", Use.FOR_DECISIONS, """
                        SELECT s.award_id AS award, s.what, s.reason, s.actor_kind, s.happened_at
                          FROM award_suspension s JOIN award a ON a.id = s.award_id
                         WHERE a.person_id IN (:persons) ORDER BY s.award_id, s.number""")
                .tells("cases", Use.FOR_DECISIONS, """
                        SELECT k.id AS award_case, k.kind, c.title AS course, k.version_id AS version, k.state, k.opened_at
                          FROM award_case k JOIN course c ON c.id = k.course_id
                         WHERE k.person_id IN (:persons) ORDER BY k.opened_at, k.id""")
                .tells("steps", Use.FOR_DECISIONS, """
                        SELECT s.case_id AS award_case, s.number, s.from_state, s.to_state, s.actor_kind, s.reason,
                               s.evidence AS evidence_json, s.happened_at
                          FROM case_step s JOIN award_case k ON k.id = s.case_id
                         WHERE k.person_id IN (:persons) ORDER BY s.case_id, s.number""");
    }
}
