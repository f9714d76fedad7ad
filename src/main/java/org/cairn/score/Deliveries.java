package org.cairn.score;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cairn.gradebook.ActivityId;
import org.cairn.gradebook.Columns;
import org.cairn.platform.RegistrationId;
import org.cairn.score.Delivery.Points;
import org.cairn.score.Delivery.Target;
import org.cairn.shared.CourseId;
import org.cairn.shared.PersonId;
import org.cairn.watch.Measured;
import org.cairn.watch.Measurement;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What must still be said to the platforms, one row per learner and what it is about. */
@Repository
class Deliveries implements Measured {

    private static final String SELECT = """
            SELECT course_id, activity_id, person_id, number, score, maximum, score_time, state, attempts, reported_at,
              look_first
            FROM score_report WHERE course_id = :course\s""";

    private static final String OF_ONE = SELECT + " AND target = :target AND person_id = :person";

    private final JdbcClient jdbc;

    Deliveries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Delivery> find(Target target, PersonId person) {
        return one(target, person, OF_ONE);
    }

    /** Notes a report; absent where the same has been reported already and did not fail. */
    Optional<Delivery> report(Target target, PersonId person, Points points, Instant now) {
        if (add(target, person, points, now)) {
            return find(target, person);
        }
        Delivery before = one(target, person, OF_ONE + " FOR UPDATE").orElseThrow();
        if (before.points().equals(points) && before.state() != Delivery.State.FAILED) {
            return Optional.empty();
        }
        // Platforms compare whole seconds, and refuse what is not later.
        Instant time = latest(seconds(now), before.scoreTime().plusSeconds(1));
        jdbc.sql("""
                        UPDATE score_report SET number = number + 1, score = :score, maximum = :maximum,
                          score_time = :time, state = 'WAITING', reason = NULL, attempts = 0, reported_at = :now,
                          delivered_at = NULL, look_first = FALSE
                        WHERE course_id = :course AND target = :target AND person_id = :person""")
                .param("score", points.score())
                .param("maximum", points.maximum())
                .param("time", Columns.time(time))
                .param("now", Columns.time(now))
                .param("course", target.course().value())
                .param("target", target.id())
                .param("person", person.value())
                .update();
        return find(target, person);
    }

    void delivered(Delivery delivery, Instant now) {
        jdbc.sql("""
                        UPDATE score_report SET state = 'DELIVERED', delivered_at = :now, reason = NULL
                        WHERE course_id = :course AND target = :target AND person_id = :person AND number = :number""")
                .param("now", Columns.time(now))
                .param("course", delivery.course().value())
                .param("target", delivery.target().id())
                .param("person", delivery.person().value())
                .param("number", delivery.number())
                .update();
    }

    void failed(Delivery delivery, String reason) {
        jdbc.sql("""
                        UPDATE score_report SET state = 'FAILED', delivered_at = NULL, reason = :reason
                        WHERE course_id = :course AND target = :target AND person_id = :person AND number = :number""")
                .param("reason", reason)
                .param("course", delivery.course().value())
                .param("target", delivery.target().id())
                .param("person", delivery.person().value())
                .param("number", delivery.number())
                .update();
    }

    void postponed(Delivery delivery, Instant scoreTime) {
        jdbc.sql("""
                        UPDATE score_report SET attempts = attempts + 1, score_time = :time
                        WHERE course_id = :course AND target = :target AND person_id = :person AND number = :number""")
                .param("time", Columns.time(scoreTime))
                .param("course", delivery.course().value())
                .param("target", delivery.target().id())
                .param("person", delivery.person().value())
                .param("number", delivery.number())
                .update();
    }

    /** How many wait for a platform. */
    int waiting(RegistrationId registration) {
        return jdbc.sql("""
                        SELECT count(*) FROM score_report d JOIN course c ON c.id = d.course_id
                        WHERE c.registration_id = :registration AND d.state = 'WAITING'""")
                .param("registration", registration.value())
                .query(Integer.class)
                .single();
    }

    /** What is to be said to a platform. */
    Map<RegistrationId, Scores.Queue> queues() {
        Map<RegistrationId, Scores.Queue> queues = new HashMap<>();
        jdbc.sql("""
                        SELECT c.registration_id, count(CASE WHEN d.state = 'WAITING' THEN 1 END) AS waiting,
                          min(CASE WHEN d.state = 'WAITING' THEN d.reported_at END) AS since,
                          count(CASE WHEN d.state = 'FAILED' THEN 1 END) AS failed
                        FROM score_report d JOIN course c ON c.id = d.course_id
                        WHERE d.state IN ('WAITING', 'FAILED') GROUP BY c.registration_id""").query(row -> {
            queues.put(
                    new RegistrationId(row.getObject("registration_id", UUID.class)),
                    new Scores.Queue(
                            row.getInt("waiting"),
                            Optional.ofNullable(Columns.optionalInstant(row, "since")),
                            row.getInt("failed")));
        });
        return queues;
    }

