package org.cairn.course;

import java.util.UUID;
import org.cairn.shared.CourseId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of resource links. */
@Repository
class ResourceLinks {

    private final JdbcClient jdbc;

    ResourceLinks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void note(CourseId course, Arrival arrival) {
        String link = arrival.resourceLinkId();
        if (link == null || known(course, link)) {
            return;
        }
        jdbc.sql("""
                        INSERT INTO resource_link (id, course_id, link_id, title)
                        VALUES (:id, :course, :link, :title)
                        ON CONFLICT DO NOTHING
                        """)
                .param("id", UUID.randomUUID())
                .param("course", course.value())
                .param("link", link)
                .param("title", arrival.resourceLinkTitle())
                .update();
    }

    private boolean known(CourseId course, String link) {
        return jdbc.sql("SELECT count(*) FROM resource_link WHERE course_id = :course AND link_id = :link")
                        .param("course", course.value())
                        .param("link", link)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    void rememberLti11(CourseId course, String link, String oldLink) {
        jdbc.sql("""
                        UPDATE resource_link SET lti11_link_id = :old
                         WHERE course_id = :course AND link_id = :link AND lti11_link_id IS NULL
                        """)
                .param("old", oldLink)
                .param("course", course.value())
                .param("link", link)
                .update();
    }
}
