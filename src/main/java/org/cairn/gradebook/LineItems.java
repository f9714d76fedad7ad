package org.cairn.gradebook;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.cairn.course.Courses;
import org.cairn.gradebook.LineItem.Purpose;
import org.cairn.gradebook.SeenLineItems.SeenLineItem;
import org.cairn.shared.CourseId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The line items of each course, as the platform last listed them. */
@Repository
class LineItems {

    private static final String COLUMNS =
            "id, course_id, url, label, score_maximum, resource_link, resource_id, tag, activity_id, purpose, removed";

    private final JdbcClient jdbc;
    private final Activities activities;
    private final Courses courses;
    private final Clock clock;

    LineItems(JdbcClient jdbc, Activities activities, Courses courses, Clock clock) {
        this.jdbc = jdbc;
        this.courses = courses;
        this.activities = activities;
        this.clock = clock;
    }

    /** By label, those removed included. */
    List<LineItem> evidence(CourseId course) {
        return jdbc.sql("SELECT " + COLUMNS
                        + " FROM line_item WHERE course_id = :course AND purpose = 'EVIDENCE' ORDER BY label, id")
                .param("course", course.value())
                .query(LineItems::lineItem)
                .list();
    }

    /** By what the line items that can be evidence are known again in a copy; those removed are not. */
    List<Alike.Traits> traits(CourseId course) {
        return jdbc.sql("""
                        SELECT id, label, resource_id, tag FROM line_item
                        WHERE course_id = :course AND purpose = 'EVIDENCE' AND NOT removed ORDER BY label, id""")
                .param("course", course.value())
                .query((row, n) -> new Alike.Traits(
                        new LineItemId(row.getObject("id", UUID.class)),
                        row.getString("label"),
                        row.getString("resource_id"),
                        row.getString("tag")))
                .list();
    }

