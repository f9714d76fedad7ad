package org.cairn.attainment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.cairn.mapping.CourseMapId;
import org.cairn.microcredential.MicrocredentialId;
import org.cairn.shared.CourseId;
import org.cairn.shared.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which learners an earlier map still judges. */
@Repository
class Pins {

    private static final String COLUMNS = "microcredential_id, person_id, course_map_id";

    private final JdbcClient jdbc;

    Pins(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Pin(MicrocredentialId microcredential, PersonId person, CourseMapId courseMap) {}

    /** Everybody of whom something counts in the map that was in force until now, unless an even earlier one holds. */
    int pin(CourseId course, MicrocredentialId microcredential, CourseMapId superseded, Instant now) {
        return jdbc.sql("""
                        INSERT INTO pinned_map (course_id, microcredential_id, person_id, course_map_id, pinned_at)
                        SELECT :course, :microcredential, standing.person_id, standing.course_map_id, :now
                          FROM standing
                         WHERE standing.course_map_id = :superseded
                           AND EXISTS (SELECT 1 FROM attainment
                                        WHERE attainment.course_map_id = standing.course_map_id
                                          AND attainment.person_id = standing.person_id AND attainment.assessed > 0)
                           AND NOT EXISTS (SELECT 1 FROM pinned_map
                                            WHERE pinned_map.course_id = :course
                                              AND pinned_map.microcredential_id = :microcredential
                                              AND pinned_map.person_id = standing.person_id)
                        """)
                .param("course", course.value())
                .param("microcredential", microcredential.value())
                .param("superseded", superseded.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    List<Pin> of(CourseId course) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM pinned_map WHERE course_id = :course")
                .param("course", course.value())
                .query((row, number) -> pin(row))
                .list();
    }

    List<Pin> of(CourseId course, Collection<PersonId> persons) {
        return persons.isEmpty()
                ? List.of()
                : jdbc.sql("SELECT " + COLUMNS + """
                                 FROM pinned_map WHERE course_id = :course AND person_id IN (:persons)
                                """)
                        .param("course", course.value())
                        .param("persons", persons.stream().map(PersonId::value).toList())
                        .query((row, number) -> pin(row))
                        .list();
    }

    /** From now on the map in force judges the learner. */
    int release(CourseMapId courseMap, PersonId person) {
        return jdbc.sql("DELETE FROM pinned_map WHERE course_map_id = :courseMap AND person_id = :person")
                .param("courseMap", courseMap.value())
                .param("person", person.value())
                .update();
    }

    private static Pin pin(ResultSet row) throws SQLException {
        return new Pin(
                new MicrocredentialId(row.getObject("microcredential_id", UUID.class)),
                new PersonId(row.getObject("person_id", UUID.class)),
                new CourseMapId(row.getObject("course_map_id", UUID.class)));
    }
}
