package org.cairn.gradebook;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.cairn.shared.CourseId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Courses that nobody opens any more. No platform says when a course has ended; a term without a click does. They are not read any
 * more, so that what is let go of does not come back with the next reading.
 */
@Service
public class RestingCourses {

    private final JdbcClient jdbc;

    RestingCourses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Lets courses rest that were last opened before this, the oldest first.
     *
     * @param lookAt when they are looked at: not before a pass that is under way has ended
     * @return how many
     */
    @Transactional
    public int rest(Instant before, Instant now, Instant lookAt, int most) {
        return jdbc.sql("""
                        UPDATE collection_request SET rests_since = :now, look_at = :look
                         WHERE rests_since IS NULL AND course_id IN (
                           SELECT course_id FROM collection_request WHERE rests_since IS NULL AND asked_at < :before
                            ORDER BY asked_at FETCH FIRST :most ROWS ONLY)""")
                .param("now", Columns.time(now))
                .param("look", Columns.time(lookAt))
                .param("before", Columns.time(before))
                .param("most", most)
                .update();
    }

    /** Those to be looked at by now. */
    public List<CourseId> due(Instant now, int most) {
        return jdbc.sql("""
                        SELECT course_id FROM collection_request WHERE look_at <= :now
                         ORDER BY look_at, course_id FETCH FIRST :most ROWS ONLY""")
                .param("now", Columns.time(now))
                .param("most", most)
                .query((row, n) -> new CourseId(row.getObject("course_id", UUID.class)))
                .list();
    }

    /** Whether it still rests. Holds it until the transaction ends: whoever opens it waits so long. */
    @Transactional
    public boolean hold(CourseId course) {
        return !jdbc.sql("""
                        SELECT course_id FROM collection_request
                         WHERE course_id = :course AND rests_since IS NOT NULL AND (asked_at IS NULL OR asked_at <= rests_since)
                           FOR UPDATE""")
                .param("course", course.value())
                .query((row, n) -> row.getString("course_id"))
                .list()
                .isEmpty();
    }

    /** @param again when it is looked at again, or null where nothing is left */
    @Transactional
    public void looked(CourseId course, @Nullable Instant again) {
        jdbc.sql("UPDATE collection_request SET look_at = :again WHERE course_id = :course")
                .param("again", again == null ? null : Columns.time(again))
                .param("course", course.value())
                .update();
    }
}
