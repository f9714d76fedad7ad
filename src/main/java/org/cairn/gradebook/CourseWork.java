package org.cairn.gradebook;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.cairn.connection.PlatformPace;
import org.cairn.connection.PlatformPace.Turn;
import org.cairn.course.Courses;
import org.cairn.platform.RegistrationId;
import org.cairn.shared.CourseId;
import org.springframework.stereotype.Component;

/**
 * Does work at a course's platform when that is switched on and it is its turn, and says when to come back when not: the
 * threads of all platforms' work are few, and none of them waits for one platform.
 */
@Component
class InTurn {

    private final Courses courses;
    private final PlatformPace pace;
    private final PausedWork paused;

    InTurn(Courses courses, PlatformPace pace, PausedWork paused) {
        this.courses = courses;
        this.pace = pace;
        this.paused = paused;
    }

    /** @return when to go on, not before the end of a pause that the platform asks for; empty where all is done */
    Optional<Instant> at(CourseId course, Supplier<Optional<Instant>> work) {
        Optional<Instant> off = paused.until(course);
        if (off.isPresent()) {
            return off;
        }
        RegistrationId platform = courses.find(course).orElseThrow().registration();
        Optional<Turn> turn = pace.enter(platform);
        if (turn.isEmpty()) {
            return Optional.of(pace.again(platform));
        }
        try {
            Optional<Instant> next = work.get();
            Instant rest = pace.pausedUntil(platform).orElse(Instant.MIN);
            return next.map(when -> when.isAfter(rest) ? when : rest);
        } finally {
            turn.get().close();
        }
    }
}
