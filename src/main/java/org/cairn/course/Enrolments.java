package org.cairn.course;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cairn.platform.RegistrationId;
import org.cairn.shared.CourseId;
import org.cairn.shared.PersonId;
import org.cairn.shared.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of enrolments, read together with what the course's own platform calls each person. */
@Repository
class Enrolments {

    private static final String COLUMNS = """
            SELECT e.course_id, e.person_id, i.subject, i.name, e.roles, e.active
              FROM enrolment e
              JOIN course c ON c.id = e.course_id
              JOIN platform_identity i ON i.person_id = e.person_id AND i.registration_id = c.registration_id
             WHERE e.course_id = :course
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    Enrolments(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
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

    void put(CourseId course, PersonId person, Set<Role> roles, boolean active) {
        int changed = write(
                "UPDATE enrolment SET roles = :roles, active = :active, seen_at = :now"
                        + " WHERE course_id = :course AND person_id = :person",
                course,
                person,
                roles,
                active);
        if (changed == 0) {
            write(
                    "INSERT INTO enrolment (course_id, person_id, roles, active, seen_at)"
                            + " VALUES (:course, :person, :roles, :active, :now) ON CONFLICT DO NOTHING",
                    course,
                    person,
                    roles,
                    active);
        }
    }

    private int write(String sql, CourseId course, PersonId person, Set<Role> roles, boolean active) {
        return jdbc.sql(sql)
                .param("course", course.value())
                .param("person", person.value())
                .param("roles", roles.stream().sorted().map(Role::name).collect(Collectors.joining(" ")))
                .param("active", active)
                .param("now", OffsetDateTime.now(clock))
                .update();
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
