package org.cairn.attainment;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import org.cairn.course.Enrolment;
import org.cairn.course.Roster;
import org.cairn.gradebook.ResultsRecorded;
import org.cairn.mapping.CourseMapId;
import org.cairn.mapping.CourseMapPublished;
import org.cairn.mapping.CourseMaps;
import org.cairn.shared.CourseId;
import org.cairn.shared.PersonId;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Marks who must be evaluated, in the transaction of the cause; the work itself is a task. */
@Component
class DueMarks {

    private final Dues dues;
    private final CourseMaps courseMaps;
    private final Roster roster;
    private final SchedulerClient scheduler;
    private final Clock clock;

    DueMarks(Dues dues, CourseMaps courseMaps, Roster roster, SchedulerClient scheduler, Clock clock) {
        this.dues = dues;
        this.courseMaps = courseMaps;
        this.roster = roster;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    @EventListener
    @Transactional
    public void on(ResultsRecorded recorded) {
        markAll(recorded.course(), recorded.persons());
    }

    @EventListener
    @Transactional
    public void on(CourseMapPublished published) {
        List<PersonId> learners = roster.learners(published.course()).stream()
                .map(Enrolment::person)
                .toList();
        mark(published.courseMap(), published.course(), learners);
    }

    /** Marks these learners in every map in force; for causes within this module. */
    void markAll(CourseId course, Collection<PersonId> persons) {
        courseMaps.published(course).forEach(map -> mark(map.id(), course, persons));
    }

    private void mark(CourseMapId courseMap, CourseId course, Collection<PersonId> persons) {
        dues.mark(courseMap, course, persons, clock.instant());
        if (!persons.isEmpty()) {
            EvaluationTasks.soon(scheduler, course, clock.instant());
        }
    }
}
