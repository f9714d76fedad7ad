package org.cairn.attainment;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.cairn.attainment.Evidence.Fact;
import org.cairn.gradebook.Gradebook;
import org.cairn.gradebook.Result;
import org.cairn.mapping.CourseMap;
import org.cairn.mapping.CourseMapId;
import org.cairn.mapping.CourseMaps;
import org.cairn.microcredential.Microcredentials;
import org.cairn.shared.PersonId;
import org.springframework.stereotype.Component;

/** Brings rule and facts together for the engine. */
@Component
class Evaluations {

    private final CourseMaps courseMaps;
    private final Microcredentials microcredentials;
    private final Gradebook gradebook;
    private final Clock clock;

    Evaluations(CourseMaps courseMaps, Microcredentials microcredentials, Gradebook gradebook, Clock clock) {
        this.courseMaps = courseMaps;
        this.microcredentials = microcredentials;
        this.gradebook = gradebook;
        this.clock = clock;
    }

    Optional<Evaluation> of(CourseMapId id) {
        return courseMaps.find(id).flatMap(this::of);
    }

    Optional<Evaluation> of(CourseMap courseMap) {
        return microcredentials
                .version(courseMap.version())
                .map(version -> Evaluation.of(courseMap, version, gradebook.evidence(courseMap.course())));
    }

    Evidence evaluate(Evaluation evaluation, PersonId person) {
        return evaluate(
                evaluation, person, gradebook.results(evaluation.courseMap().course(), person));
    }

    /** @param results of this learner */
    Evidence evaluate(Evaluation evaluation, PersonId person, List<Result> results) {
        List<CompetencyStanding> competencies = evaluation.judge(results);
        List<Fact> facts = evaluation.facts(results);
        CourseMap courseMap = evaluation.courseMap();
        return new Evidence(
                Engine.VERSION,
                courseMap.version(),
                Evaluation.hash(evaluation.version().hash()),
                courseMap.id(),
                Evaluation.hash(courseMap.hash()),
                evaluation.inputsHash(facts),
                courseMap.course(),
                person,
                clock.instant(),
                evaluation.isEarned(competencies),
                facts,
                competencies);
    }
}