    /** What waits for a platform counts as reported now: it could not be delivered before. */
    void waitSince(RegistrationId registration, Instant now) {
        jdbc.sql("""
                        UPDATE score_report SET reported_at = :now
                        WHERE state = 'WAITING'
                          AND course_id IN (SELECT id FROM course WHERE registration_id = :registration)""")
                .param("now", Columns.time(now))
                .param("registration", registration.value())
                .update();
    }

    /** Nobody knows any more whether what waits was delivered. */
    void lookFirst() {
        jdbc.sql("UPDATE score_report SET look_first = TRUE WHERE state = 'WAITING'")
                .update();
    }

    /** As {@link #waitSince(RegistrationId, Instant)}, for all platforms. */
    void waitSince(Instant now) {
        jdbc.sql("UPDATE score_report SET reported_at = :now WHERE state = 'WAITING'")
                .param("now", Columns.time(now))
                .update();
    }

    List<Delivery> failedIn(CourseId course) {
        return jdbc.sql(SELECT + " AND state = 'FAILED' ORDER BY person_id, target")
                .param("course", course.value())
                .query(Deliveries::delivery)
                .list();
    }

    /** Why deliveries failed in a course, and how many of each target for each reason. */
    record Failed(Target target, String reason, int count) {}

    List<Failed> failures(CourseId course) {
        return jdbc.sql("""
                        SELECT course_id, activity_id, reason, count(*) AS failed FROM score_report
                        WHERE course_id = :course AND state = 'FAILED'
                        GROUP BY course_id, activity_id, reason ORDER BY activity_id, reason""")
                .param("course", course.value())
                .query((row, n) -> new Failed(target(row), row.getString("reason"), row.getInt("failed")))
                .list();
    }

    static Instant seconds(Instant now) {
        return now.truncatedTo(ChronoUnit.SECONDS);
    }

    static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private boolean add(Target target, PersonId person, Points points, Instant now) {
        ActivityId activity = target.activity();
        int added = jdbc.sql("""
                        INSERT INTO score_report (course_id, target, activity_id, person_id, number, score, maximum,
                          score_time, state, attempts, reported_at)
                        VALUES (:course, :target, :activity, :person, 1, :score, :maximum, :time, 'WAITING', 0, :now)
                        ON CONFLICT DO NOTHING""")
                .param("course", target.course().value())
                .param("target", target.id())
                .param("activity", activity == null ? null : activity.value())
                .param("person", person.value())
                .param("score", points.score())
                .param("maximum", points.maximum())
                .param("time", Columns.time(seconds(now)))
                .param("now", Columns.time(now))
                .update();
        return added == 1;
    }

    private Optional<Delivery> one(Target target, PersonId person, String sql) {
        return jdbc.sql(sql)
                .param("course", target.course().value())
                .param("target", target.id())
                .param("person", person.value())
                .query(Deliveries::delivery)
                .optional();
    }

    private static Delivery delivery(ResultSet row, int n) throws SQLException {
        return new Delivery(
                target(row),
                new PersonId(row.getObject("person_id", UUID.class)),
                row.getInt("number"),
                new Points(row.getBigDecimal("score"), row.getBigDecimal("maximum")),
                Columns.instant(row, "score_time"),
                Delivery.State.valueOf(row.getString("state")),
                row.getInt("attempts"),
                Columns.instant(row, "reported_at"),
                row.getBoolean("look_first"));
    }

    private static Target target(ResultSet row) throws SQLException {
        UUID activity = row.getObject("activity_id", UUID.class);
        return new Target(
                new CourseId(row.getObject("course_id", UUID.class)),
                activity == null ? null : new ActivityId(activity));
    }

    /** By the index of states; what has been delivered is most of the table. */
    @Override
    public List<Measurement> measured(Instant now) {
        return jdbc.sql("""
                        SELECT count(CASE WHEN state = 'WAITING' THEN 1 END) AS waiting,
                          count(CASE WHEN state = 'FAILED' THEN 1 END) AS failed
                        FROM score_report WHERE state IN ('WAITING', 'FAILED')
                        """)
                .query((row, n) -> List.of(
                        Measurement.of(
                                "cairn.scores.waiting", "Reports on their way to a gradebook", row.getInt("waiting")),
                        Measurement.of(
                                "cairn.scores.failed", "Reports that a platform does not take", row.getInt("failed"))))
                .single();
    }
}
