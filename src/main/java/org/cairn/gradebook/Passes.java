package org.cairn.gradebook;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cairn.platform.RegistrationId;
import org.cairn.shared.CourseId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How collecting goes in each course. */
@Repository
class Passes {

    private final JdbcClient jdbc;

    Passes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param askedAt when somebody last opened Cairn in the course or asked for a pass
     * @param failures passes failed in a row
     * @param unchanged passes without news in a row
     * @param restsSince since when nobody opens the course any more
     */
    record Pass(
            @Nullable Instant askedAt,
            @Nullable Instant requestedAt,
            @Nullable Instant startedAt,
            @Nullable Instant collectedAt,
            @Nullable Instant failedAt,
            @Nullable String failure,
            @Nullable String rosterFailure,
            int failures,
            int unchanged,
            @Nullable Instant restsSince) {

        static final Pass NONE = new Pass(null, null, null, null, null, null, null, 0, 0, null);

        /** Nodes of the version before note that somebody has opened a course without waking it. */
        boolean rests() {
            return restsSince != null && !isAfter(askedAt, restsSince);
        }

        boolean isAsked() {
            return isAfter(askedAt, startedAt);
        }

        boolean isUnderWay() {
            return isAfter(startedAt, collectedAt) && isAfter(startedAt, failedAt);
        }

        private static boolean isAfter(@Nullable Instant one, @Nullable Instant other) {
            return one != null && (other == null || one.isAfter(other));
        }
    }

    Pass of(CourseId course) {
        return jdbc.sql("""
                        SELECT q.asked_at, q.requested_at, p.started_at, p.collected_at, p.failed_at, p.failure,
                          p.roster_failure, COALESCE(p.failures, 0) AS failures, COALESCE(p.unchanged, 0) AS unchanged,
                          q.rests_since
                        FROM course c
                        LEFT JOIN collection_request q ON q.course_id = c.id
                        LEFT JOIN collection_pass p ON p.course_id = c.id
                        WHERE c.id = :course""")
                .param("course", course.value())
                .query(Passes::pass)
                .optional()
                .orElse(Pass.NONE);
    }

    /** Whether a pass that somebody asked for since then has still to begin: it finds whatever is there now. */
    boolean waits(CourseId course, Instant then) {
        return jdbc.sql("""
                        SELECT count(*) FROM collection_request q
                          LEFT JOIN collection_pass p ON p.course_id = q.course_id
                         WHERE q.course_id = :course AND q.asked_at > :then AND q.rests_since IS NULL
                           AND (p.started_at IS NULL OR p.started_at < q.asked_at)""")
                        .param("course", course.value())
                        .param("then", Columns.time(then))
                        .query(Integer.class)
                        .single()
                == 1;
    }

    /** Holds the course's row until the transaction ends: who asks at the same time waits for its turn. */
    void asked(CourseId course, Instant now) {
        ensureRequest(course);
        jdbc.sql(
                        "UPDATE collection_request SET asked_at = :now, rests_since = NULL, look_at = NULL WHERE course_id = :course")
                .param("now", Columns.time(now))
                .param("course", course.value())
                .update();
    }

    /** Whether nobody requested a pass of this course within the pause; if so, it is noted that somebody did now. */
    boolean request(CourseId course, Instant now, Duration pause) {
        ensureRequest(course);
        int noted = jdbc.sql("""
                        UPDATE collection_request SET requested_at = :now, asked_at = :now, rests_since = NULL, look_at = NULL
                        WHERE course_id = :course AND (requested_at IS NULL OR requested_at <= :before)""")
                .param("now", Columns.time(now))
                .param("before", Columns.time(now.minus(pause)))
                .param("course", course.value())
                .update();
        return noted == 1;
    }

    void started(CourseId course, Instant now) {
        ensure(course);
        jdbc.sql("UPDATE collection_pass SET started_at = :now WHERE course_id = :course")
                .param("now", Columns.time(now))
                .param("course", course.value())
                .update();
    }

    /** Two passes over one course record one after the other. */
    void lock(CourseId course) {
        ensure(course);
        jdbc.sql("SELECT course_id FROM collection_pass WHERE course_id = :course FOR UPDATE")
                .param("course", course.value())
                .query((row, n) -> row.getString("course_id"))
                .single();
    }