    Optional<LineItem> find(LineItemId id) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM line_item WHERE id = :id")
                .param("id", id.value())
                .query(LineItems::lineItem)
                .optional();
    }

    /** What is in the list now is kept by its address; what is not there any more is marked. */
    Synced sync(CourseId course, SeenLineItems seen) {
        Map<String, Known> known = known(course);
        Map<String, LineItemId> ids = new HashMap<>();
        Set<LineItemId> changed = new HashSet<>();
        for (SeenLineItem item : seen.believed()) {
            Known before = known.remove(item.url().toString());
            Optional<ActivityId> activity = activity(course, item);
            if (before == null) {
                ids.put(item.url().toString(), add(course, item, activity));
            } else {
                ids.put(item.url().toString(), before.lineItem().id());
                if (change(before, item, activity)) {
                    changed.add(before.lineItem().id());
                }
            }
        }
        known.values().stream()
                .filter(gone -> !gone.lineItem().removed()
                        && !seen.doubtful().contains(gone.lineItem().url().toString()))
                .forEach(gone -> {
                    remove(gone.lineItem().id());
                    changed.add(gone.lineItem().id());
                });
        return new Synced(Map.copyOf(ids), Set.copyOf(changed));
    }

    /**
     * @param ids by address
     * @param changed those whose being there changed
     */
    record Synced(Map<String, LineItemId> ids, Set<LineItemId> changed) {}

    /** Keeps our own column, whether a pass has seen it already or not. */
    LineItemId keepProgress(CourseId course, SeenLineItem item) {
        Known known = known(course).get(item.url().toString());
        if (known == null) {
            return add(course, item, Optional.empty());
        }
        jdbc.sql("UPDATE line_item SET purpose = 'PROGRESS', activity_id = NULL, removed = FALSE WHERE id = :id")
                .param("id", known.lineItem().id().value())
                .update();
        return known.lineItem().id();
    }

    private LineItemId add(CourseId course, SeenLineItem item, Optional<ActivityId> activity) {
        jdbc.sql("""
                        INSERT INTO line_item (id, course_id, url, label, score_maximum, resource_link, resource_id,
                          tag, activity_id, purpose, removed, met_at)
                        VALUES (:id, :course, :url, :label, :maximum, :link, :resource,
                          :tag, :activity, :purpose, FALSE, :now)
                        ON CONFLICT DO NOTHING""")
                .param("id", UUID.randomUUID())
                .param("course", course.value())
                .param("url", item.url().toString())
                .param("label", item.label())
                .param("maximum", item.scoreMaximum())
                .param("link", item.resourceLink())
                .param("resource", item.resourceId())
                .param("tag", item.tag())
                .param("activity", activity.map(ActivityId::value).orElse(null))
                .param("purpose", item.purpose().name())
                .param("now", Columns.time(clock.instant()))
                .update();
        return jdbc.sql("SELECT id FROM line_item WHERE course_id = :course AND url = :url")
                .param("course", course.value())
                .param("url", item.url().toString())
                .query((row, n) -> new LineItemId(row.getObject("id", UUID.class)))
                .single();
    }

    /** What a line item is for never changes, whatever becomes of its tag. */
    private boolean change(Known before, SeenLineItem now, Optional<ActivityId> activity) {
        LineItem was = before.lineItem();
        @Nullable ActivityId grades = was.purpose() == Purpose.EVIDENCE ? activity.orElse(was.activity()) : null;
        boolean same = was.label().equals(now.label())
                && was.scoreMaximum().compareTo(now.scoreMaximum()) == 0
                && Objects.equals(before.resourceLink(), now.resourceLink())
                && Objects.equals(before.resourceId(), now.resourceId())
                && Objects.equals(before.tag(), now.tag())
                && Objects.equals(was.activity(), grades)
                && !was.removed();
        if (!same) {
            jdbc.sql("""
                            UPDATE line_item SET label = :label, score_maximum = :maximum, resource_link = :link,
                              resource_id = :resource, tag = :tag, activity_id = :activity, removed = FALSE
                            WHERE id = :id""")
                    .param("label", now.label())
                    .param("maximum", now.scoreMaximum())
                    .param("link", now.resourceLink())
                    .param("resource", now.resourceId())
                    .param("tag", now.tag())
                    .param("activity", grades == null ? null : grades.value())
                    .param("id", was.id().value())
                    .update();
        }
        return was.removed();
    }

    private void remove(LineItemId id) {
        jdbc.sql("UPDATE line_item SET removed = TRUE WHERE id = :id")
                .param("id", id.value())
                .update();
    }

    /** By our resource id, else by the resource link that once launched the activity, which its launch may have said. */
    private Optional<ActivityId> activity(CourseId course, SeenLineItem item) {
        if (item.purpose() == Purpose.PROGRESS) {
            return Optional.empty();
        }
        String resourceId = item.resourceId();
        if (resourceId != null) {
            return activities.in(course).stream()
                    .filter(activity -> activity.linked().toString().equals(resourceId)
                            || activity.id().toString().equals(resourceId))
                    .map(Activity::id)
                    .findFirst();
        }
        return Optional.ofNullable(item.resourceLink())
                .or(() -> courses.resourceLinkOf(course, item.url()))
                .flatMap(link -> activities.at(course, link));
    }

    private record Known(
            LineItem lineItem,
            @Nullable String resourceLink,
            @Nullable String resourceId,
            @Nullable String tag) {}

    private Map<String, Known> known(CourseId course) {
        Map<String, Known> known = new HashMap<>();
        jdbc.sql("SELECT " + COLUMNS + " FROM line_item WHERE course_id = :course")
                .param("course", course.value())
                .query((row, n) -> new Known(
                        lineItem(row, n),
                        row.getString("resource_link"),
                        row.getString("resource_id"),
                        row.getString("tag")))
                .list()
                .forEach(item -> known.put(item.lineItem().url().toString(), item));
        return known;
    }

    private static LineItem lineItem(ResultSet row, int n) throws SQLException {
        UUID activity = row.getObject("activity_id", UUID.class);
        return new LineItem(
                new LineItemId(row.getObject("id", UUID.class)),
                new CourseId(row.getObject("course_id", UUID.class)),
                URI.create(row.getString("url")),
                row.getString("label"),
                Figure.plain(row.getBigDecimal("score_maximum")),
                activity == null ? null : new ActivityId(activity),
                Purpose.valueOf(row.getString("purpose")),
                row.getBoolean("removed"));
    }
}
