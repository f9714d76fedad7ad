package org.cairn.gradebook;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cairn.course.CourseCopied;
import org.cairn.shared.CourseId;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.cairn.shared.Visitor;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The activities that instructors made in Cairn. */
@Service
public class Activities {

    static final BigDecimal MOST = BigDecimal.valueOf(100);

    private static final String COLUMNS = "id, copy_of, course_id, title, instructions, score_maximum";

    private final JdbcClient jdbc;
    private final Clock clock;

    Activities(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The activities of a course, by title. */
    public List<Activity> in(CourseId course) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM activity WHERE course_id = :course ORDER BY title, id")
                .param("course", course.value())
                .query(Activities::activity)
                .list();
    }

    /**
     * By its own id, or by the one that links carry.
     *
     * @throws Refusal NOT_FOUND where the course has no such activity
     */
    public Activity get(CourseId course, ActivityId id) {
        return jdbc.sql("SELECT " + COLUMNS
                        + " FROM activity WHERE course_id = :course AND (id = :id OR copy_of = :id)")
                .param("id", id.value())
                .param("course", course.value())
                .query(Activities::activity)
                .optional()
                .orElseThrow(() -> new Refusal(Problem.NOT_FOUND, "gradebook.no-such-activity"));
    }

    /** The course of an activity, by what arrived from a platform. */
    Optional<CourseId> madeIn(String id) {
        try {
            return jdbc.sql("SELECT course_id FROM activity WHERE id = :id")
                    .param("id", UUID.fromString(id))
                    .query(UUID.class)
                    .optional()
                    .map(CourseId::new);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * @param scoreMaximum a whole number from 1 to 100: Moodle silently drops others
     * @throws Refusal FORBIDDEN to others than instructors, INVALID where the maximum is out of range
     */
    public Activity create(Visitor instructor, String title, String instructions, int scoreMaximum) {
        CourseId course = instructor.mustTeach().course();
        ActivityId id = new ActivityId(UUID.randomUUID());
        Activity activity = new Activity(id, id, course, title, instructions, maximum(scoreMaximum));
        add(activity);
        return activity;
    }

    /**
     * The links of a copied course were copied with it and name the activities of its origin: they open these copies, which
     * its instructors change without changing the origin.
     */
    @EventListener
    void copy(CourseCopied copied) {
        in(copied.origin())
                .forEach(origin -> add(new Activity(
                        new ActivityId(UUID.randomUUID()),
                        origin.linked(),
                        copied.course(),
                        origin.title(),
                        origin.instructions(),
                        origin.scoreMaximum())));
    }

    private void add(Activity activity) {
        boolean copy = !activity.linked().equals(activity.id());
        jdbc.sql("""
                        INSERT INTO activity (id, copy_of, course_id, title, instructions, score_maximum, created_at)
                        VALUES (:id, :copied, :course, :title, :instructions, :maximum, :now)
                        ON CONFLICT DO NOTHING""")
                .param("id", activity.id().value())
                .param("copied", copy ? activity.linked().value() : null)
                .param("course", activity.course().value())
                .param("title", activity.title())
                .param("instructions", activity.instructions())
                .param("maximum", activity.scoreMaximum())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /**
     * Changes the words and the maximum. Columns the platform already has keep their own maximum.
     *
     * @throws Refusal FORBIDDEN to others than instructors, NOT_FOUND, INVALID where the maximum is out of range
     */
    public void change(Visitor instructor, ActivityId id, String title, String instructions, int scoreMaximum) {
        int changed = jdbc.sql("""
                        UPDATE activity SET title = :title, instructions = :instructions, score_maximum = :maximum
                        WHERE id = :id AND course_id = :course""")
                .param("title", title)
                .param("instructions", instructions)
                .param("maximum", maximum(scoreMaximum))
                .param("id", id.value())
                .param("course", instructor.mustTeach().course().value())
                .update();
        if (changed == 0) {
            throw new Refusal(Problem.NOT_FOUND, "gradebook.no-such-activity");
        }
    }

    /** Remembers which resource link launched an activity, for line items that come without our resource id. */
    public void placed(CourseId course, String resourceLink, ActivityId id) {
        jdbc.sql("""
                        INSERT INTO activity_placement (course_id, resource_link, activity_id)
                        VALUES (:course, :link, :id) ON CONFLICT DO NOTHING""")
                .param("course", course.value())
                .param("link", resourceLink)
                .param("id", id.value())
                .update();
    }

    Optional<ActivityId> at(CourseId course, String resourceLink) {
        return jdbc.sql("""
                        SELECT activity_id FROM activity_placement
                        WHERE course_id = :course AND resource_link = :link""")
                .param("course", course.value())
                .param("link", resourceLink)
                .query((row, n) -> new ActivityId(row.getObject("activity_id", UUID.class)))
                .optional();
    }

    private static BigDecimal maximum(int scoreMaximum) {
        BigDecimal maximum = BigDecimal.valueOf(scoreMaximum);
        if (maximum.signum() <= 0 || maximum.compareTo(MOST) > 0) {
            throw new Refusal(Problem.INVALID, "gradebook.activity-maximum");
        }
        return maximum;
    }

    private static Activity activity(ResultSet row, int n) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        UUID copied = row.getObject("copy_of", UUID.class);
        return new Activity(
                new ActivityId(id),
                new ActivityId(copied == null ? id : copied),
                new CourseId(row.getObject("course_id", UUID.class)),
                row.getString("title"),
                row.getString("instructions"),
                Figure.plain(row.getBigDecimal("score_maximum")));
    }
}
