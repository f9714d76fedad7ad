package org.cairn.gradebook;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.cairn.shared.CourseId;
import org.cairn.shared.PersonId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Records how a pass went. What it read, what it changed and that it did so are one transaction. */
@Component
class PassRecords {

    private final Passes passes;
    private final Ledger ledger;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PassRecords(Passes passes, Ledger ledger, ApplicationEventPublisher events, Clock clock) {
        this.passes = passes;
        this.ledger = ledger;
        this.events = events;
        this.clock = clock;
    }

    @Transactional
    public void started(CourseId course, Instant startedAt) {
        passes.started(course, startedAt);
    }

    @Transactional
    public void roster(CourseId course, Optional<String> failure) {
        passes.roster(course, failure);
    }

    @Transactional
    public void failed(CourseId course, String failure) {
        passes.failed(course, clock.instant(), failure);
    }

    /** @param failure why some line item could not be read; the pass was then not a whole one */
    @Transactional
    public void record(CourseId course, Ledger.Read read, Optional<String> failure) {
        passes.lock(course);
        Set<PersonId> changed = ledger.record(course, read);
        if (!changed.isEmpty()) {
            events.publishEvent(new ResultsRecorded(course, changed));
        }
        failure.ifPresentOrElse(
                why -> passes.failed(course, clock.instant(), why),
                () -> passes.collected(course, clock.instant(), !changed.isEmpty()));
    }
}
