package org.cairn.award;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cairn.audit.Actor;
import org.cairn.shared.CourseId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of suspensions and reinstatements. Rows are only added; the award keeps what the last one has made of it. */
@Repository
class SuspensionTable {

    private static final String SUSPENDED = """
            SELECT id, suspended_at FROM award
             WHERE suspended_at IS NOT NULL AND state = 'ISSUED' AND erased_at IS NULL""";
    private static final String LONGEST_FIRST = " ORDER BY suspended_at, id FETCH FIRST :most ROWS ONLY";

    private final JdbcClient jdbc;
    private final Duration review;

    /** @param days how long a doubt may last before somebody is asked to decide */
    SuspensionTable(JdbcClient jdbc, @Value("${cairn.suspension-days:14}") int days) {
        this.jdbc = jdbc;
        this.review = Duration.ofDays(days);
    }

    Duration review() {
        return review;
    }

    /** Since when awards of the course are suspended, the longest first. */
    Map<AwardId, Instant> since(CourseId course, int most) {
        return since(jdbc.sql(SUSPENDED + " AND course_id = :course" + LONGEST_FIRST)
                .param("course", course.value())
                .param("most", most));
    }

    /**
     * Since when awards of any course are, the longest first. A statement of its own: one that would do for both is planned for both, and
     * read for each course what is suspended in all of them.
     */
    Map<AwardId, Instant> since(int most) {
        return since(jdbc.sql(SUSPENDED + LONGEST_FIRST).param("most", most));
    }

    private static Map<AwardId, Instant> since(JdbcClient.StatementSpec suspended) {
        Map<AwardId, Instant> since = new LinkedHashMap<>();
        suspended.query(row -> {
            since.put(
                    new AwardId(row.getObject("id", UUID.class)),
                    row.getObject("suspended_at", OffsetDateTime.class).toInstant());
        });
        return since;
    }

    /**
     * What was done with an award for the time being, or undone.
     *
     * @param number from 1 on: odd suspends, even reinstates
     * @param reason which the learner reads
     */
    record Step(int number, String reason, Actor actor, Instant at) {

        boolean suspends() {
            return number % 2 == 1;
        }

        Suspensions.Step.What what() {
            return suspends() ? Suspensions.Step.What.SUSPENDED : Suspensions.Step.What.REINSTATED;
        }
    }

    /** After those that are there; the award is held by this transaction, and stands accordingly. */
    void add(AwardId award, Step step) {
        jdbc.sql("""
                        INSERT INTO award_suspension (award_id, number, previous, what, reason, actor_kind, actor_id,
                          happened_at)
                        VALUES (:award, :number, :previous, :what, :reason, :kind, :by, :at)""")
                .param("award", award.value())
                .param("number", step.number())
                .param("previous", step.number() == 1 ? null : step.number() - 1)
                .param("what", step.what().name())
                .param("reason", step.reason())
                .param("kind", step.actor().kind().name())
                .param("by", step.actor().id())
                .param("at", step.at().atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("UPDATE award SET suspended_at = :since WHERE id = :award")
                .param("since", step.suspends() ? step.at().atOffset(ZoneOffset.UTC) : null)
                .param("award", award.value())
                .update();
    }

    /** Oldest first. */
    List<Step> of(AwardId award) {
        return jdbc.sql("""
                        SELECT number, reason, actor_kind, actor_id, happened_at FROM award_suspension
                         WHERE award_id = :award ORDER BY number""")
                .param("award", award.value())
                .query((row, n) -> step(row))
                .list();
    }

    private static Step step(ResultSet row) throws SQLException {
        return new Step(
                row.getInt("number"),
                row.getString("reason"),
                Actor.of(row),
                row.getObject("happened_at", OffsetDateTime.class).toInstant());
    }
}
