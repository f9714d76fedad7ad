package org.cairn.gradebook;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.cairn.shared.CourseId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How the last reading of each source went, in each course. */
@Repository
class SourceReadings {

    private final JdbcClient jdbc;

    SourceReadings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<SourceReading> of(CourseId course) {
        return jdbc.sql("""
                        SELECT source, read_at, failed_at, failure, line_items, results FROM source_reading
                        WHERE course_id = :course ORDER BY source""")
                .param("course", course.value())
                .query(SourceReadings::reading)
                .list();
    }

    void whole(CourseId course, SourceName source, Instant now, int lineItems, int results) {
        ensure(course, source);
        jdbc.sql("""
                        UPDATE source_reading SET read_at = :now, failed_at = NULL, failure = NULL,
                          line_items = :items, results = :results
                        WHERE course_id = :course AND source = :source""")
                .param("now", Columns.time(now))
                .param("items", lineItems)
                .param("results", results)
                .param("course", course.value())
                .param("source", source.value())
                .update();
    }

    void failed(CourseId course, SourceName source, Instant now, String failure) {
        ensure(course, source);
        jdbc.sql("""
                        UPDATE source_reading SET failed_at = :now, failure = :failure
                        WHERE course_id = :course AND source = :source""")
                .param("now", Columns.time(now))
                .param("failure", failure)
                .param("course", course.value())
                .param("source", source.value())
                .update();
    }

    private void ensure(CourseId course, SourceName source) {
        jdbc.sql("""
                        INSERT INTO source_reading (course_id, source, line_items, results) VALUES (:course, :source, 0, 0)
                        ON CONFLICT DO NOTHING""")
                .param("course", course.value())
                .param("source", source.value())
                .update();
    }

    private static SourceReading reading(ResultSet row, int n) throws SQLException {
        return new SourceReading(
                new SourceName(row.getString("source")),
                Optional.ofNullable(Columns.optionalInstant(row, "read_at")),
                Optional.ofNullable(Columns.optionalInstant(row, "failed_at")),
                Optional.ofNullable(row.getString("failure")),
                row.getInt("line_items"),
                row.getInt("results"));
    }
}
