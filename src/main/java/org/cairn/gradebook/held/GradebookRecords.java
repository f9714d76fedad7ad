package org.cairn.gradebook.held;

import java.time.Period;
import org.cairn.shared.PersonalRecords;
import org.cairn.shared.PersonalRecords.Use;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Results, and what was put aside. */
@Configuration(proxyBeanMethods = false)
class GradebookRecords {

    @Bean
    PersonalRecords heldByGradebook() {
        return PersonalRecords.of("gradebook")
                .tells("results", Use.FOR_DECISIONS, """
                        SELECT c.title AS course, l.label AS activity, r.status, r.score, r.maximum, r.graded_at, r.observed_at
                          FROM newest_result n JOIN result r ON r.line_item_id = n.line_item_id AND r.person_id = n.person_id
                          JOIN line_item l ON l.id = r.line_item_id JOIN course c ON c.id = l.course_id
                         WHERE n.person_id IN (:persons) ORDER BY c.title, l.label, r.observed_at, r.id""")
                .forgets(
                        "DELETE FROM changed_learner WHERE person_id IN (:persons)",
                        // found by what stands, which goes with it
                        """
                        DELETE FROM result WHERE (line_item_id, person_id) IN (
                          SELECT line_item_id, person_id FROM newest_result WHERE person_id IN (:persons))""",
                        "DELETE FROM newest_result WHERE person_id IN (:persons)",
                        """
                        DELETE FROM quarantined_value WHERE EXISTS (
                          SELECT 1 FROM platform_identity i JOIN course c ON c.registration_id = i.registration_id
                           WHERE i.person_id IN (:persons) AND c.id = quarantined_value.course_id
                             AND quarantined_value.subject IN (i.subject, i.email, i.sourced_id, i.name))""")
                .keepsWork(
                        """
                        SELECT n.person_id FROM newest_result n JOIN line_item l ON l.id = n.line_item_id
                         WHERE l.course_id = :course""",
                        "DELETE FROM changed_learner WHERE course_id = :course AND person_id IN (:persons)",
                        """
                        DELETE FROM newest_result WHERE person_id IN (:persons) AND line_item_id IN (
                          SELECT id FROM line_item WHERE course_id = :course)""",
                        """
                        DELETE FROM result WHERE person_id IN (:persons) AND line_item_id IN (
                          SELECT id FROM line_item WHERE course_id = :course)""")
                .fades("doubts", Period.ofYears(1), """
                        DELETE FROM quarantined_value WHERE id IN (
                          SELECT id FROM quarantined_value WHERE observed_at < :before
                           ORDER BY observed_at FETCH FIRST :most ROWS ONLY)""");
    }
}
