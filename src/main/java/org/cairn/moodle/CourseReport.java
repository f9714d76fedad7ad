package org.cairn.moodle;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.cairn.course.Course;
import org.cairn.moodle.MoodleSource.Learners;
import org.cairn.moodle.ws.Access;
import org.cairn.moodle.ws.WebServices;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Has a course reported: in one answer where that can be, else learner by learner, and never without end. */
@Component
class CourseReport {

    static final Duration LONGEST = Duration.ofMinutes(30);

    private static final Logger log = LoggerFactory.getLogger(CourseReport.class);

    /** What a refusal may be about one learner alone: somebody who was deleted, or whom this account may not see. */
    private static final Set<String> OF_ONE = Set.of("moodle.no-such-learner", "moodle.not-permitted");

    private final WebServices moodle;
    private final Clock clock;

    CourseReport(WebServices moodle, Clock clock) {
        this.moodle = moodle;
        this.clock = clock;
    }

    /** All grades of those whom they may be about. */
    void read(Access access, Course course, Learners learners, MoodleReading reading) {
        try {
            read(access, course, null, learners, reading);
        } catch (Refusal refusal) {
            if (!refusal.key().equals("outbound.too-large")) {
                throw refusal;
            }
            log.info("the report of course {} is too large for one answer: reading by learner", course.id());
            each(learners, LONGEST, learner -> read(access, course, learner, learners, reading));
        }
    }

    private void read(Access access, Course course, @Nullable String one, Learners learners, MoodleReading reading) {
        moodle.grades(access, course.contextId(), one, (learner, grade) -> {
            reading.item(grade);
            if (learners.has(learner)) {
                reading.add(learner, grade);
            }
        });
    }

    /** @return of whom nothing could be said */
    List<String> completion(Access access, Course course, Learners learners, CompletionReading completion) {
        CompletionReading.mustBeFew(learners.active().size());
        return each(
                learners,
                CompletionReading.LONGEST,
                learner -> completion.add(learner, moodle.completion(access, course.contextId(), learner)));
    }

    /** One that is refused for everybody is no refusal of somebody. */
    private List<String> each(Learners learners, Duration longest, Consumer<String> reader) {
        Instant until = clock.instant().plus(longest);
        List<String> silent = new ArrayList<>();
        for (String learner : learners.active()) {
            if (clock.instant().isAfter(until)) {
                throw new Refusal(Problem.PLATFORM_FAILED, "moodle.too-large");
            }
            try {
                reader.accept(learner);
            } catch (Refusal refusal) {
                silent.add(learner);
                if (!OF_ONE.contains(refusal.key())
                        || silent.size() == learners.active().size()) {
                    throw refusal;
                }
            }
        }
        return silent;
    }
}
