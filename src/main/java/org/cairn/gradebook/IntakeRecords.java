package org.cairn.gradebook;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.cairn.course.Roster;
import org.cairn.gradebook.Results.Standing;
import org.cairn.shared.CourseId;
import org.cairn.shared.PersonId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes down what a reading found: what changed, and nothing else. Each line item is a transaction of its own, in which those
 * whose results changed are marked too: a reading that ends half-way loses nothing, and the next one tells of them.
 */
@Component
class IntakeRecords {

    private final LineItems lineItems;
    private final Results results;
    private final Doubts doubts;
    private final Roster roster;
    private final ChangedLearners changed;
    private final Timer lag;

    IntakeRecords(
            LineItems lineItems,
            Results results,
            Doubts doubts,
            Roster roster,
            ChangedLearners changed,
            MeterRegistry meters) {
        this.lineItems = lineItems;
        this.results = results;
        this.doubts = doubts;
        this.roster = roster;
        this.changed = changed;
        this.lag = meters.timer("cairn.grades.lag");
    }

    Optional<Set<String>> members(CourseId course) {
        return roster.members(course);
    }

    /** @return the ids of all believed line items, by what the source knows them by */
    @Transactional
    public Map<String, LineItemId> listed(GradeIntake intake) {
        changed.lock(intake.course());
        LineItems.Synced synced = lineItems.sync(intake);
        doubts.replaceLists(intake.course(), intake.source(), intake.doubts(), intake.observedAt());
        mark(intake, results.personsIn(synced.changed()));
        return synced.ids();
    }

    Readings.Bounds bounds(CourseId course, SeenLineItem lineItem) {
        return doubts.bounds(course, lineItem.url());
    }

    @Transactional
    public void results(GradeIntake intake, LineItemId lineItem, Readings readings) {
        take(intake, lineItem, readings);
        doubts.replace(intake.course(), intake.source(), lineItem, readings.doubts(), intake.observedAt());
    }

    /** One score that somebody has looked at; whatever else was put aside stays there. */
    @Transactional
    public void accepted(GradeIntake intake, LineItemId lineItem, Reading reading) {
        take(intake, lineItem, new Readings(Map.of(reading.subject(), reading), List.of(), Set.of()));
    }

    private void take(GradeIntake intake, LineItemId lineItem, Readings readings) {
        changed.lock(intake.course());
        Changes changes = new Changes(intake.observedAt(), intake.isWhole());
        Map<PersonId, Standing> standing = standing(lineItem);
        changes.compare(lineItem, readings, persons(intake, readings.subjects()), standing);
        results.add(changes.first(), changes.next());
        results.confirmed(changes.same());
        mark(intake, changes.persons());
        if (!standing.isEmpty()) {
            measure(changes);
        }
    }

    /** From the mark in the LMS to the mark here. What is read of a line item for the first time may be years old. */
    private void measure(Changes changes) {
        Stream.concat(changes.first().stream(), changes.next().stream()).forEach(result -> {
            Instant gradedAt = result.gradedAt();
            if (gradedAt != null) {
                lag.record(Duration.between(gradedAt, result.observedAt()));
            }
        });
    }

    private void mark(GradeIntake intake, Set<PersonId> persons) {
        Set<PersonId> fresh = intake.unmarked(persons);
        changed.add(intake.course(), fresh);
        intake.marked(fresh);
    }

    private Map<String, PersonId> persons(GradeIntake intake, Set<String> subjects) {
        List<String> strangers = intake.strangers(subjects);
        return intake.meet(strangers.isEmpty() ? Map.of() : roster.persons(intake.course(), new HashSet<>(strangers)));
    }

    private Map<PersonId, Standing> standing(LineItemId lineItem) {
        Map<PersonId, Standing> standing = new HashMap<>();
        results.standing(lineItem).forEach(one -> standing.put(one.result().person(), one));
        return standing;
    }
}
