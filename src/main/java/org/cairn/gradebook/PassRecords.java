package org.cairn.gradebook;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.cairn.shared.CourseId;
import org.cairn.shared.PersonId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Records how a pass went. That it ended, and telling whose results have changed, are one transaction. */
@Component
class PassRecords {

    private final Passes passes;
    private final SourceReadings sources;
    private final ChangedLearners changed;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final Counter whole;
    private final Counter failed;

    PassRecords(
            Passes passes,
            SourceReadings sources,
            ChangedLearners changed,
            ApplicationEventPublisher events,
            Clock clock,
            MeterRegistry meters) {
        this.passes = passes;
        this.sources = sources;
        this.changed = changed;
        this.events = events;
        this.clock = clock;
        this.whole = meters.counter("cairn.collections", "outcome", "whole");
        this.failed = meters.counter("cairn.collections", "outcome", "failed");
    }

    @Transactional
    public void started(CourseId course, Instant startedAt) {
        passes.started(course, startedAt);
    }

    @Transactional
    public void roster(CourseId course, Optional<String> failure) {
        passes.roster(course, failure);
    }

    /** @param failure why the source, or some line item of it, could not be read */
    @Transactional
    public void read(GradeIntake intake, Optional<String> failure) {
        failure.ifPresentOrElse(
                why -> sources.failed(intake.course(), intake.source(), clock.instant(), why),
                () -> sources.whole(
                        intake.course(),
                        intake.source(),
                        clock.instant(),
                        intake.believed().size(),
                        intake.results()));
    }

    /** @param failure why some source could not be read; the pass was then not a whole one */
    @Transactional
    public void ended(CourseId course, Optional<String> failure) {
        boolean news = tell(course);
        (failure.isEmpty() ? whole : failed).increment();
        failure.ifPresentOrElse(
                why -> passes.failed(course, clock.instant(), why),
                () -> passes.collected(course, clock.instant(), news));
    }

    /** @return whether there was something to tell */
    @Transactional
    public boolean tell(CourseId course) {
        passes.lock(course);
        Set<PersonId> persons = changed.take(course);
        if (!persons.isEmpty()) {
            events.publishEvent(new ResultsRecorded(course, persons));
        }
        return !persons.isEmpty();
    }
}
