package org.cairn.course;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cairn.platform.RegistrationId;
import org.cairn.shared.CourseId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of copied courses: the first origin that becomes known is the one. */
@Repository
class CourseCopies {

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CourseCopies(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** Notes a copy, once, and says so. */
    void note(CourseId course, CourseId origin) {
        int added = jdbc.sql("""
                        INSERT INTO course_copy (course_id, origin_id, met_at) VALUES (:course, :origin, :now)
                        ON CONFLICT DO NOTHING
                        """)
                .param("course", course.value())
                .param("origin", origin.value())
                .param("now", OffsetDateTime.now(clock))
                .update();
        if (added == 1) {
            events.publishEvent(new CourseCopied(course, origin));
        }
    }

    void tell(RegistrationId registration, String contextId, String origin) {
        jdbc.sql("""
                        INSERT INTO told_copy (registration_id, context_id, origin_context_id, told_at)
                        VALUES (:registration, :context, :origin, :now) ON CONFLICT DO NOTHING
                        """)
                .param("registration", registration.value())
                .param("context", contextId)
                .param("origin", origin)
                .param("now", OffsetDateTime.now(clock))
                .update();
    }

    /** Where a platform has told that a course comes from, the newest first. */
    List<String> told(RegistrationId registration, String contextId) {
        return jdbc.sql("""
                        SELECT origin_context_id FROM told_copy
                         WHERE registration_id = :registration AND context_id = :context ORDER BY told_at DESC
                        """)
                .param("registration", registration.value())
                .param("context", contextId)
                .query(String.class)
                .list();
    }

    boolean isKnown(CourseId course) {
        return jdbc.sql("SELECT count(*) FROM course_copy WHERE course_id = :course")
                        .param("course", course.value())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    Optional<CourseId> withContext(RegistrationId registration, String contextId) {
        return first(jdbc.sql("SELECT id FROM course WHERE registration_id = :registration AND context_id = :context"
                        + " ORDER BY launched_at DESC")
                .param("registration", registration.value())
                .param("context", contextId));
    }

    Optional<CourseId> withLink(RegistrationId registration, String linkId) {
        return first(jdbc.sql("SELECT c.id FROM resource_link l JOIN course c ON c.id = l.course_id"
                        + " WHERE c.registration_id = :registration AND l.link_id = :link ORDER BY c.launched_at DESC")
                .param("registration", registration.value())
                .param("link", linkId));
    }

    private static Optional<CourseId> first(JdbcClient.StatementSpec query) {
        List<UUID> found = query.query(UUID.class).list();
        return found.stream().findFirst().map(CourseId::new);
    }
}
