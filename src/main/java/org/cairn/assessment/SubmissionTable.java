package org.cairn.assessment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cairn.assessment.Submission.State;
import org.cairn.competency.CompetencyId;
import org.cairn.gradebook.ActivityId;
import org.cairn.gradebook.Columns;
import org.cairn.shared.CourseId;
import org.cairn.shared.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Submissions, at most one for each person and subject in a course. */
@Repository
class SubmissionTable {

    private static final String SELECT = """
            SELECT id, course_id, activity_id, competency_id, person_id, state, version, handed_in_at FROM submission
            WHERE course_id = :course\s""";

    private final JdbcClient jdbc;

    SubmissionTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Submission> find(CourseId course, SubmissionId id) {
        return jdbc.sql(SELECT + " AND id = :id")
                .param("course", course.value())
                .param("id", id.value())
                .query(SubmissionTable::submission)
                .optional();
    }

    Optional<Submission> find(CourseId course, Subject subject, PersonId person) {
        return of(course, subject, person, SELECT + " AND subject_id = :subject AND person_id = :person");
    }

    /** The same, and nobody changes it until the transaction ends. */
    Optional<Submission> hold(CourseId course, Subject subject, PersonId person) {
        return of(course, subject, person, SELECT + " AND subject_id = :subject AND person_id = :person FOR UPDATE");
    }

    private Optional<Submission> of(CourseId course, Subject subject, PersonId person, String sql) {
        return jdbc.sql(sql)
                .param("course", course.value())
                .param("subject", subject.id())
                .param("person", person.value())
                .query(SubmissionTable::submission)
                .optional();
    }

    /** Of one person, whatever for. */
    List<Submission> of(CourseId course, PersonId person) {
        return jdbc.sql(SELECT + " AND person_id = :person")
                .param("course", course.value())
                .param("person", person.value())
                .query(SubmissionTable::submission)
                .list();
    }

    /** What assessors can see, the longest waiting first. */
    List<Submission> handedIn(CourseId course, Subject subject) {
        return jdbc.sql(SELECT + " AND subject_id = :subject AND state <> 'OPEN' ORDER BY handed_in_at, id")
                .param("course", course.value())
                .param("subject", subject.id())
                .query(SubmissionTable::submission)
                .list();
    }

    /** Requests for recognition that assessors can see, the longest waiting first. */
    List<Submission> priorLearning(CourseId course) {
        return jdbc.sql(SELECT + " AND competency_id IS NOT NULL AND state <> 'OPEN' ORDER BY handed_in_at, id")
                .param("course", course.value())
                .query(SubmissionTable::submission)
                .list();
    }

    /** How many wait for an assessor, by the id of what they are for. */
    Map<UUID, Integer> waiting(CourseId course) {
        Map<UUID, Integer> waiting = new HashMap<>();
        jdbc.sql("""
                        SELECT subject_id, count(*) AS waiting FROM submission
                        WHERE course_id = :course AND state = 'HANDED_IN' GROUP BY subject_id""").param("course", course.value()).query(row -> {
            waiting.put(row.getObject("subject_id", UUID.class), row.getInt("waiting"));
        });
        return waiting;
    }

    boolean isBegun(CourseId course, Subject subject) {
        return jdbc.sql("""
                        SELECT count(*) FROM submission
                        WHERE course_id = :course AND subject_id = :subject AND handed_in_at IS NOT NULL""")
                        .param("course", course.value())
                        .param("subject", subject.id())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    int count(PersonId person) {
        return jdbc.sql("SELECT count(*) FROM submission WHERE person_id = :person")
                .param("person", person.value())
                .query(Integer.class)
                .single();
    }

    void addIfAbsent(CourseId course, Subject subject, PersonId person) {
        jdbc.sql("""
                        INSERT INTO submission (id, course_id, subject_id, activity_id, competency_id, person_id, state,
                          version)
                        VALUES (:id, :course, :subject, :activity, :competency, :person, 'OPEN', 0)
                        ON CONFLICT DO NOTHING""")
                .param("id", UUID.randomUUID())
                .param("course", course.value())
                .param("subject", subject.id())
                .param("activity", subject instanceof Subject.Task ? subject.id() : null)
                .param("competency", subject instanceof Subject.PriorLearning ? subject.id() : null)
                .param("person", person.value())
                .update();
    }

    /** @return false where the submission is not what was seen any more */
    boolean change(Submission seen, State state, @Nullable Instant handedInAt) {
        int changed = jdbc.sql("""
                        UPDATE submission SET state = :state, version = version + 1, handed_in_at = :at
                        WHERE id = :id AND version = :version AND state = :before""")
                .param("state", state.name())
                .param("at", Columns.time(handedInAt))
                .param("id", seen.id().value())
                .param("version", seen.version())
                .param("before", seen.state().name())
                .update();
        return changed == 1;
    }

    private static Submission submission(ResultSet row, int n) throws SQLException {
        UUID activity = row.getObject("activity_id", UUID.class);
        Subject subject = activity == null
                ? new Subject.PriorLearning(new CompetencyId(row.getObject("competency_id", UUID.class)))
                : new Subject.Task(new ActivityId(activity));
        return new Submission(
                new SubmissionId(row.getObject("id", UUID.class)),
                new CourseId(row.getObject("course_id", UUID.class)),
                new PersonId(row.getObject("person_id", UUID.class)),
                subject,
                State.valueOf(row.getString("state")),
                row.getInt("version"),
                Columns.optionalInstant(row, "handed_in_at"));
    }
}
