package org.cairn.attainment;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.cairn.mapping.CourseMapId;
import org.cairn.shared.CourseId;
import org.cairn.shared.PersonId;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What must be evaluated. A cause that comes while its learner is being evaluated changes the mark, and so survives the
 * removal of the mark that was worked off.
 */
@Repository
class Dues {

    private static final int FAILURE_LENGTH = 300;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    Dues(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** In the order of ids, as they are worked off, so that two transactions never wait for each other. */
    void mark(CourseMapId courseMap, CourseId course, Collection<PersonId> persons, Instant now) {
        persons.stream()
                .sorted(Comparator.comparing(PersonId::toString))
                .forEach(person -> mark(courseMap, course, person, now));
    }

    private void mark(CourseMapId courseMap, CourseId course, PersonId person, Instant now) {
        UUID mark = UUID.randomUUID();
        int changed = jdbc.sql("""
                        UPDATE evaluation_due SET mark = :mark, due_at = :now, attempts = 0, failure = NULL
                         WHERE course_map_id = :courseMap AND person_id = :person
                        """)
                .param("mark", mark)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("courseMap", courseMap.value())
                .param("person", person.value())
                .update();
        if (changed == 0) {
            jdbc.sql("""
                            INSERT INTO evaluation_due (course_map_id, person_id, course_id, mark, due_at, attempts)
                            VALUES (:courseMap, :person, :course, :mark, :now, 0)
                            ON CONFLICT DO NOTHING
                            """)
                    .param("courseMap", courseMap.value())
                    .param("person", person.value())
                    .param("course", course.value())
                    .param("mark", mark)
                    .param("now", now.atOffset(ZoneOffset.UTC))
                    .update();
        }
    }

    List<Due> due(CourseId course, Instant now, int limit) {
        return jdbc
                .sql("""
                        SELECT course_map_id, person_id, mark, attempts FROM evaluation_due
                         WHERE course_id = :course AND due_at <= :now
                         ORDER BY due_at LIMIT :limit
                        """)
                .param("course", course.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .query((row, number) -> new Due(
                        new CourseMapId(row.getObject("course_map_id", UUID.class)),
                        new PersonId(row.getObject("person_id", UUID.class)),
                        row.getObject("mark", UUID.class),
                        row.getInt("attempts")))
                .list()
                .stream()
                .sorted(Comparator.comparing((Due due) -> due.courseMap().toString())
                        .thenComparing(due -> due.person().toString()))
                .toList();
    }

    /**
     * Takes the marks away, but those where another cause has come.
     *
     * @return how many it took
     */
    int done(List<Due> batch) {
        int[] taken = batches.batchUpdate(
                "DELETE FROM evaluation_due WHERE course_map_id = ? AND person_id = ? AND mark = ?",
                batch.stream()
                        .map(due -> new Object[] {
                            due.courseMap().value(), due.person().value(), due.mark()
                        })
                        .toList());
        return IntStream.of(taken).sum();
    }

    int failed(Due due, String failure, Instant again) {
        return jdbc.sql("""
                        UPDATE evaluation_due SET attempts = attempts + 1, failure = :failure, due_at = :again
                         WHERE course_map_id = :courseMap AND person_id = :person AND mark = :mark
                        """)
                .param("failure", failure.substring(0, Math.min(failure.length(), FAILURE_LENGTH)))
                .param("again", again.atOffset(ZoneOffset.UTC))
                .param("courseMap", due.courseMap().value())
                .param("person", due.person().value())
                .param("mark", due.mark())
                .update();
    }

    /** When something is due in the course next. */
    Optional<Instant> next(CourseId course) {
        return jdbc.sql("SELECT due_at FROM evaluation_due WHERE course_id = :course ORDER BY due_at LIMIT 1")
                .param("course", course.value())
                .query((row, number) ->
                        row.getObject("due_at", OffsetDateTime.class).toInstant())
                .optional();
    }

    /** The courses in which something is due. */
    List<CourseId> courses(Instant now) {
        return jdbc.sql("SELECT DISTINCT course_id FROM evaluation_due WHERE due_at <= :now")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, number) -> new CourseId(row.getObject("course_id", UUID.class)))
                .list();
    }
}
