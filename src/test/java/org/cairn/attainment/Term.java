package org.cairn.attainment;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.cairn.gradebook.LineItem;
import org.cairn.gradebook.Result;
import org.cairn.gradebook.ResultsRecorded;
import org.cairn.mapping.CourseMap;
import org.cairn.mapping.CourseMapId;
import org.cairn.mapping.CourseMaps;
import org.cairn.mapping.Mapping;
import org.cairn.mapping.Publication;
import org.cairn.mapping.Raised;
import org.cairn.microcredential.MicrocredentialVersion;
import org.cairn.microcredential.Microcredentials;
import org.cairn.shared.CourseId;
import org.cairn.shared.PersonId;
import org.cairn.shared.Visitor;
import org.cairn.testing.Rules;
import org.jspecify.annotations.Nullable;

/** A term in which the rule changes: three activities of 50 points, one for each competency of a template. */
public final class Term {

    public final CourseId course;
    public final Visitor instructor;
    public final Attainments attainments;
    public final LearnersMaps maps;
    public final List<LineItem> activities = new ArrayList<>();

    private final Rules rules;

    public Term(Rules rules) {
        this.rules = rules;
        course = rules.course("FALL-1010 " + UUID.randomUUID());
        instructor = rules.instructor(course);
        attainments = rules.the(Attainments.class);
        maps = rules.the(LearnersMaps.class);
        for (String label : List.of("Quiz", "Plan", "Drill")) {
            activities.add(rules.lineItem(course, label, 50));
        }
    }

    /** A new learner with these marks; null is none. */
    public PersonId graded(@Nullable String... scores) {
        PersonId learner = rules.learner(course);
        gradeAll(learner, scores);
        return learner;
    }

    public void gradeAll(PersonId learner, @Nullable String... scores) {
        for (int i = 0; i < scores.length; i++) {
            if (scores[i] != null) {
                rules.graded(activities.get(i), learner, scores[i]);
            }
        }
        rules.the(DueMarks.class).on(new ResultsRecorded(course, Set.of(learner)));
    }

    public void evaluate() {
        attainments.evaluateNow(course);
    }

    public CourseMap published() {
        MicrocredentialVersion version = rules.the(Microcredentials.class).take(instructor, "fall-protection");
        return rules.published(instructor, version, activities);
    }

    /** The draft of the next map, which asks for this in every competency. */
    public CourseMap revised(CourseMap map, String threshold) {
        CourseMaps courseMaps = rules.the(CourseMaps.class);
        CourseMap draft = courseMaps.revise(instructor, map.id());
        List<Raised> raised = draft.mappings().stream()
                .map(Mapping::competency)
                .distinct()
                .map(competency -> new Raised(competency, new BigDecimal(threshold)))
                .toList();
        courseMaps.raise(instructor, draft.id(), raised);
        return draft;
    }

    public CourseMap next(CourseMap map, String threshold) {
        return publish(revised(map, threshold));
    }

    public CourseMap publish(CourseMap draft) {
        return rules.the(Publication.class).publish(instructor, draft.id());
    }

    /** The map as it is now. */
    public CourseMap now(CourseMap map) {
        return rules.the(CourseMaps.class).find(map.id()).orElseThrow();
    }

    /** Whoever has a stored standing in the map. */
    List<PersonId> standings(CourseMap map) {
        return rules.jdbc()
                .sql("SELECT person_id FROM standing WHERE course_map_id = :map")
                .param("map", map.id().value())
                .query((row, number) -> new PersonId(row.getObject("person_id", UUID.class)))
                .list();
    }

    /** What the first map alone makes of the learner's first mark and these two more. */
    String inputsHash(CourseMap map, PersonId learner, String... more) {
        List<Result> results = new ArrayList<>(rules.gradebook().results(course, learner));
        for (int i = 0; i < more.length; i++) {
            LineItem item = activities.get(i + 1);
            results.add(new Result(
                    item.id(),
                    learner,
                    Result.Status.GRADED,
                    new BigDecimal(more[i]),
                    item.scoreMaximum(),
                    Rules.NOW,
                    null));
        }
        Evaluations evaluations = rules.the(Evaluations.class);
        Evaluation evaluation =
                evaluations.of(new CourseMapId(map.id().value())).orElseThrow();
        return evaluations.evaluate(evaluation, learner, results, List.of()).inputsHash();
    }
}
