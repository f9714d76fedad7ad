package org.cairn.assessment;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cairn.competency.Competency;
import org.cairn.competency.CompetencyId;
import org.cairn.gradebook.Activities;
import org.cairn.gradebook.Activity;
import org.cairn.gradebook.ActivityId;
import org.cairn.shared.CourseId;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.cairn.shared.Visitor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which activities of a course ask for evidence, and by which criteria it is judged. */
@Service
public class EvidenceTasks {

    private final EvidenceTaskTable tasks;
    private final SubmissionTable submissions;
    private final Activities activities;
    private final CourseCompetencies competencies;
    private final CriterionFacts facts;
    private final Clock clock;

    EvidenceTasks(
            EvidenceTaskTable tasks,
            SubmissionTable submissions,
            Activities activities,
            CourseCompetencies competencies,
            CriterionFacts facts,
            Clock clock) {
        this.tasks = tasks;
        this.submissions = submissions;
        this.activities = activities;
        this.competencies = competencies;
        this.facts = facts;
        this.clock = clock;
    }

    /** What an activity of the course asks for, by its own id or by the one that links carry; empty where it asks for none. */
    public Optional<EvidenceTask> find(CourseId course, ActivityId activity) {
        return tasks.find(course, activities.get(course, activity).id());
    }

    /** The activities of a course that ask for evidence. */
    public Set<ActivityId> in(CourseId course) {
        return tasks.in(course);
    }

    /** The competencies by which evidence can be judged in the course: those of its micro-credentials. */
    public List<Competency> choices(Visitor instructor) {
        return competencies.all(instructor.mustTeach().course());
    }

    /** Whether somebody has handed something in, so that the criteria stay as they are. */
    public boolean isBegun(Visitor instructor, ActivityId activity) {
        CourseId course = instructor.mustTeach().course();
        return submissions.isBegun(
                course, new Subject.Task(activities.get(course, activity).id()));
    }

    /**
     * Asks for evidence in an activity. Once something is handed in, the criteria stay.
     *
     * @throws Refusal INVALID where nothing can be handed in or judged by, NOT_FOUND where the course has no such activity or
     *     competency
     */
    @Transactional
    public void ask(Visitor instructor, ActivityId id, Set<Piece.Kind> kinds, List<CompetencyId> chosen) {
        CourseId course = instructor.mustTeach().course();
        Activity activity = activities.get(course, id);
        if (kinds.isEmpty() || chosen.isEmpty()) {
            throw new Refusal(Problem.INVALID, "assessment.nothing-asked");
        }
        Optional<EvidenceTask> before = tasks.find(course, activity.id());
        if (before.isPresent() && submissions.isBegun(course, new Subject.Task(activity.id()))) {
            tasks.change(
                    new EvidenceTask(activity.id(), course, kinds, before.get().rows()), clock.instant());
            return;
        }
        EvidenceTask task = new EvidenceTask(activity.id(), course, kinds, rows(course, chosen));
        tasks.put(task, clock.instant());
        facts.announce(task, activity.title());
    }

    private List<MarkingRow> rows(CourseId course, List<CompetencyId> chosen) {
        Map<CompetencyId, Competency> known = new LinkedHashMap<>();
        competencies.all(course).forEach(competency -> known.put(competency.id(), competency));
        if (!known.keySet().containsAll(chosen)) {
            throw new Refusal(Problem.NOT_FOUND, "assessment.no-such-competency");
        }
        return known.values().stream()
                .filter(competency -> chosen.contains(competency.id()))
                .flatMap(competency -> MarkingRow.of(competency).stream())
                .toList();
    }
}
