package org.cairn.joining;

import java.time.Period;
import org.cairn.shared.PersonalRecords;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Codes, and files of the registrar while somebody looks at them. */
@Configuration(proxyBeanMethods = false)
class JoiningRecords {

    @Bean
    PersonalRecords heldByJoining() {
        return PersonalRecords.of("joining")
                .forgets(
                        "DELETE FROM join_code WHERE person_id IN (:persons) OR typed_by IN (:persons)",
                        "DELETE FROM join_attempt WHERE person_id IN (:persons)",
                        """
                        DELETE FROM join_file WHERE institution_id IN (
                          SELECT institution_id FROM person WHERE id IN (:persons))""")
                .fades("codes", Period.ofDays(1), """
                        DELETE FROM join_code WHERE person_id IN (
                          SELECT person_id FROM join_code WHERE ends_at < :before
                           ORDER BY ends_at FETCH FIRST :most ROWS ONLY)""")
                .fades("code-attempts", Period.ofDays(1), """
                        DELETE FROM join_attempt WHERE person_id IN (
                          SELECT person_id FROM join_attempt WHERE since < :before
                           ORDER BY since FETCH FIRST :most ROWS ONLY)""");
    }
}
