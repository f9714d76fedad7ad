package org.cairn.score;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cairn.gradebook.Columns;
import org.cairn.platform.RegistrationId;
import org.cairn.shared.CourseId;
import org.cairn.shared.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What must still be said to the platforms, one row per learner and course. */
@Repository
class Deliveries {

    private static final String SELECT = """
            SELECT course_id, person_id, number, share, score_time, state, attempts, reported_at FROM score_delivery
            WHERE course_id = :course\s""";

    private final JdbcClient jdbc;

    Deliveries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Delivery> find(CourseId course, PersonId person) {
        return one(course, person, SELECT + " AND person_id = :person");
    }

    /** Notes a report; absent where the same has been reported already and did not fail. */
    Optional<Delivery> report(CourseId course, PersonId person, BigDecimal share, Instant now) {
        if (add(course, person, share, now)) {
            return find(course, person);
        }
        Delivery before = one(course, person, SELECT + " AND person_id = :person FOR UPDATE")
                .orElseThrow();
        if (before.share().compareTo(share) == 0 && before.state() != Delivery.State.FAILED) {
            return Optional.empty();
        }
        // Platforms compare whole seconds, and refuse what is not later.
        Instant time = latest(seconds(now), before.scoreTime().plusSeconds(1));
        jdbc.sql("""
                        UPDATE score_delivery SET number = number + 1, share = :share, score_time = :time,
                          state = 'WAITING', reason = NULL, attempts = 0, reported_at = :now, delivered_at = NULL
                        WHERE course_id = :course AND person_id = :person""")
                .param("share", share)
                .param("time", Columns.time(time))
                .param("now", Columns.time(now))
                .param("course", course.value())
                .param("person", person.value())
                .update();
        return find(course, person);
    }

    void delivered(Delivery delivery, Instant now) {
        jdbc.sql("""
                        UPDATE score_delivery SET state = 'DELIVERED', delivered_at = :now, reason = NULL
                        WHERE course_id = :course AND person_id = :person AND number = :number""")
                .param("now", Columns.time(now))
                .param("course", delivery.course().value())
                .param("person", delivery.person().value())
                .param("number", delivery.number())
                .update();
    }

    void failed(Delivery delivery, String reason) {
        jdbc.sql("""
                        UPDATE score_delivery SET state = 'FAILED', delivered_at = NULL, reason = :reason
                        WHERE course_id = :course AND person_id = :person AND number = :number""")
                .param("reason", reason)
                .param("course", delivery.course().value())
                .param("person", delivery.person().value())
                .param("number", delivery.number())
                .update();
    }

    void postponed(Delivery delivery, Instant scoreTime) {
        jdbc.sql("""
                        UPDATE score_delivery SET attempts = attempts + 1, score_time = :time
                        WHERE course_id = :course AND person_id = :person AND number = :number""")
                .param("time", Columns.time(scoreTime))
                .param("course", delivery.course().value())
                .param("person", delivery.person().value())
                .param("number", delivery.number())
                .update();
    }

    /** How many wait for a platform. */
    int waiting(RegistrationId registration) {
        return jdbc.sql("""
                        SELECT count(*) FROM score_delivery d JOIN course c ON c.id = d.course_id
                        WHERE c.registration_id = :registration AND d.state = 'WAITING'""")
                .param("registration", registration.value())
                .query(Integer.class)
                .single();
    }

    /** What waits for a platform counts as reported now: it could not be delivered before. */
    void waitSince(RegistrationId registration, Instant now) {
        jdbc.sql("""
                        UPDATE score_delivery SET reported_at = :now
                        WHERE state = 'WAITING'
                          AND course_id IN (SELECT id FROM course WHERE registration_id = :registration)""")
                .param("now", Columns.time(now))
                .param("registration", registration.value())
                .update();
    }

    List<Delivery> failedIn(CourseId course) {
        return jdbc.sql(SELECT + " AND state = 'FAILED' ORDER BY person_id")
                .param("course", course.value())
                .query(Deliveries::delivery)
                .list();
    }

    /** Why deliveries failed in a course, and how many for each reason. */
    record Failed(String reason, int count) {}

    List<Failed> failures(CourseId course) {
        return jdbc.sql("""
                        SELECT reason, count(*) AS failed FROM score_delivery
                        WHERE course_id = :course AND state = 'FAILED' GROUP BY reason ORDER BY reason""")
                .param("course", course.value())
                .query((row, n) -> new Failed(row.getString("reason"), row.getInt("failed")))
                .list();
    }

    static Instant seconds(Instant now) {
        return now.truncatedTo(ChronoUnit.SECONDS);
    }

    static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private boolean add(CourseId course, PersonId person, BigDecimal share, Instant now) {
        int added = jdbc.sql("""
                        INSERT INTO score_delivery (course_id, person_id, number, share, score_time, state, attempts,
                          reported_at)
                        VALUES (:course, :person, 1, :share, :time, 'WAITING', 0, :now) ON CONFLICT DO NOTHING""")
                .param("course", course.value())
                .param("person", person.value())
                .param("share", share)
                .param("time", Columns.time(seconds(now)))
                .param("now", Columns.time(now))
                .update();
        return added == 1;
    }

    private Optional<Delivery> one(CourseId course, PersonId person, String sql) {
        return jdbc.sql(sql)
                .param("course", course.value())
                .param("person", person.value())
                .query(Deliveries::delivery)
                .optional();
    }

    private static Delivery delivery(ResultSet row, int n) throws SQLException {
        return new Delivery(
                new CourseId(row.getObject("course_id", UUID.class)),
                new PersonId(row.getObject("person_id", UUID.class)),
                row.getInt("number"),
                Delivery.plain(row.getBigDecimal("share")),
                Columns.instant(row, "score_time"),
                Delivery.State.valueOf(row.getString("state")),
                row.getInt("attempts"),
                Columns.instant(row, "reported_at"));
    }
}
