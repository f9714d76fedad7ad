package org.cairn.home.web;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cairn.course.Enrolment;
import org.cairn.course.Roster;
import org.cairn.gradebook.Gradebook;
import org.cairn.gradebook.LineItemId;
import org.cairn.gradebook.Result;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.cairn.shared.Role;
import org.cairn.shared.Visitor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what somebody else may see of a learner. Who may is decided before. */
@Component
class Observed {

    private final LearnersPath paths;
    private final Roster roster;
    private final Gradebook gradebook;

    Observed(LearnersPath paths, Roster roster, Gradebook gradebook) {
        this.paths = paths;
        this.roster = roster;
        this.gradebook = gradebook;
    }

    /**
     * The learner of the visitor's own course whom the platform calls so.
     *
     * @throws Refusal NOT_FOUND where the course has no such learner
     */
    Enrolment learner(Visitor visitor, String subject) {
        return roster.enrolmentOf(visitor.course(), subject)
                .filter(found -> found.active() && found.roles().contains(Role.LEARNER))
                .orElseThrow(() -> new Refusal(Problem.NOT_FOUND, "home.learner-unknown"));
    }

    /** Those of the platform's names that are learners of the visitor's course. */
    List<Enrolment> learners(Visitor visitor, List<String> subjects) {
        return roster.learners(visitor.course()).stream()
                .filter(found -> found.active() && subjects.contains(found.subject()))
                .toList();
    }

    LearnerPage page(Visitor visitor, Enrolment learner) {
        Map<LineItemId, Result> results = gradebook.results(visitor.course(), learner.person()).stream()
                .collect(Collectors.toMap(Result::lineItem, result -> result));
        List<LearnerPage.Row> rows = gradebook.evidence(visitor.course()).stream()
                .filter(item -> !item.removed())
                .map(item -> row(item.label(), item.scoreMaximum(), results.get(item.id())))
                .toList();
        return new LearnerPage(learner.name().orElse(null), paths.of(visitor, learner.person()), rows);
    }

    /** Absent is not zero: what is not graded has no score. */
    private static LearnerPage.Row row(String label, BigDecimal maximum, @Nullable Result result) {
        return result == null || result.score() == null || result.maximum() == null
                ? new LearnerPage.Row(label, null, maximum)
                : new LearnerPage.Row(label, result.score(), result.maximum());
    }
}
