package org.cairn.gradebook;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.cairn.course.Course;
import org.cairn.shared.CourseId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The sources of grades, in the order in which they are read, and how their readings went. */
@Component
class Sources {

    private final List<GradeSource> sources;
    private final IntakeRecords intakes;
    private final PassRecords passes;
    private final SourceReadings readings;
    private final Clock clock;

    Sources(
            List<GradeSource> sources,
            IntakeRecords intakes,
            PassRecords passes,
            SourceReadings readings,
            Clock clock) {
        this.sources = List.copyOf(sources);
        this.intakes = intakes;
        this.passes = passes;
        this.readings = readings;
        this.clock = clock;
    }

    List<GradeSource> offering(Course course) {
        return sources.stream().filter(source -> source.offers(course)).toList();
    }

    List<SourceReading> readings(CourseId course) {
        return readings.of(course);
    }

    /** For a reading that finds everything that its source has. */
    GradeIntake whole(CourseId course, SourceName source, Instant observedAt) {
        return new GradeIntake(intakes, course, source, observedAt, true);
    }

    /** What was put aside and is accepted now counts now, whether or not its source is ever read again. */
    @Transactional
    public void accept(CourseId course, SourceName source, LineItemId lineItem, Reading reading) {
        intakes.accepted(new GradeIntake(intakes, course, source, clock.instant(), false), lineItem, reading);
        passes.tell(course);
    }

    /** A reading that says nothing of what it does not mention, all of it in one transaction. */
    @Transactional
    public void take(CourseId course, SourceName source, Consumer<GradeIntake> reading) {
        GradeIntake intake = new GradeIntake(intakes, course, source, clock.instant(), false);
        reading.accept(intake);
        passes.read(intake, intake.failure().map(Failures::of));
        passes.tell(course);
    }
}
