package org.cairn.gradebook;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import org.cairn.gradebook.Results.Standing;
import org.cairn.shared.PersonId;
import org.jspecify.annotations.Nullable;

/** Compares what was read with what stands. Pure: neither the order of line items nor of pages plays a part. */
final class Changes {

    private final Instant observedAt;
    private final boolean whole;
    private final List<Result> first = new ArrayList<>();
    private final List<Result> next = new ArrayList<>();
    private final List<Result> same = new ArrayList<>();

    /** @param whole whether who is not in the list has nothing; else nothing is said of them */
    Changes(Instant observedAt, boolean whole) {
        this.observedAt = observedAt;
        this.whole = whole;
    }

    /** Results of those who had none. */
    List<Result> first() {
        return Collections.unmodifiableList(first);
    }

    /** Results that take the place of another. */
    List<Result> next() {
        return Collections.unmodifiableList(next);
    }

    /** Results that say the same as before, with a later time. */
    List<Result> same() {
        return Collections.unmodifiableList(same);
    }

    Set<PersonId> persons() {
        Set<PersonId> persons = new HashSet<>();
        first.forEach(result -> persons.add(result.person()));
        next.forEach(result -> persons.add(result.person()));
        return persons;
    }

    void compare(
            LineItemId lineItem, Readings readings, Map<String, PersonId> persons, Map<PersonId, Standing> standing) {
        // Two accounts of one person (joined by proof): one reading stands.
        Map<PersonId, Reading> byPerson = new HashMap<>();
        readings.believed()
                .forEach((subject, reading) -> person(persons, subject)
                        .ifPresent(person -> byPerson.merge(person, reading, BinaryOperator.maxBy(Reading.STANDING))));
        byPerson.forEach((person, reading) -> compare(lineItem, person, reading, standing.get(person)));
        if (!whole) {
            return;
        }
        Set<PersonId> others = new HashSet<>();
        readings.others().forEach(subject -> person(persons, subject).ifPresent(others::add));
        standing.forEach((person, known) -> {
            if (!byPerson.containsKey(person) && !others.contains(person)) {
                takenBack(known);
            }
        });
    }

    private void compare(LineItemId lineItem, PersonId person, Reading reading, @Nullable Standing known) {
        Result now = new Result(
                lineItem, person, reading.status(), reading.score(), reading.maximum(), observedAt, reading.gradedAt());
        if (known == null) {
            first.add(now);
        } else if (!isOlder(reading.gradedAt(), known)) {
            if (reading.differs(known.result())) {
                next.add(now);
            } else if (reading.gradedAt() != null && !reading.gradedAt().equals(known.latestGradedAt())) {
                same.add(now);
            }
        }
    }

    /** Graded before, and not in a whole list now: the platform took it back. */
    private void takenBack(Standing known) {
        Result was = known.result();
        if (was.status() == Result.Status.GRADED && !was.observedAt().isAfter(observedAt)) {
            next.add(new Result(was.lineItem(), was.person(), Result.Status.REMOVED, null, null, observedAt, null));
        }
    }

    /**
     * Read before what stands, or graded before it by the platform's own time. A time in the future of when we saw it
     * counts as that moment: a platform's wrong clock must not shut out what its teachers correct.
     */
    private boolean isOlder(@Nullable Instant gradedAt, Standing known) {
        Instant seen = known.result().observedAt();
        if (seen.isAfter(observedAt)) {
            return true;
        }
        Instant latest = known.latestGradedAt();
        if (gradedAt == null || latest == null) {
            return false;
        }
        return gradedAt.isBefore(latest.isAfter(seen) ? seen : latest);
    }

    /** Nobody where it is somebody who was erased: nothing is taken up of them. */
    private static Optional<PersonId> person(Map<String, PersonId> persons, String subject) {
        return Optional.ofNullable(persons.get(subject));
    }
}
