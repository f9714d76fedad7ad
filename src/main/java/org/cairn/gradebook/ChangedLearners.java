package org.cairn.gradebook;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.cairn.shared.CourseId;
import org.cairn.shared.PersonId;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Whose results have changed since it was last told. Told once at the end of a reading, and not lost where it has none. */
@Repository
class ChangedLearners {

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final Passes passes;

    ChangedLearners(JdbcClient jdbc, JdbcTemplate batches, Passes passes) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.passes = passes;
    }

    /** Two readings of one course record one after the other. */
    void lock(CourseId course) {
        passes.lock(course);
    }

    void add(CourseId course, Collection<PersonId> persons) {
        List<Object[]> rows = persons.stream()
                .sorted(Comparator.comparing(PersonId::toString))
                .map(person -> new Object[] {course.value(), person.value()})
                .toList();
        batches.batchUpdate(
                "INSERT INTO changed_learner (course_id, person_id) VALUES (?, ?) ON CONFLICT DO NOTHING", rows);
    }

    /** Takes them; within the transaction that tells. */
    Set<PersonId> take(CourseId course) {
        Set<PersonId> persons =
                new HashSet<>(jdbc.sql("SELECT person_id FROM changed_learner WHERE course_id = :course")
                        .param("course", course.value())
                        .query((row, n) -> new PersonId(row.getObject("person_id", UUID.class)))
                        .list());
        jdbc.sql("DELETE FROM changed_learner WHERE course_id = :course")
                .param("course", course.value())
                .update();
        return persons;
    }
}
