package org.cairn.score;

import java.time.Period;
import org.cairn.shared.PersonalRecords;
import org.cairn.shared.PersonalRecords.Use;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the platforms were told. */
@Configuration(proxyBeanMethods = false)
class ScoreRecords {

    @Bean
    PersonalRecords heldByScore() {
        return PersonalRecords.of("score")
                .tells("scores", Use.OTHERWISE, """
                        SELECT c.title AS course, a.title AS activity, s.score, s.maximum, s.state, s.reported_at, s.delivered_at
                          FROM score_report s JOIN course c ON c.id = s.course_id LEFT JOIN activity a ON a.id = s.activity_id
                         WHERE s.person_id IN (:persons) ORDER BY c.title, s.reported_at, s.target""")
                .forgets("DELETE FROM score_report WHERE person_id IN (:persons)")
                .fades("scores", Period.ofYears(2), """
                        DELETE FROM score_report WHERE (course_id, target, person_id) IN (
                          SELECT course_id, target, person_id FROM score_report
                           WHERE state IN ('DELIVERED', 'FAILED') AND reported_at < :before
                           ORDER BY reported_at FETCH FIRST :most ROWS ONLY)""");
    }
}
