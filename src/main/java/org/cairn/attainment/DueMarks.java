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
import org.cairn.shared.CourseId;
import org.cairn.shared.PersonId;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Marks who must be evaluated, in the transaction of the cause; the work itself is a task. */
@Component
class DueMarks {

    private final Dues dues;
    private final LearnersMaps maps;
    private final Roster roster;
    private final SchedulerClient scheduler;
    private final Clock clock;

    DueMarks(Dues dues, LearnersMaps maps, Roster roster, SchedulerClient scheduler, Clock clock) {
        this.dues = dues;
        this.maps = maps;
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
        maps.publish(published, clock.instant());
        List<PersonId> learners = roster.learners(published.course()).stream()
                .map(Enrolment::person)
                .toList();
        List<PersonId> judged =
                maps.judging(published.course(), learners).getOrDefault(published.courseMap(), List.of());
        mark(published.courseMap(), published.course(), judged);
    }

    /** Marks these learners in every map that judges them; for causes within this module. */
    void markAll(CourseId course, Collection<PersonId> persons) {
        maps.judging(course, persons).forEach((map, judged) -> mark(map, course, judged));
    }

    private void mark(CourseMapId courseMap, CourseId course, Collection<PersonId> persons) {
        dues.mark(courseMap, course, persons, clock.instant());
        if (!persons.isEmpty()) {
            EvaluationTasks.soon(scheduler, course, clock.instant());
        }
    }
}
