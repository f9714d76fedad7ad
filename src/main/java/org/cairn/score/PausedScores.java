package org.cairn.gradebook;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.cairn.course.Course;
import org.cairn.course.Courses;
import org.cairn.platform.ConnectionSwitchedOn;
import org.cairn.platform.Platforms;
import org.cairn.shared.CourseId;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Work for a platform that is switched off stays where it is, neither tried nor counted as a failure, and goes on by itself.
 * The time that it was switched off does not count against what waits.
 */
@Component
class PausedWork {

    /** How soon work goes on at the latest after the connection is switched on. */
    static final Duration LOOKS_AGAIN = Duration.ofMinutes(5);

    private final Courses courses;
    private final Platforms platforms;
    private final Deliveries deliveries;
    private final ProgressColumns columns;
    private final Clock clock;

    PausedWork(Courses courses, Platforms platforms, Deliveries deliveries, ProgressColumns columns, Clock clock) {
        this.courses = courses;
        this.platforms = platforms;
        this.deliveries = deliveries;
        this.columns = columns;
        this.clock = clock;
    }

    /** When to look again, or empty where the platform is on and work may be done. */
    Optional<Instant> until(CourseId course) {
        boolean off = courses.find(course)
                .map(Course::registration)
                .filter(registration -> !platforms.isOn(registration))
                .isPresent();
        return off ? Optional.of(clock.instant().plus(LOOKS_AGAIN)) : Optional.empty();
    }

    @EventListener
    @Transactional
    public void on(ConnectionSwitchedOn on) {
        Instant now = clock.instant();
        deliveries.waitSince(on.registration(), now);
        columns.waitSince(on.registration(), now);
    }
}
