package org.cairn.gradebook;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.cairn.connection.PlatformPace;
import org.cairn.connection.PlatformPace.Turn;
import org.cairn.course.Courses;
import org.cairn.platform.Platforms;
import org.cairn.platform.RegistrationId;
import org.cairn.shared.CourseId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Durable work at a course's platform: done when that is switched on and it is its turn, and told when to come back when
 * not. The threads of all platforms' work are few, and none of them waits for one platform.
 */
@Component
public class CourseWork {

    /** How soon work goes on at the latest after the connection is switched on. */
    static final Duration LOOKS_AGAIN = Duration.ofMinutes(5);

    private static final Logger log = LoggerFactory.getLogger(CourseWork.class);

    private final Courses courses;
    private final Platforms platforms;
    private final PlatformPace pace;
    private final Backoff backoff;
    private final Clock clock;

    CourseWork(Courses courses, Platforms platforms, PlatformPace pace, Backoff backoff, Clock clock) {
        this.courses = courses;
        this.platforms = platforms;
        this.pace = pace;
        this.backoff = backoff;
        this.clock = clock;
    }

    /**
     * Does the work, or says when to come back. Work for a platform that is switched off stays where it is, neither tried nor
     * counted as a failure.
     *
     * @param work says when to go on; empty where all is done
     * @return when to go on, not before the end of a pause that the platform asks for
     */
    public Optional<Instant> at(CourseId course, Supplier<Optional<Instant>> work) {
        RegistrationId platform = courses.find(course).orElseThrow().registration();
        if (!platforms.isOn(platform)) {
            return Optional.of(clock.instant().plus(LOOKS_AGAIN));
        }
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

    /**
     * How long to wait after failures: five seconds, then from one minute, doubling, to six hours, with a fifth of jitter.
     *
     * @param failures in a row, from 1
     */
    public Duration after(int failures) {
        return backoff.after(failures);
    }

    /** A task that goes on at this time, or is done. */
    public static CompletionHandler<Void> again(Optional<Instant> when) {
        return (done, operations) ->
                when.ifPresentOrElse(next -> operations.reschedule(done, next), operations::remove);
    }

    /** What fails by a fault of ours is not dropped either: it stays, is tried again, and is in the log. */
    public FailureHandler<Void> backingOff() {
        return (done, operations) -> {
            int failures = done.getExecution().consecutiveFailures + 1;
            log.error("task {} failed", done.getExecution(), done.getCause().orElse(null));
            operations.reschedule(done, clock.instant().plus(backoff.after(failures)));
        };
    }
}
