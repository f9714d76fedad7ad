package org.cairn.course;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.cairn.platform.RegistrationId;
import org.cairn.shared.CourseId;
import org.cairn.shared.InstitutionId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of courses. */
@Repository
class CourseTable {

    private static final String COLUMNS = """
            SELECT id, institution_id, registration_id, context_id, label, title, line_items_url, gradebook_scopes,
                   memberships_url, groups_url
              FROM course
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    CourseTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<Course> find(CourseId id) {
        return jdbc.sql(COLUMNS + " WHERE id = :id")
                .param("id", id.value())
                .query(CourseTable::row)
                .optional();
    }

    /** Those of a registration, the one launched last first. */
    List<Course> of(RegistrationId registration, int most) {
        return jdbc.sql(COLUMNS + " WHERE registration_id = :registration ORDER BY launched_at DESC, id LIMIT :most")
                .param("registration", registration.value())
                .param("most", most)
                .query(CourseTable::row)
                .list();
    }

    Optional<Course> find(Arrival arrival) {
        return jdbc.sql(COLUMNS + " WHERE deployment_id = :deployment AND context_id = :context")
                .param("deployment", arrival.deployment().value())
                .param("context", arrival.contextId())
                .query(CourseTable::row)
                .optional();
    }

    void addIfAbsent(Arrival arrival) {
        jdbc.sql("""
                        INSERT INTO course (id, institution_id, registration_id, deployment_id, context_id, label, title,
                               line_items_url, gradebook_scopes, memberships_url, groups_url, launched_at)
                        VALUES (:id, :institution, :registration, :deployment, :context, :label, :title, :lineItems,
                               :scopes, :memberships, :groups, :now)
                        ON CONFLICT DO NOTHING
                        """)
                .param("id", UUID.randomUUID())
                .param("institution", arrival.institution().value())
                .param("registration", arrival.registration().value())
                .param("deployment", arrival.deployment().value())
                .param("context", arrival.contextId())
                .param("label", arrival.courseLabel())
                .param("title", arrival.courseTitle())
                .param("lineItems", text(arrival.lineItems()))
                .param("scopes", String.join(" ", arrival.gradebookScopes()))
                .param("memberships", text(arrival.memberships()))
                .param("groups", text(arrival.groups()))
                .param("now", OffsetDateTime.now(clock))
                .update();
    }

    void change(CourseId id, Arrival arrival) {
        jdbc.sql("""
                        UPDATE course
                           SET label = :label, title = :title, line_items_url = :lineItems, gradebook_scopes = :scopes,
                               memberships_url = :memberships, groups_url = :groups, launched_at = :now
                         WHERE id = :id
                        """)
                .param("id", id.value())
                .param("label", arrival.courseLabel())
                .param("title", arrival.courseTitle())
                .param("lineItems", text(arrival.lineItems()))
                .param("scopes", String.join(" ", arrival.gradebookScopes()))
                .param("memberships", text(arrival.memberships()))
                .param("groups", text(arrival.groups()))
                .param("now", OffsetDateTime.now(clock))
                .update();
    }

    private static @Nullable String text(@Nullable URI uri) {
        return uri == null ? null : uri.toString();
    }

    private static @Nullable URI uri(@Nullable String text) {
        return text == null ? null : URI.create(text);
    }

    private static Course row(ResultSet row, int number) throws SQLException {
        String scopes = row.getString("gradebook_scopes");
        return new Course(
                new CourseId(row.getObject("id", UUID.class)),
                new InstitutionId(row.getObject("institution_id", UUID.class)),
                new RegistrationId(row.getObject("registration_id", UUID.class)),
                row.getString("context_id"),
                row.getString("label"),
                row.getString("title"),
                uri(row.getString("line_items_url")),
                scopes.isBlank() ? Set.of() : Set.of(scopes.split(" ")),
                uri(row.getString("memberships_url")),
                uri(row.getString("groups_url")));
    }
}
