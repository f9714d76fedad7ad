package org.cairn.course;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cairn.platform.RegistrationId;
import org.cairn.shared.CourseId;
import org.cairn.shared.PersonId;
import org.cairn.shared.Role;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of enrolments, read together with what the course's own platform calls each person. */
@Repository
class Enrolments {

    private static final String COLUMNS = """
            SELECT e.course_id, e.person_id, i.subject, i.name, i.email, i.sourced_id, e.roles, e.active
              FROM enrolment e
              JOIN course c ON c.id = e.course_id
              JOIN platform_identity i ON i.person_id = e.person_id AND i.registration_id = c.registration_id
             WHERE e.course_id = :course
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate rows;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Enrolments(JdbcClient jdbc, JdbcTemplate rows, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.events = events;
        this.clock = clock;
    }

    Optional<Enrolment> find(CourseId course, PersonId person) {
        return jdbc
                .sql(COLUMNS + " AND e.person_id = :person")
                .param("course", course.value())
                .param("person", person.value())
                .query(Enrolments::row)
                // A stream of JdbcClient keeps its connection until somebody closes it; a list does not.
                .list()
                .stream()
                .findFirst();
    }

    Optional<Enrolment> find(CourseId course, String subject) {
        return jdbc
                .sql(COLUMNS + " AND i.subject = :subject")
                .param("course", course.value())
                .param("subject", subject)
                .query(Enrolments::row)
                .list()
                .stream()
                .findFirst();
    }

    /** The titles of the courses of one platform that somebody has been seen in. */
    List<String> courses(RegistrationId registration, PersonId person) {
        return jdbc.sql("""
                        SELECT c.title FROM enrolment e JOIN course c ON c.id = e.course_id
                         WHERE e.person_id = :person AND c.registration_id = :registration ORDER BY c.title, c.id
                        """)
                .param("person", person.value())
                .param("registration", registration.value())
                .query(String.class)
                .list();
    }

    List<Enrolment> of(CourseId course) {
        return jdbc.sql(COLUMNS + " ORDER BY i.name, i.subject")
                .param("course", course.value())
                .query(Enrolments::row)
                .list();
    }

    List<Enrolment> among(CourseId course, Collection<PersonId> persons) {
        return persons.isEmpty()
                ? List.of()
                : jdbc.sql(COLUMNS + " AND e.person_id IN (:persons)")
                        .param("course", course.value())
                        .param(
                                "persons",
                                persons.stream().map(PersonId::value).distinct().toList())
                        .query(Enrolments::row)
                        .list();
    }

    List<Participant> participants(CourseId course) {
        return jdbc.sql(COLUMNS + " ORDER BY i.name, i.subject")
                .param("course", course.value())
                .query(Enrolments::participant)
                .list();
    }

    Optional<Participant> participant(CourseId course, PersonId person) {
        return jdbc
                .sql(COLUMNS + " AND e.person_id = :person")
                .param("course", course.value())
                .param("person", person.value())
                .query(Enrolments::participant)
                .list()
                .stream()
                .findFirst();
    }

    private static Participant participant(ResultSet row, int number) throws SQLException {
        return new Participant(
                row(row, number),
                Optional.ofNullable(row.getString("email")),
                Optional.ofNullable(row.getString("sourced_id")));
    }

    /** What is known of these persons here. */
    Map<PersonId, Standing> of(CourseId course, Collection<PersonId> persons) {
        Map<PersonId, Standing> known = new HashMap<>();
        for (List<PersonId> some : Batches.of(persons)) {
            rows.query(
                    """
                    SELECT e.person_id, e.roles, e.active FROM UNNEST(CAST(? AS UUID ARRAY)) AS wanted (person_id)
                      JOIN enrolment e ON e.course_id = ? AND e.person_id = wanted.person_id""",
                    Batches.wanted("uuid", some.stream().map(PersonId::value).toList(), course.value()),
                    (RowCallbackHandler) row -> known.put(
                            new PersonId(row.getObject("person_id", UUID.class)),
                            new Standing(roles(row.getString("roles")), row.getBoolean("active"))));
        }
        return known;
    }

    Set<PersonId> active(CourseId course) {
        return new HashSet<>(jdbc.sql("SELECT person_id FROM enrolment WHERE course_id = :course AND active")
                .param("course", course.value())
                .query((row, number) -> new PersonId(row.getObject("person_id", UUID.class)))
                .list());
    }

    record Standing(Set<Role> roles, boolean active) {

        boolean isLearning() {
            return active && roles.contains(Role.LEARNER);
        }
    }

    void put(CourseId course, PersonId person, Set<Role> roles, boolean active) {
        put(course, Map.of(person, new Standing(roles, active)));
    }

    void put(CourseId course, Map<PersonId, Standing> enrolments) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        Map<PersonId, Standing> known = of(course, enrolments.keySet());
        rows.batchUpdate(
                "UPDATE enrolment SET roles = ?, active = ?, seen_at = ? WHERE course_id = ? AND person_id = ?",
                enrolments.entrySet().stream()
                        .filter(one -> known.containsKey(one.getKey()))
                        .toList(),
                Batches.SIZE,
                Batches.row(one -> row(course, one, now)));
        rows.batchUpdate(
                """
                INSERT INTO enrolment (roles, active, seen_at, course_id, person_id)
                VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""",
                enrolments.entrySet().stream()
                        .filter(one -> !known.containsKey(one.getKey()))
                        .toList(),
                Batches.SIZE,
                Batches.row(one -> row(course, one, now)));
        tell(course, enrolments, known);
    }

    private void tell(CourseId course, Map<PersonId, Standing> enrolments, Map<PersonId, Standing> known) {
        Set<PersonId> arrived = new HashSet<>();
        enrolments.forEach((person, now) -> {
            Standing before = known.get(person);
            if (now.isLearning() && (before == null || !before.isLearning())) {
                arrived.add(person);
            }
        });
        if (!arrived.isEmpty()) {
            events.publishEvent(new LearnersArrived(course, arrived));
        }
    }

    void leave(CourseId course, Collection<PersonId> persons) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        rows.batchUpdate(
                "UPDATE enrolment SET active = FALSE, seen_at = ? WHERE course_id = ? AND person_id = ?",
                persons,
                Batches.SIZE,
                Batches.row(person -> new Object[] {now, course.value(), person.value()}));
    }

    private static Object[] row(CourseId course, Map.Entry<PersonId, Standing> one, OffsetDateTime now) {
        String roles = one.getValue().roles().stream().sorted().map(Role::name).collect(Collectors.joining(" "));
        return new Object[] {
            roles, one.getValue().active(), now, course.value(), one.getKey().value()
        };
    }

    private static Enrolment row(ResultSet row, int number) throws SQLException {
        return new Enrolment(
                new CourseId(row.getObject("course_id", UUID.class)),
                new PersonId(row.getObject("person_id", UUID.class)),
                row.getString("subject"),
                Optional.ofNullable(row.getString("name")),
                roles(row.getString("roles")),
                row.getBoolean("active"));
    }

    private static Set<Role> roles(String text) {
        return Arrays.stream(text.split(" "))
                .filter(word -> !word.isEmpty())
                .map(Role::valueOf)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
    }
}
