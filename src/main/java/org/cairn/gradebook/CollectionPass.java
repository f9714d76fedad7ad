package org.cairn.gradebook;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.cairn.course.Course;
import org.cairn.course.Courses;
import org.cairn.course.RosterReading;
import org.cairn.shared.CourseId;
import org.cairn.shared.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * One pass over a course: who is here, and then what each source of grades has. No transaction is open while a source
 * answers, and one that fails does not take the others with it.
 */
@Component
class CollectionPass {

    private static final Logger log = LoggerFactory.getLogger(CollectionPass.class);

    private final Courses courses;
    private final RosterReading rosters;
    private final Sources sources;
    private final PassRecords records;
    private final Clock clock;

    CollectionPass(Courses courses, RosterReading rosters, Sources sources, PassRecords records, Clock clock) {
        this.courses = courses;
        this.rosters = rosters;
        this.sources = sources;
        this.records = records;
        this.clock = clock;
    }

    /** Collects now. A source that fails is recorded, and what could be read of it is kept. */
    void collect(CourseId id) {
        Course course = courses.find(id).orElseThrow();
        Instant startedAt = clock.instant();
        records.started(id, startedAt);
        records.roster(id, readRoster(course));
        List<GradeSource> offering = sources.offering(course);
        Optional<String> failure = offering.isEmpty() ? Optional.of("no-gradebook") : Optional.empty();
        for (GradeSource source : offering) {
            Optional<String> failed = read(source, course, startedAt);
            failure = failure.or(() -> failed);
        }
        records.ended(id, failure);
    }

    private Optional<String> readRoster(Course course) {
        try {
            rosters.read(course);
            return Optional.empty();
        } catch (Refusal refusal) {
            log.warn("reading the roster of course {} failed: {}", course.id(), refusal.key());
            return Optional.of(Failures.of(refusal));
        }
    }

    private Optional<String> read(GradeSource source, Course course, Instant startedAt) {
        GradeIntake intake = sources.whole(course.id(), source.name(), startedAt);
        Optional<Refusal> refusal;
        try {
            source.read(course, intake);
            refusal = intake.failure();
        } catch (Refusal refused) {
            log.warn("reading {} in course {} failed: {}", source.name(), course.id(), refused.key());
            refusal = Optional.of(refused);
        }
        Optional<String> failure = refusal.map(Failures::of);
        records.read(intake, failure);
        return failure;
    }
}
