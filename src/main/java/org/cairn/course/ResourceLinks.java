package org.cairn.course;

import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.cairn.shared.CourseId;
import org.jspecify.annotations.Nullable;
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
        if (link == null) {
            return;
        }
        String lineItem = Objects.toString(arrival.lineItem(), null);
        Optional<Known> known = known(course, link);
        if (known.isEmpty()) {
            add(course, link, arrival.resourceLinkTitle(), lineItem);
        } else if (lineItem != null && !lineItem.equals(known.get().lineItem())) {
            jdbc.sql("UPDATE resource_link SET line_item_url = :item WHERE course_id = :course AND link_id = :link")
                    .param("item", lineItem)
                    .param("course", course.value())
                    .param("link", link)
                    .update();
        }
    }

    /** The resource link whose launch named this line item as its own. */
    Optional<String> of(CourseId course, URI lineItem) {
        return jdbc
                .sql("""
                        SELECT link_id FROM resource_link
                         WHERE course_id = :course AND line_item_url = :item ORDER BY link_id
                        """)
                .param("course", course.value())
                .param("item", lineItem.toString())
                .query(String.class)
                .list()
                .stream()
                .findFirst();
    }

    private void add(CourseId course, String link, @Nullable String title, @Nullable String lineItem) {
        jdbc.sql("""
                        INSERT INTO resource_link (id, course_id, link_id, title, line_item_url)
                        VALUES (:id, :course, :link, :title, :item)
                        ON CONFLICT DO NOTHING
                        """)
                .param("id", UUID.randomUUID())
                .param("course", course.value())
                .param("link", link)
                .param("title", title)
                .param("item", lineItem)
                .update();
    }

    private record Known(@Nullable String lineItem) {}

    private Optional<Known> known(CourseId course, String link) {
        return jdbc.sql("SELECT line_item_url FROM resource_link WHERE course_id = :course AND link_id = :link")
                .param("course", course.value())
                .param("link", link)
                .query((row, number) -> new Known(row.getString("line_item_url")))
                .optional();
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
