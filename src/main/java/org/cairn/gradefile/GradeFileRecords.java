package org.cairn.gradefile;

import org.cairn.shared.PersonalRecords;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Files of a whole class: they hold everybody who is in it. */
@Configuration(proxyBeanMethods = false)
class GradeFileRecords {

    @Bean
    PersonalRecords heldByGradeFile() {
        return PersonalRecords.of("gradefile").forgets("""
                        DELETE FROM grade_file WHERE course_id IN (
                          SELECT course_id FROM enrolment WHERE person_id IN (:persons))""");
    }
}
