package org.cairn.attainment;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cairn.gradebook.Gradebook;
import org.cairn.gradebook.LineItemId;
import org.cairn.gradebook.Result;
import org.cairn.mapping.CourseMapId;
import org.cairn.shared.CourseId;
import org.cairn.shared.PersonId;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.springframework.stereotype.Service;

/** What learners have shown. */
@Service
public class Attainments {

    private final Standings standings;
    private final Evaluations evaluations;
    private final DueWork dueWork;
    private final Gradebook gradebook;

    Attainments(Standings standings, Evaluations evaluations, DueWork dueWork, Gradebook gradebook) {
        this.standings = standings;
        this.evaluations = evaluations;
        this.dueWork = dueWork;
        this.gradebook = gradebook;
    }

    /**
     * Where the learner stands; evaluated on the spot, without storing, where no evaluation is stored.
     *
     * @throws Refusal NOT_FOUND where there is no such course map
     */
    public Standing of(CourseMapId courseMap, PersonId person) {
        Evaluation evaluation = evaluation(courseMap);
        return standing(stored(evaluation, person).orElseGet(() -> evaluations.evaluate(evaluation, person)));
    }

    /**
     * Where every learner whom the map judges stands, in the order of the roster.
     *
     * @throws Refusal NOT_FOUND where there is no such course map
     */
    public List<Standing> of(CourseMapId courseMap) {
        Evaluation evaluation = evaluation(courseMap);
        CourseId course = evaluation.courseMap().course();
        Map<PersonId, Standing> stored = standings.of(courseMap);
        List<PersonId> learners = evaluations.judgedBy(evaluation);
        Map<PersonId, List<Result>> results = stored.keySet().containsAll(learners)
                ? Map.of()
                : gradebook.results(course).stream().collect(Collectors.groupingBy(Result::person));
        Map<PersonId, List<Ruling>> rulings = results.isEmpty() ? Map.of() : evaluations.rulings(course);
        return learners.stream()
                .map(person -> Optional.ofNullable(stored.get(person))
                        .orElseGet(() -> standing(evaluations.evaluate(
                                evaluation,
                                person,
                                results.getOrDefault(person, List.of()),
                                rulings.getOrDefault(person, List.of())))))
                .toList();
    }

    /**
     * What led to the learner's stored standing, to be frozen with an award.
     *
     * @throws Refusal NOT_FOUND where the learner has not been evaluated
     */
    public Evidence evidence(CourseMapId courseMap, PersonId person) {
        return stored(evaluation(courseMap), person).orElseThrow(Attainments::unknown);
    }

    /**
     * What the learner has shown since a moment, as it would be frozen with an award: only what was graded and decided then or
     * later counts. Evaluated on the spot, and not stored.
     *
     * @throws Refusal NOT_FOUND where there is no such course map
     */
    public Evidence evidenceSince(CourseMapId courseMap, PersonId person, Instant since) {
        return evaluations.evaluateSince(evaluation(courseMap), person, since);
    }

    /** Where the learner stands by that alone. */
    public Standing since(CourseMapId courseMap, PersonId person, Instant since) {
        return standing(evidenceSince(courseMap, person, since));
    }

    /** Works off everything that is due in the course, now. */
    public void evaluateNow(CourseId course) {
        dueWork.workOff(course);
    }

    /** Whether results of the course have come that are about to be evaluated. */
    public boolean isEvaluating(CourseId course) {
        return dueWork.isDue(course);
    }

    /**
     * Where somebody with these marks would stand, judged as everybody is; nobody is meant and nothing is stored.
     *
     * @param shares of the maximum, 0 to 1, in the order in which they came; what is missing is not graded
     * @throws Refusal NOT_FOUND where there is no such course map
     */
    public Standing sample(CourseMapId courseMap, Map<LineItemId, BigDecimal> shares) {
        Evaluation evaluation = evaluation(courseMap);
        PersonId nobody = new PersonId(new UUID(0, 0));
        List<Result> results = new ArrayList<>();
        shares.forEach((lineItem, share) -> Optional.ofNullable(
                        evaluation.lineItems().get(lineItem))
                .ifPresent(item -> results.add(new Result(
                        lineItem,
                        nobody,
                        Result.Status.GRADED,
                        share.multiply(item.scoreMaximum()),
                        item.scoreMaximum(),
                        Instant.EPOCH.plusSeconds(results.size()),
                        null))));
        return standing(evaluations.evaluate(evaluation, nobody, results, List.of()));
    }

    private Evaluation evaluation(CourseMapId courseMap) {
        return evaluations.of(courseMap).orElseThrow(Attainments::unknown);
    }

    private Optional<Evidence> stored(Evaluation evaluation, PersonId person) {
        return standings.find(
                evaluation.courseMap().id(), evaluation.courseMap().version(), person);
    }

    private static Standing standing(Evidence evidence) {
        return new Standing(
                evidence.courseMap(),
                evidence.person(),
                evidence.competencies(),
                evidence.met(),
                evidence.evaluatedAt());
    }

    private static Refusal unknown() {
        return new Refusal(Problem.NOT_FOUND, "attainment.unknown");
    }
}
