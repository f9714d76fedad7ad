package org.cairn.privacy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.cairn.gradebook.RestingCourses;
import org.cairn.shared.CourseId;
import org.cairn.shared.PersonId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Lets go of what learners have shown where no decision stands on it: results, evidence and standings, once nobody has opened the
 * course for a term. What a decision about them was based on is kept for a year after it (FIPPA, section 31), and what an award or a
 * case stands on for as long as that.
 */
@Component
class UnusedWork {

    /** Its setting is {@code cairn.retention.unused-work}. */
    static final String KIND = "unused-work";

    private static final Logger LOG = LoggerFactory.getLogger(UnusedWork.class);
    private static final Period KEPT = Period.ofMonths(6);
    private static final int COURSES = 100;
    private static final int MOST_COURSES = 2_000;
    private static final int PERSONS = 100;

    /** Longer than a pass over a course that was under way. */
    private static final Duration BEFORE_A_LOOK = Duration.ofDays(1);

    /** Until what is kept for a year is asked for again. */
    private static final Duration BETWEEN_LOOKS = Duration.ofDays(90);

    private final HeldRecords held;
    private final RestingCourses resting;
    private final Letting letting;
    private final Retention.Schedule schedule;
    private final Clock clock;

    UnusedWork(HeldRecords held, RestingCourses resting, Letting letting, Retention.Schedule schedule, Clock clock) {
        this.held = held;
        this.resting = resting;
        this.letting = letting;
        this.schedule = schedule;
        this.clock = clock;
    }

    /** @return of how many learners in how many courses, each counted */
    int letGo() {
        Instant now = clock.instant();
        rest(now);
        int gone = 0;
        List<CourseId> due = resting.due(now, MOST_COURSES);
        for (CourseId course : due) {
            gone += letGo(course, now);
        }
        LOG.info(
                "retention has looked at {} courses at rest, and let go of what {} learners had shown",
                due.size(),
                gone);
        return gone;
    }

    private void rest(Instant now) {
        Instant before =
                now.atOffset(ZoneOffset.UTC).minus(schedule.of(KIND, KEPT)).toInstant();
        int some = COURSES;
        for (int all = 0; some == COURSES && all < MOST_COURSES; all += some) {
            some = resting.rest(before, now, now.plus(BEFORE_A_LOOK), COURSES);
        }
    }

    private int letGo(CourseId course, Instant now) {
        Instant since = now.atOffset(ZoneOffset.UTC)
                .minusYears(Erasures.YEARS_AFTER_A_DECISION)
                .toInstant();
        Set<PersonId> who = held.whoHasWork(course);
        Set<PersonId> used = held.whoseWorkIsUsed(course, since);
        List<PersonId> unused =
                who.stream().filter(person -> !used.contains(person)).toList();
        int gone = 0;
        for (List<PersonId> some : batches(unused)) {
            gone += letting.go(course, some);
        }
        letting.end(course, gone, unused.size() < who.size() ? now.plus(BETWEEN_LOOKS) : null, now);
        return gone;
    }

    private static List<List<PersonId>> batches(List<PersonId> persons) {
        List<List<PersonId>> batches = new ArrayList<>();
        for (int from = 0; from < persons.size(); from += PERSONS) {
            batches.add(persons.subList(from, Math.min(from + PERSONS, persons.size())));
        }
        return batches;
    }
}
