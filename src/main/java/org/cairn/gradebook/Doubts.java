package org.cairn.gradebook;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.cairn.shared.CourseId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was put aside, as of the last pass over each source. */
@Repository
class Doubts {

    /** More of them tell nobody more. */
    static final int MOST = 1000;

    private final JdbcClient jdbc;

    Doubts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** These are the doubts now, beside those of sources that could not be read this time. */
    void replace(CourseId course, Set<String> unread, List<Doubt> doubts, Instant now) {
        // An IN list must not be empty; no source has an empty address.
        Set<String> kept = unread.isEmpty() ? Set.of("") : unread;
        jdbc.sql("DELETE FROM quarantined_value WHERE course_id = :course AND source NOT IN (:kept)")
                .param("course", course.value())
                .param("kept", kept)
                .update();
        doubts.stream().limit(MOST).forEach(doubt -> add(course, doubt, now));
    }

    List<Doubt> in(CourseId course) {
        return jdbc.sql("""
                        SELECT source, label, subject, reason, content FROM quarantined_value
                        WHERE course_id = :course ORDER BY label, subject, id""")
                .param("course", course.value())
                .query((row, n) -> new Doubt(
                        row.getString("source"),
                        row.getString("label"),
                        row.getString("subject"),
                        Doubt.Reason.valueOf(row.getString("reason")),
                        row.getString("content")))
                .list();
    }

    private void add(CourseId course, Doubt doubt, Instant now) {
        jdbc.sql("""
                        INSERT INTO quarantined_value
                          (id, course_id, source, label, subject, reason, content, observed_at)
                        VALUES (:id, :course, :source, :label, :subject, :reason, :content, :now)""")
                .param("id", UUID.randomUUID())
                .param("course", course.value())
                .param("source", doubt.source())
                .param("label", doubt.label())
                .param("subject", doubt.subject())
                .param("reason", doubt.reason().name())
                .param("content", doubt.content().replace("\0", ""))
                .param("now", Columns.time(now))
                .update();
    }
}
