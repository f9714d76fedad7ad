package org.cairn.score;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.cairn.gradebook.Columns;
import org.cairn.gradebook.LineItemId;
import org.cairn.platform.RegistrationId;
import org.cairn.shared.CourseId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Our own line items, at most one per course. */
@Repository
class ProgressColumns {

    private final JdbcClient jdbc;

    ProgressColumns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<ProgressColumn> find(CourseId course) {
        return jdbc.sql("""
                        SELECT label, state, line_item_id, reason, attempts, wanted_at FROM progress_column
                        WHERE course_id = :course""")
                .param("course", course.value())
                .query((row, n) -> {
                    UUID lineItem = row.getObject("line_item_id", UUID.class);
                    return new ProgressColumn(
                            course,
                            row.getString("label"),
                            ProgressColumn.State.valueOf(row.getString("state")),
                            lineItem == null ? null : new LineItemId(lineItem),
                            row.getString("reason"),
                            row.getInt("attempts"),
                            Columns.instant(row, "wanted_at"));
                })
                .optional();
    }

    /** What is wanted of a platform counts as wanted now: it could not be made before. */
    void waitSince(RegistrationId registration, Instant now) {
        jdbc.sql("""
                        UPDATE progress_column SET wanted_at = :now
                        WHERE state = 'WANTED'
                          AND course_id IN (SELECT id FROM course WHERE registration_id = :registration)""")
                .param("now", Columns.time(now))
                .param("registration", registration.value())
                .update();
    }

    void waitSince(Instant now) {
        jdbc.sql("UPDATE progress_column SET wanted_at = :now WHERE state = 'WANTED'")
                .param("now", Columns.time(now))
                .update();
    }

    /** @return true where nobody wanted it before */
    boolean want(CourseId course, String label, Instant now) {
        int added = jdbc.sql("""
                        INSERT INTO progress_column (course_id, label, state, purpose, attempts, wanted_at)
                        VALUES (:course, :label, 'WANTED', 'PROGRESS', 0, :now) ON CONFLICT DO NOTHING""")
                .param("course", course.value())
                .param("label", label)
                .param("now", Columns.time(now))
                .update();
        return added == 1;
    }

    void ready(CourseId course, LineItemId lineItem) {
        jdbc.sql("""
                        UPDATE progress_column SET state = 'READY', line_item_id = :item, reason = NULL
                        WHERE course_id = :course""")
                .param("item", lineItem.value())
                .param("course", course.value())
                .update();
    }

    void failed(CourseId course, String reason) {
        jdbc.sql("""
                        UPDATE progress_column SET state = 'FAILED', line_item_id = NULL, reason = :reason
                        WHERE course_id = :course""").param("reason", reason).param("course", course.value()).update();
    }

    void triedAgain(CourseId course) {
        jdbc.sql("UPDATE progress_column SET attempts = attempts + 1 WHERE course_id = :course")
                .param("course", course.value())
                .update();
    }

    /** @return true where it had failed and is wanted again */
    boolean wantAgain(CourseId course, Instant now) {
        int wanted = jdbc.sql("""
                        UPDATE progress_column SET state = 'WANTED', reason = NULL, attempts = 0, wanted_at = :now
                        WHERE course_id = :course AND state = 'FAILED'""")
                .param("now", Columns.time(now))
                .param("course", course.value())
                .update();
        return wanted == 1;
    }
}
