package org.cairn.course;

import java.time.Period;
import org.cairn.shared.PersonalRecords;
import org.cairn.shared.PersonalRecords.Use;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Persons as their platforms know them, and the courses they are in. */
@Configuration(proxyBeanMethods = false)
class CourseRecords {

    @Bean
    PersonalRecords heldByCourse() {
        return PersonalRecords.of("course")
                .tells("identities", Use.FOR_DECISIONS, """
                        SELECT r.name AS platform, i.subject AS lms_id, i.name AS person_name, i.email, i.sourced_id,
                               i.lti11_user_id, i.seen_at
                          FROM platform_identity i JOIN registration r ON r.id = i.registration_id
                         WHERE i.person_id IN (:persons) ORDER BY r.name, i.subject""")
                .tells("enrolments", Use.FOR_DECISIONS, """
                        SELECT c.title AS course, e.roles, e.active, e.seen_at
                          FROM enrolment e JOIN course c ON c.id = e.course_id
                         WHERE e.person_id IN (:persons) ORDER BY c.title, c.id""")
                .tells("groups", Use.OTHERWISE, """
                        SELECT c.title AS course, g.name AS course_group
                          FROM course_group_member m JOIN course_group g ON g.id = m.course_group
                          JOIN course c ON c.id = g.course_id
                         WHERE m.person_id IN (:persons) ORDER BY c.title, g.name""")
                .tells("joined", Use.OTHERWISE, """
                        SELECT proof, joined_at, parted_at, reason FROM joined_persons
                         WHERE one_id IN (:persons) OR other_id IN (:persons) ORDER BY joined_at, id""")
                .forgets(
                        "DELETE FROM course_group_member WHERE person_id IN (:persons)",
                        "DELETE FROM enrolment WHERE person_id IN (:persons)",
                        "DELETE FROM joined_persons WHERE one_id IN (:persons) OR other_id IN (:persons)",
                        "DELETE FROM platform_identity WHERE person_id IN (:persons)")
                // The id by which the platform knows them stays: without it nobody could come back to what they were
                // awarded.
                .fades("names", Period.ofYears(2), """
                        UPDATE platform_identity SET name = NULL, email = NULL, sourced_id = NULL, faded_at = seen_at
                         WHERE (registration_id, subject) IN (
                          SELECT registration_id, subject FROM platform_identity
                           WHERE faded_at IS NULL AND seen_at < :before
                           ORDER BY seen_at FETCH FIRST :most ROWS ONLY)""")
                .atLast();
    }
}
