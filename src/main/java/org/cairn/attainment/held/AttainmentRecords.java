package org.cairn.attainment.held;

import org.cairn.shared.PersonalRecords;
import org.cairn.shared.PersonalRecords.Use;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where learners stand, and what was ruled of them. */
@Configuration(proxyBeanMethods = false)
class AttainmentRecords {

    @Bean
    PersonalRecords heldByAttainment() {
        return PersonalRecords.of("attainment")
                .tells("standings", Use.FOR_DECISIONS, """
                        SELECT c.title AS course, s.met, s.engine, s.rule_hash, s.course_map_hash, s.inputs_hash,
                               s.facts AS facts_json, s.rulings AS rulings_json, s.evaluated_at
                          FROM standing s JOIN course c ON c.id = s.course_id
                         WHERE s.person_id IN (:persons) ORDER BY c.title, s.course_map_id""")
                .tells("attainments", Use.FOR_DECISIONS, """
                        SELECT c.title AS course, a.competency_id AS competency, a.state, a.share, a.threshold, a.assessed,
                               a.activities, a.missing AS missing_json, a.trace AS trace_json
                          FROM standing s JOIN attainment a ON a.course_map_id = s.course_map_id AND a.person_id = s.person_id
                          JOIN course c ON c.id = s.course_id
                         WHERE s.person_id IN (:persons) ORDER BY c.title, a.course_map_id, a.position""")
                .tells("rulings", Use.FOR_DECISIONS, """
                        SELECT c.title AS course, r.competency_id AS competency, r.kind, r.reason, r.prior_learning, r.ruled_as,
                               r.ruled_at
                          FROM ruling r JOIN course c ON c.id = r.course_id
                         WHERE r.person_id IN (:persons) ORDER BY r.ruled_at, r.id""")
                .tells("moves", Use.FOR_DECISIONS, """
                        SELECT c.title AS course, m.reason, m.moved_at FROM map_move m JOIN course c ON c.id = m.course_id
                         WHERE m.person_id IN (:persons) ORDER BY m.moved_at, m.move_id""")
                .forgets(
                        "DELETE FROM evaluation_due WHERE person_id IN (:persons)",
                        "DELETE FROM pinned_map WHERE person_id IN (:persons)",
                        "DELETE FROM map_move WHERE person_id IN (:persons)",
                        "DELETE FROM ruling WHERE person_id IN (:persons)",
                        "DELETE FROM standing WHERE person_id IN (:persons)")
                .keepsWork(
                        """
                        SELECT s.person_id FROM standing s JOIN course_map m ON m.id = s.course_map_id
                         WHERE m.course_id = :course""",
                        "DELETE FROM evaluation_due WHERE course_id = :course AND person_id IN (:persons)",
                        "DELETE FROM standing WHERE course_id = :course AND person_id IN (:persons)")
                .keepsWork(
                        "SELECT person_id FROM ruling WHERE course_id = :course",
                        "DELETE FROM ruling WHERE course_id = :course AND person_id IN (:persons)")
                .needsWork("""
                        SELECT p.id FROM ruling r JOIN person k ON k.id = r.person_id
                          JOIN person p ON p.keeper_id = k.keeper_id
                         WHERE r.course_id = :course AND r.ruled_at >= :since""")
                .decides("SELECT max(ruled_at) FROM ruling WHERE person_id IN (:persons)");
    }
}
