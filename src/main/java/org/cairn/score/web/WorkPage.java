package org.cairn.score.web;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cairn.gradebook.Gradebook.Reads;
import org.cairn.platform.Registration;
import org.cairn.score.Scores.Queue;
import org.jspecify.annotations.Nullable;

/**
 * What waits for each platform, and what does not get through.
 *
 * @param pausedSince since when nothing is sent after a restore, in words, or null where it is
 */
record WorkPage(@Nullable String pausedSince, List<Line> platforms) {

    /**
     * @param read courses read whole within the last hour
     * @param due courses whose time has come
     * @param lag minutes for which the first of them has been waiting, or null where none is
     * @param failure why most of the failing courses fail, the end of a message key
     * @param waitingFor minutes for which the first score has been waiting, or null where none is
     */
    record Line(
            UUID id,
            String name,
            boolean on,
            int courses,
            int read,
            int due,
            @Nullable Long lag,
            int failing,
            @Nullable String failure,
            int waiting,
            @Nullable Long waitingFor,
            int failed) {

        /** Whether a person should look. */
        boolean needsALook() {
            return failing > 0 || failed > 0 || (lag != null && lag > LATE);
        }
    }

    private static final long LATE = 15;

    private static final Reads NO_READS = new Reads(0, 0, 0, Optional.empty(), 0, Optional.empty());
    private static final Queue NO_QUEUE = new Queue(0, Optional.empty(), 0);

    static Line line(
            Registration registration, boolean on, @Nullable Reads known, @Nullable Queue waiting, Instant now) {
        Reads reads = known == null ? NO_READS : known;
        Queue queue = waiting == null ? NO_QUEUE : waiting;
        return new Line(
                registration.id().value(),
                registration.name(),
                on,
                reads.courses(),
                reads.read(),
                reads.due(),
                minutes(reads.since(), now),
                reads.failing(),
                reads.failure().orElse(null),
                queue.waiting(),
                minutes(queue.since(), now),
                queue.failed());
    }

    private static @Nullable Long minutes(Optional<Instant> since, Instant now) {
        return since.map(then -> Math.max(0, Duration.between(then, now).toMinutes()))
                .orElse(null);
    }
}
