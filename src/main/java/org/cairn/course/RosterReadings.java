package org.cairn.course;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.cairn.shared.CourseId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** When each course's members were last read whole, and where the platform tells what has changed since. */
@Repository
class RosterReadings {

    /** However well a platform keeps count of changes, once a day the whole list is looked at. */
    static final Duration WHOLE = Duration.ofDays(1);

    private static final int LONGEST_ADDRESS = 2000;

    private final JdbcClient jdbc;
    private final Clock clock;

    RosterReadings(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Where to ask for changes, unless the whole list is due. */
    Optional<URI> differences(CourseId course) {
        return jdbc.sql("""
                        SELECT differences_url FROM roster_reading
                         WHERE course_id = :course AND whole_at > :since AND differences_url IS NOT NULL
                        """)
                .param("course", course.value())
                .param("since", OffsetDateTime.now(clock).minus(WHOLE))
                .query((row, number) -> URI.create(row.getString("differences_url")))
                .optional();
    }

    /** Whether the whole list has been read at some time. */
    boolean wasWhole(CourseId course) {
        return jdbc.sql("SELECT count(*) FROM roster_reading WHERE course_id = :course")
                        .param("course", course.value())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    void whole(CourseId course, Optional<URI> differences) {
        int changed = jdbc.sql("""
                        UPDATE roster_reading SET whole_at = :now, differences_url = :url WHERE course_id = :course
                        """)
                .param("now", OffsetDateTime.now(clock))
                .param("url", address(differences))
                .param("course", course.value())
                .update();
        if (changed == 0) {
            jdbc.sql("""
                            INSERT INTO roster_reading (course_id, whole_at, differences_url)
                            VALUES (:course, :now, :url) ON CONFLICT DO NOTHING
                            """)
                    .param("course", course.value())
                    .param("now", OffsetDateTime.now(clock))
                    .param("url", address(differences))
                    .update();
        }
    }

    void changes(CourseId course, Optional<URI> differences) {
        jdbc.sql("UPDATE roster_reading SET differences_url = :url WHERE course_id = :course")
                .param("url", address(differences))
                .param("course", course.value())
                .update();
    }

    private static @Nullable String address(Optional<URI> differences) {
        return differences
                .map(URI::toString)
                .filter(url -> url.length() <= LONGEST_ADDRESS)
                .orElse(null);
    }
}
