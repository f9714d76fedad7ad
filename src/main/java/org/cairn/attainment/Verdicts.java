package org.cairn.attainment;

import java.util.List;
import java.util.Map;
import org.cairn.course.Enrolment;
import org.cairn.course.Roster;
import org.cairn.mapping.CourseMap;
import org.cairn.shared.CourseId;
import org.cairn.shared.PersonId;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.cairn.shared.Role;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Evaluates learners in a course map and says what has come of it, in the caller's transaction. */
@Component
class Verdicts {

    private final Evaluations evaluations;
    private final Standings standings;
    private final Progress progress;
    private final Roster roster;
    private final ApplicationEventPublisher events;

    Verdicts(
            Evaluations evaluations,
            Standings standings,
            Progress progress,
            Roster roster,
            ApplicationEventPublisher events) {
        this.evaluations = evaluations;
        this.standings = standings;
        this.progress = progress;
        this.roster = roster;
        this.events = events;
    }

    void reach(Evaluation evaluation, List<PersonId> persons) {
        List<Evidence> reached = evaluations.evaluate(evaluation, persons);
        Map<PersonId, String> stored =
                standings.inputsHashes(evaluation.courseMap().id(), persons);
        List<Evidence> changed = reached.stream()
                .filter(evidence -> !evidence.inputsHash().equals(stored.get(evidence.person())))
                .toList();
        progress.reporting(
                evaluation.courseMap().course(),
                changed.stream().map(Evidence::person).toList(),
                () -> standings.store(changed));
        if (!changed.isEmpty()) {
            events.publishEvent(Standing.Changed.of(evaluation.courseMap(), changed));
        }
        reached.stream().filter(Evidence::met).forEach(this::tell);
    }

    /** Whoever has left keeps what was shown, but gets no award without a person's word. */
    private void tell(Evidence evidence) {
        if (isLearning(evidence.course(), evidence.person())) {
            events.publishEvent(
                    new ThresholdsMet(evidence.courseMap(), evidence.version(), evidence.course(), evidence.person()));
        }
    }

    Evaluation evaluation(CourseMap map) {
        return evaluations.of(map).orElseThrow(() -> new Refusal(Problem.NOT_FOUND, "attainment.unknown"));
    }

    /** Judges the learner by this map from now on: the progress is reported once, from one map to the other. */
    void restart(Evaluation evaluation, PersonId person, Runnable release) {
        progress.reporting(evaluation.courseMap().course(), List.of(person), () -> {
            release.run();
            reach(evaluation, List.of(person));
        });
    }

    private boolean isLearning(CourseId course, PersonId person) {
        return roster.enrolment(course, person)
                .filter(Enrolment::active)
                .filter(enrolment -> enrolment.roles().contains(Role.LEARNER))
                .isPresent();
    }
}