    void collected(CourseId course, Instant now, boolean changed) {
        ensure(course);
        jdbc.sql("""
                        UPDATE collection_pass SET collected_at = :now, failed_at = NULL, failure = NULL, failures = 0,
                          unchanged = CASE WHEN :changed THEN 0 ELSE unchanged + 1 END
                        WHERE course_id = :course""")
                .param("now", Columns.time(now))
                .param("changed", changed)
                .param("course", course.value())
                .update();
    }

    void failed(CourseId course, Instant now, String failure) {
        ensure(course);
        jdbc.sql("""
                        UPDATE collection_pass SET failed_at = :now, failure = :failure, failures = failures + 1
                        WHERE course_id = :course""")
                .param("now", Columns.time(now))
                .param("failure", failure)
                .param("course", course.value())
                .update();
    }

    void roster(CourseId course, Optional<String> failure) {
        ensure(course);
        jdbc.sql("UPDATE collection_pass SET roster_failure = :failure WHERE course_id = :course")
                .param("failure", failure.orElse(null))
                .param("course", course.value())
                .update();
    }

    Map<RegistrationId, Gradebook.Reads> reads(Instant now) {
        Map<RegistrationId, String> failures = failures();
        Map<RegistrationId, Gradebook.Reads> reads = new HashMap<>();
        jdbc.sql("""
                        SELECT c.registration_id, count(c.id) AS courses,
                          count(CASE WHEN p.collected_at >= :hour THEN 1 END) AS fresh, count(s.task_instance) AS due,
                          min(s.execution_time) AS since, count(p.failed_at) AS failing
                        FROM course c
                        LEFT JOIN collection_pass p ON p.course_id = c.id
                        LEFT JOIN scheduled_tasks s ON s.task_name = 'collect-course'
                          AND s.task_instance = CAST(c.id AS VARCHAR(200)) AND s.execution_time <= :now AND NOT s.picked
                        GROUP BY c.registration_id""")
                .param("hour", Columns.time(now.minus(Duration.ofHours(1))))
                .param("now", Columns.time(now))
                .query(row -> {
                    RegistrationId id = new RegistrationId(row.getObject("registration_id", UUID.class));
                    reads.put(
                            id,
                            new Gradebook.Reads(
                                    row.getInt("courses"),
                                    row.getInt("fresh"),
                                    row.getInt("due"),
                                    Optional.ofNullable(Columns.optionalInstant(row, "since")),
                                    row.getInt("failing"),
                                    Optional.ofNullable(failures.get(id))));
                });
        return reads;
    }

    /** Why most of the courses that fail do, for each platform. */
    private Map<RegistrationId, String> failures() {
        Map<RegistrationId, String> failures = new HashMap<>();
        jdbc.sql("""
                        SELECT c.registration_id, p.failure FROM collection_pass p JOIN course c ON c.id = p.course_id
                        WHERE p.failure IS NOT NULL GROUP BY c.registration_id, p.failure ORDER BY count(*) DESC, p.failure""").query(row -> {
            failures.putIfAbsent(
                    new RegistrationId(row.getObject("registration_id", UUID.class)), row.getString("failure"));
        });
        return failures;
    }

    private void ensureRequest(CourseId course) {
        jdbc.sql("INSERT INTO collection_request (course_id) VALUES (:course) ON CONFLICT DO NOTHING")
                .param("course", course.value())
                .update();
    }

    private void ensure(CourseId course) {
        jdbc.sql("""
                        INSERT INTO collection_pass (course_id, failures, unchanged) VALUES (:course, 0, 0)
                        ON CONFLICT DO NOTHING""").param("course", course.value()).update();
    }

    private static Pass pass(ResultSet row, int n) throws SQLException {
        return new Pass(
                Columns.optionalInstant(row, "asked_at"),
                Columns.optionalInstant(row, "requested_at"),
                Columns.optionalInstant(row, "started_at"),
                Columns.optionalInstant(row, "collected_at"),
                Columns.optionalInstant(row, "failed_at"),
                row.getString("failure"),
                row.getString("roster_failure"),
                row.getInt("failures"),
                row.getInt("unchanged"),
                Columns.optionalInstant(row, "rests_since"));
    }
}
