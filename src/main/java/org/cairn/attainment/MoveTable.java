package org.cairn.attainment;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.cairn.mapping.CourseMap;
import org.cairn.mapping.CourseMapId;
import org.cairn.shared.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who was moved to another map, by whom, when and why. Rows are only added. */
@Repository
class MoveTable {

    private final JdbcClient jdbc;

    MoveTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A confirmation of an instructor, for all learners that it moves. */
    record Order(UUID id, CourseMap to, MapMove.Whom whom, String reason, PersonId by, Instant at) {}

    void add(Order order, CourseMapId from, PersonId person) {
        jdbc.sql("""
                        INSERT INTO map_move (move_id, person_id, course_id, from_map_id, to_map_id, whom, reason,
                                              moved_by, moved_at)
                        VALUES (:id, :person, :course, :from, :to, :whom, :reason, :by, :at)
                        """)
                .param("id", order.id())
                .param("person", person.value())
                .param("course", order.to().course().value())
                .param("from", from.value())
                .param("to", order.to().id().value())
                .param("whom", order.whom().name())
                .param("reason", order.reason())
                .param("by", order.by().value())
                .param("at", order.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** To this map, newest first. */
    List<MapMove> to(CourseMapId courseMap) {
        return jdbc.sql("""
                        SELECT whom, reason, moved_by, moved_at, count(*) AS learners
                          FROM map_move WHERE to_map_id = :courseMap
                         GROUP BY move_id, whom, reason, moved_by, moved_at ORDER BY moved_at DESC, move_id
                        """)
                .param("courseMap", courseMap.value())
                .query((row, number) -> new MapMove(
                        MapMove.Whom.valueOf(row.getString("whom")),
                        row.getString("reason"),
                        new PersonId(row.getObject("moved_by", UUID.class)),
                        row.getObject("moved_at", OffsetDateTime.class).toInstant(),
                        row.getInt("learners")))
                .list();
    }
}
