package org.cairn.mapping;

import java.util.List;
import java.util.UUID;
import org.cairn.competency.CompetencyId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What draft course maps ask beyond their micro-credential. Changed only while the draft is locked. */
@Repository
class RaisedThresholds {

    private final JdbcClient jdbc;

    RaisedThresholds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Raised> of(CourseMapId courseMap) {
        return jdbc.sql("""
                        SELECT competency_id, threshold FROM raised_threshold
                         WHERE course_map_id = :courseMap ORDER BY competency_id
                        """)
                .param("courseMap", courseMap.value())
                .query((row, number) -> new Raised(
                        new CompetencyId(row.getObject("competency_id", UUID.class)),
                        row.getBigDecimal("threshold").stripTrailingZeros()))
                .list();
    }

    void replace(CourseMapId courseMap, List<Raised> raised) {
        jdbc.sql("DELETE FROM raised_threshold WHERE course_map_id = :courseMap")
                .param("courseMap", courseMap.value())
                .update();
        for (Raised one : raised) {
            jdbc.sql("""
                            INSERT INTO raised_threshold (course_map_id, competency_id, threshold)
                            VALUES (:courseMap, :competency, :threshold)
                            """)
                    .param("courseMap", courseMap.value())
                    .param("competency", one.competency().value())
                    .param("threshold", one.threshold())
                    .update();
        }
    }
}
