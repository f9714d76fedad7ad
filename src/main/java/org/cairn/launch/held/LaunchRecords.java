package org.cairn.launch.held;

import org.cairn.shared.PersonalRecords;
import org.cairn.shared.PersonalRecords.Use;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Launches, sessions, and answers to the terms. */
@Configuration(proxyBeanMethods = false)
class LaunchRecords {

    @Bean
    PersonalRecords heldByLaunch() {
        return PersonalRecords.of("launch")
                .tells("launches", Use.OTHERWISE, """
                        SELECT c.title AS course, l.roles, l.locale, l.message_type, l.custom AS custom_json, l.launched_at
                          FROM launch l JOIN course c ON c.id = l.course_id
                         WHERE l.person_id IN (:persons) ORDER BY l.launched_at, l.id""")
                .tells("agreements", Use.OTHERWISE, """
                        SELECT a.accepted, a.answered_at FROM agreement a
                         WHERE EXISTS (SELECT 1 FROM platform_identity i WHERE i.person_id IN (:persons)
                           AND i.registration_id = a.registration_id AND i.subject = a.subject)
                         ORDER BY a.answered_at, a.id""")
                .forgets(
                        """
                        UPDATE launch SET for_user = NULL WHERE for_user IN (
                          SELECT i.subject FROM platform_identity i
                           WHERE i.person_id IN (:persons) AND i.registration_id = launch.registration_id)""",
                        """
                        UPDATE launch SET mentees = '[]' WHERE mentees <> '[]' AND EXISTS (
                          SELECT 1 FROM platform_identity i
                           WHERE i.person_id IN (:persons) AND i.registration_id = launch.registration_id
                             AND launch.mentees LIKE '%"' || i.subject || '"%')""",
                        "DELETE FROM handover WHERE person_id IN (:persons)",
                        "DELETE FROM launch WHERE person_id IN (:persons)",
                        """
                        DELETE FROM agreement WHERE EXISTS (
                          SELECT 1 FROM platform_identity i WHERE i.person_id IN (:persons)
                             AND i.registration_id = agreement.registration_id AND i.subject = agreement.subject)""",
                        """
                        DELETE FROM spring_session WHERE principal_name IN (
                          SELECT CAST(i.registration_id AS VARCHAR(36)) || ':' || CAST(i.person_id AS VARCHAR(36))
                            FROM platform_identity i WHERE i.person_id IN (:persons))""");
    }
}
