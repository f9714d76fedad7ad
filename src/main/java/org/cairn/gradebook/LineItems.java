package org.cairn.gradebook;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cairn.course.Courses;
import org.cairn.gradebook.LineItem.Purpose;
import org.cairn.shared.CourseId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The line items of each course, as their sources last listed them. */
@Repository
class LineItems {

    private static final String COLUMNS = "id, course_id, source, url, label, score_maximum, resource_link,"
            + " resource_id, tag, activity_id, purpose, page, due_at, removed";

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
        return all(course, Purpose.EVIDENCE);
    }

    /** What Cairn itself reports, that removed included. */
    List<LineItem> progress(CourseId course) {
        return all(course, Purpose.PROGRESS);
    }

    private List<LineItem> all(CourseId course, Purpose purpose) {
        return jdbc.sql("SELECT " + COLUMNS
                        + " FROM line_item WHERE course_id = :course AND purpose = :purpose ORDER BY label, id")
                .param("course", course.value())
                .param("purpose", purpose.name())
                .query(LineItems::lineItem)
                .list();
    }

    /** Whether something in the course is due within two hours, or was within the last day, while it is marked. */
    boolean isDue(CourseId course, Instant now) {
        return jdbc.sql("""
                        SELECT count(*) FROM line_item
                        WHERE course_id = :course AND NOT removed AND due_at BETWEEN :from AND :to""")
                        .param("course", course.value())
                        .param("from", Columns.time(now.minus(Duration.ofDays(1))))
                        .param("to", Columns.time(now.plus(Duration.ofHours(2))))
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** By what the line items that can be evidence are known again in a copy; those removed are not. */
    List<Alike.Traits> traits(CourseId course) {
        return traits(course, false);
    }

    /** The same of those that their source removed. */
    List<Alike.Traits> removedTraits(CourseId course) {
        return traits(course, true);
    }

    private List<Alike.Traits> traits(CourseId course, boolean removed) {
        return jdbc.sql("""
                        SELECT id, label, resource_id, tag FROM line_item
                        WHERE course_id = :course AND purpose = 'EVIDENCE' AND removed = :removed ORDER BY label, id""")
                .param("course", course.value())
                .param("removed", removed)
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

    /** The one of the platform's gradebook that was met first; a reading knows its activity. */
    Optional<LineItem> grading(CourseId course, ActivityId activity) {
        return jdbc.sql("SELECT " + COLUMNS + """
                         FROM line_item
                        WHERE course_id = :course AND activity_id = :activity AND source = 'ags' AND NOT removed
                        ORDER BY met_at, id FETCH FIRST 1 ROW ONLY""")
                .param("course", course.value())
                .param("activity", activity.value())
                .query(LineItems::lineItem)
                .optional();
    }

    /** What is in the list now is kept by its address; what is not there any more is marked, where the list is whole. */
    Synced sync(GradeIntake intake) {
        CourseId course = intake.course();
        Map<String, Known> known = known(course);
        known.values().removeIf(other -> !other.lineItem().source().equals(intake.source()));
        Map<String, LineItemId> ids = new HashMap<>();
        Set<LineItemId> changed = new HashSet<>();
        for (SeenLineItem item : intake.believed()) {
            Known before = known.remove(item.url().toString());
            Optional<ActivityId> activity = activity(course, item);
            if (before == null) {
                ids.put(item.url().toString(), add(course, intake.source(), item, activity));
            } else {
                ids.put(item.url().toString(), before.lineItem().id());
                if (change(before, item, activity)) {
                    changed.add(before.lineItem().id());
                }
            }
        }
        if (intake.isWhole()) {
            changed.addAll(removeOthers(known.values(), intake));
        }
        return new Synced(Map.copyOf(ids), Set.copyOf(changed));
    }

    /**
     * What is in the list, but is not believed as it stands now, stays as it was; so does what was met since the reading began,
     * as our own column that was made meanwhile: the list may be older.
     */
    private Set<LineItemId> removeOthers(Collection<Known> others, GradeIntake intake) {
        Set<String> doubtful = intake.doubts().stream().map(Doubt::source).collect(Collectors.toSet());
        return others.stream()
                .map(Known::lineItem)
                .filter(item -> !item.removed() && !doubtful.contains(item.url().toString()))
                .map(LineItem::id)
                .filter(id -> remove(id, intake.observedAt()))
                .collect(Collectors.toSet());
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
            return add(course, SourceName.AGS, item, Optional.empty());
        }
        jdbc.sql("UPDATE line_item SET purpose = 'PROGRESS', activity_id = NULL, removed = FALSE WHERE id = :id")
                .param("id", known.lineItem().id().value())
                .update();
        return known.lineItem().id();
    }

    private LineItemId add(CourseId course, SourceName source, SeenLineItem item, Optional<ActivityId> activity) {
        jdbc.sql("""
                        INSERT INTO line_item (id, course_id, source, url, label, score_maximum, resource_link, resource_id,
                          tag, activity_id, purpose, page, due_at, removed, met_at)
                        VALUES (:id, :course, :source, :url, :label, :maximum, :link, :resource,
                          :tag, :activity, :purpose, :page, :due, FALSE, :now)
                        ON CONFLICT DO NOTHING""")
                .param("id", UUID.randomUUID())
                .param("course", course.value())
                .param("source", source.value())
                .param("url", item.url().toString())
                .param("page", text(item.page()))
                .param("due", Columns.time(item.dueAt()))
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
                && Objects.equals(was.page(), now.page())
                && Objects.equals(was.dueAt(), now.dueAt())
                && !was.removed();
        if (!same) {
            jdbc.sql("""
                            UPDATE line_item SET label = :label, score_maximum = :maximum, resource_link = :link,
                              resource_id = :resource, tag = :tag, activity_id = :activity, page = :page,
                              due_at = :due, removed = FALSE
                            WHERE id = :id""")
                    .param("label", now.label())
                    .param("maximum", now.scoreMaximum())
                    .param("link", now.resourceLink())
                    .param("resource", now.resourceId())
                    .param("tag", now.tag())
                    .param("activity", grades == null ? null : grades.value())
                    .param("page", text(now.page()))
                    .param("due", Columns.time(now.dueAt()))
                    .param("id", was.id().value())
                    .update();
        }
        return was.removed();
    }

    private boolean remove(LineItemId id, Instant begun) {
        int removed = jdbc.sql("UPDATE line_item SET removed = TRUE WHERE id = :id AND met_at <= :begun")
                .param("id", id.value())
                .param("begun", Columns.time(begun))
                .update();
        return removed > 0;
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
        String page = row.getString("page");
        return new LineItem(
                new LineItemId(row.getObject("id", UUID.class)),
                new CourseId(row.getObject("course_id", UUID.class)),
                URI.create(row.getString("url")),
                row.getString("label"),
                Figure.plain(row.getBigDecimal("score_maximum")),
                activity == null ? null : new ActivityId(activity),
                Purpose.valueOf(row.getString("purpose")),
                row.getBoolean("removed"),
                new SourceName(row.getString("source")),
                page == null ? null : URI.create(page),
                Columns.optionalInstant(row, "due_at"));
    }

    private static @Nullable String text(@Nullable URI uri) {
        return uri == null ? null : uri.toString();
    }
}
