package org.cairn.attainment;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cairn.course.Enrolment;
import org.cairn.course.LearnersArrived;
import org.cairn.course.Roster;
import org.cairn.gradebook.Gradebook;
import org.cairn.gradebook.Result;
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
    private final Known known;
    private final Roster roster;
    private final SchedulerClient scheduler;
    private final Clock clock;

    DueMarks(Dues dues, Known known, Roster roster, SchedulerClient scheduler, Clock clock) {
        this.dues = dues;
        this.known = known;
        this.roster = roster;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    /** Who is judged by which map, what was graded of them, and where they stood last. */
    @Component
    record Known(LearnersMaps maps, Standings standings, Gradebook gradebook) {}

    @EventListener
    @Transactional
    public void on(ResultsRecorded recorded) {
        markAll(recorded.course(), recorded.persons());
    }

    @EventListener
    @Transactional
    public void on(CourseMapPublished published) {
        known.maps().publish(published, clock.instant());
        List<PersonId> learners = roster.learners(published.course()).stream()
                .map(Enrolment::person)
                .toList();
        List<PersonId> judged =
                known.maps().judging(published.course(), learners).getOrDefault(published.courseMap(), List.of());
        mark(published.courseMap(), published.course(), judged);
    }

    /**
     * Whoever was judged before the roster named them was given nothing, and their results may never change again. Who has not
     * been judged yet is marked by their first result.
     */
    @EventListener
    @Transactional
    public void on(LearnersArrived arrived) {
        Map<CourseMapId, List<PersonId>> judging = known.maps().judging(arrived.course(), arrived.persons());
        if (judging.isEmpty()) {
            return; // as at each first click in a course without a map, which waits for this
        }
        Map<PersonId, List<Result>> graded = known.gradebook().resultsOf(arrived.course(), arrived.persons());
        judging.forEach((map, judged) -> {
            Set<PersonId> stood = known.standings().inputsHashes(map, judged).keySet();
            mark(
                    map,
                    arrived.course(),
                    judged.stream()
                            .filter(person -> stood.contains(person) || graded.containsKey(person))
                            .toList());
        });
    }

    /** Marks these learners in every map that judges them; for causes within this module. */
    void markAll(CourseId course, Collection<PersonId> persons) {
        known.maps().judging(course, persons).forEach((map, judged) -> mark(map, course, judged));
    }

    private void mark(CourseMapId courseMap, CourseId course, Collection<PersonId> persons) {
        dues.mark(courseMap, course, persons, clock.instant());
        if (!persons.isEmpty()) {
            EvaluationTasks.soon(scheduler, course, clock.instant());
        }
    }
}
