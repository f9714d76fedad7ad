package org.cairn.gradebook;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.cairn.shared.CourseId;
import org.cairn.shared.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was put aside, as of the last reading of each source. */
@Repository
class Doubts {

    /** More of them tell nobody more. */
    static final int MOST = 1000;

    private final JdbcClient jdbc;
    private final BigDecimal mostOfMaximum;

    /** @param mostOfMaximum how many times the maximum a score may be without anybody having looked at it */
    Doubts(JdbcClient jdbc, @Value("${cairn.most-of-maximum:2}") BigDecimal mostOfMaximum) {
        this.jdbc = jdbc;
        this.mostOfMaximum = mostOfMaximum;
    }

    /** What is put aside of a line item's scores. Nearly always nothing is, and then nobody asks what was accepted. */
    Readings.Bounds bounds(CourseId course, URI lineItem) {
        List<Set<String>> known = new ArrayList<>(1);
        return new Readings.Bounds(mostOfMaximum, (subject, content) -> {
            if (known.isEmpty()) {
                known.add(accepted(course, lineItem));
            }
            return known.get(0).contains(subject + '\n' + content);
        });
    }

    private Set<String> accepted(CourseId course, URI lineItem) {
        return Set.copyOf(jdbc.sql("""
                        SELECT subject, content FROM quarantined_value
                         WHERE course_id = :course AND source = :source AND accepted_at IS NOT NULL""")
                .param("course", course.value())
                .param("source", lineItem.toString())
                .query((row, n) -> row.getString("subject") + '\n' + row.getString("content"))
                .list());
    }

    /** A score that waits for somebody to look at it. */
    record Waiting(LineItemId lineItem, SourceName source, String label, String subject, String content) {}

    List<Waiting> waiting(CourseId course) {
        return jdbc.sql("""
                        SELECT line_item_id, grade_source, label, subject, content FROM quarantined_value q
                        WHERE course_id = :course AND reason = 'ABOVE_MAXIMUM' AND accepted_at IS NULL AND NOT EXISTS (
                          SELECT id FROM line_item l WHERE l.id = q.line_item_id AND l.removed)
                        ORDER BY label, subject, id""")
                .param("course", course.value())
                .query((row, n) -> new Waiting(
                        new LineItemId(row.getObject("line_item_id", UUID.class)),
                        new SourceName(row.getString("grade_source")),
                        row.getString("label"),
                        row.getString("subject"),
                        row.getString("content")))
                .list();
    }

    /** @return false where it does not wait any more */
    boolean accept(CourseId course, Waiting waiting, PersonId by, Instant now) {
        return jdbc.sql("""
                                UPDATE quarantined_value SET accepted_by = :by, accepted_at = :now
                                WHERE course_id = :course AND line_item_id = :item AND subject = :subject
                                  AND content = :content AND reason = 'ABOVE_MAXIMUM' AND accepted_at IS NULL""")
                        .param("by", by.value())
                        .param("now", Columns.time(now))
                        .param("course", course.value())
                        .param("item", waiting.lineItem().value())
                        .param("subject", waiting.subject())
                        .param("content", waiting.content())
                        .update()
                > 0;
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
        jdbc.sql("DELETE FROM quarantined_value WHERE line_item_id = :item AND accepted_at IS NULL")
                .param("item", lineItem.value())
                .update();
        doubts.stream().limit(MOST).forEach(doubt -> add(course, source, lineItem, doubt, now));
    }

    List<Doubt> in(CourseId course) {
        return jdbc.sql("""
                        SELECT source, label, subject, reason, content FROM quarantined_value q
                        WHERE course_id = :course AND accepted_at IS NULL AND NOT EXISTS (
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
