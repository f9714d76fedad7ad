package org.cairn.gradebook;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.cairn.shared.CourseId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was put aside, as of the last reading of each source. */
@Repository
class Doubts {

    /** More of them tell nobody more. */
    static final int MOST = 1000;

    private final JdbcClient jdbc;

    Doubts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** These are the doubts about line items themselves now. */
    void replaceLists(CourseId course, SourceName source, List<Doubt> doubts, Instant now) {
        jdbc.sql("""
                        DELETE FROM quarantined_value
                        WHERE course_id = :course AND grade_source = :source AND line_item_id IS NULL""")
                .param("course", course.value())
                .param("source", source.value())
                .update();
        doubts.stream().limit(MOST).forEach(doubt -> add(course, source, null, doubt, now));
    }

    /** These are the doubts about the results of a line item now. */
    void replace(CourseId course, SourceName source, LineItemId lineItem, List<Doubt> doubts, Instant now) {
        jdbc.sql("DELETE FROM quarantined_value WHERE line_item_id = :item")
                .param("item", lineItem.value())
                .update();
        doubts.stream().limit(MOST).forEach(doubt -> add(course, source, lineItem, doubt, now));
    }

    List<Doubt> in(CourseId course) {
        return jdbc.sql("""
                        SELECT source, label, subject, reason, content FROM quarantined_value q
                        WHERE course_id = :course AND NOT EXISTS (
                          SELECT id FROM line_item l WHERE l.id = q.line_item_id AND l.removed)
                        ORDER BY label, subject, id""")
                .param("course", course.value())
                .query((row, n) -> new Doubt(
                        row.getString("source"),
                        row.getString("label"),
                        row.getString("subject"),
                        Doubt.Reason.valueOf(row.getString("reason")),
                        row.getString("content")))
                .list();
    }

    private void add(CourseId course, SourceName source, @Nullable LineItemId lineItem, Doubt doubt, Instant now) {
        jdbc.sql("""
                        INSERT INTO quarantined_value
                          (id, course_id, grade_source, line_item_id, source, label, subject, reason, content, observed_at)
                        VALUES (:id, :course, :grades, :item, :source, :label, :subject, :reason, :content, :now)""")
                .param("id", UUID.randomUUID())
                .param("course", course.value())
                .param("grades", source.value())
                .param("item", lineItem == null ? null : lineItem.value())
                .param("source", doubt.source())
                .param("label", doubt.label())
                .param("subject", doubt.subject())
                .param("reason", doubt.reason().name())
                .param("content", doubt.content().replace("\0", ""))
                .param("now", Columns.time(now))
                .update();
    }
}
