package org.cairn.attainment;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cairn.attainment.Evidence.Fact;
import org.cairn.competency.Competency;
import org.cairn.competency.CompetencyId;
import org.cairn.gradebook.Gradebook;
import org.cairn.gradebook.Result;
import org.cairn.mapping.CourseMap;
import org.cairn.mapping.CourseMapId;
import org.cairn.mapping.CourseMaps;
import org.cairn.microcredential.Definition;
import org.cairn.microcredential.MicrocredentialVersion;
import org.cairn.microcredential.Microcredentials;
import org.cairn.shared.CourseId;
import org.cairn.shared.PersonId;
import org.cairn.shared.Refusal;
import org.cairn.shared.Visitor;
import org.springframework.stereotype.Component;

/** Brings rule and facts together for the engine. */
@Component
class Evaluations {

    private final Sources sources;
    private final Microcredentials microcredentials;
    private final Gradebook gradebook;
    private final RulingTable rulings;
    private final Clock clock;

    Evaluations(
            Sources sources, Microcredentials microcredentials, Gradebook gradebook, RulingTable rulings, Clock clock) {
        this.sources = sources;
        this.microcredentials = microcredentials;
        this.gradebook = gradebook;
        this.rulings = rulings;
        this.clock = clock;
    }

    /** The maps, and whom they judge. */
    @Component
    record Sources(CourseMaps courseMaps, LearnersMaps learnersMaps) {}

    Optional<Evaluation> of(CourseMapId id) {
        return sources.courseMaps().find(id).flatMap(this::of);
    }

    /** The same, kept from being superseded until the transaction ends. */
    Optional<Evaluation> held(CourseMapId id) {
        return sources.courseMaps().hold(id).flatMap(this::of);
    }

    /** Those of these learners whom it is this map that judges now, in their order. */
    List<PersonId> judgedBy(Evaluation evaluation, List<PersonId> persons) {
        return sources.learnersMaps().judgedBy(evaluation.courseMap(), persons);
    }

    /** The learners whom the map judges, in the order of the roster. */
    List<PersonId> judgedBy(Evaluation evaluation) {
        return sources.learnersMaps().judgedBy(evaluation.courseMap());
    }

    Optional<Evaluation> of(CourseMap courseMap) {
        return microcredentials
                .version(courseMap.version())
                .map(version -> Evaluation.of(courseMap, version, gradebook.evidence(courseMap.course())));
    }

    /** @throws Refusal NOT_FOUND where the instructor's course has no such map */
    CourseMap map(Visitor instructor, CourseMapId id) {
        return sources.courseMaps().find(instructor, id);
    }

    Optional<Competency> competency(CourseMap map, CompetencyId id) {
        return definition(map).flatMap(definition -> definition.competency(id));
    }

    /** Whether a level of the competency is at least what the map's micro-credential asks for. */
    boolean isEnough(CourseMap map, Competency competency, UUID level) {
        return definition(map).stream()
                .flatMap(definition -> definition.requirements().stream())
                .filter(asked -> asked.competency().id().equals(competency.id()))
                .anyMatch(asked -> competency.scale().levels().stream()
                        .anyMatch(
                                one -> one.id().equals(level) && one.lowerCut().compareTo(asked.asked()) >= 0));
    }

    private Optional<Definition> definition(CourseMap map) {
        return microcredentials.version(map.version()).map(MicrocredentialVersion::definition);
    }

    Evidence evaluate(Evaluation evaluation, PersonId person) {
        return evaluate(evaluation, List.of(person)).get(0);
    }

    /** Several learners, in their order; what is known of them is read at once. */
    List<Evidence> evaluate(Evaluation evaluation, List<PersonId> persons) {
        CourseId course = evaluation.courseMap().course();
        Map<PersonId, List<Result>> results = gradebook.resultsOf(course, persons);
        Map<PersonId, List<Ruling>> decided = rulings.of(course, persons);
        return persons.stream()
                .map(person -> evaluate(
                        evaluation,
                        person,
                        results.getOrDefault(person, List.of()),
                        decided.getOrDefault(person, List.of())))
                .toList();
    }

    /** One learner, by what was graded and decided since a moment alone. */
    Evidence evaluateSince(Evaluation evaluation, PersonId person, Instant since) {
        CourseId course = evaluation.courseMap().course();
        List<Result> results = gradebook.resultsOf(course, List.of(person)).getOrDefault(person, List.of()).stream()
                .filter(result -> !Mark.at(result).isBefore(since))
                .toList();
        List<Ruling> decided = rulings.of(course, List.of(person)).getOrDefault(person, List.of()).stream()
                .filter(ruling -> !ruling.at().isBefore(since))
                .toList();
        return evaluate(evaluation, person, results, decided);
    }

    /** What people have decided in a course. */
    Map<PersonId, List<Ruling>> rulings(CourseId course) {
        return rulings.of(course);
    }

    /**
     * @param results of this learner
     * @param decided of this learner, whatever the micro-credential
     */
    Evidence evaluate(Evaluation evaluation, PersonId person, List<Result> results, List<Ruling> decided) {
        List<Ruling> concerning = evaluation.concerning(decided);
        List<CompetencyStanding> competencies = evaluation.judge(results, concerning);
        List<Fact> facts = evaluation.facts(results);
        CourseMap courseMap = evaluation.courseMap();
        return new Evidence(
                Engine.VERSION,
                courseMap.version(),
                Evaluation.hash(evaluation.version().hash()),
                courseMap.id(),
                Evaluation.hash(courseMap.hash()),
                evaluation.inputsHash(facts, concerning),
                courseMap.course(),
                person,
                clock.instant(),
                evaluation.isEarned(competencies),
                facts,
                competencies,
                concerning);
    }
}
