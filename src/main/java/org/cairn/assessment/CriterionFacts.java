package org.cairn.assessment;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.cairn.course.Enrolment;
import org.cairn.course.Roster;
import org.cairn.gradebook.Figure;
import org.cairn.gradebook.GradeIntake;
import org.cairn.gradebook.Gradebook;
import org.cairn.gradebook.OfferedLineItem;
import org.cairn.gradebook.OfferedResult;
import org.cairn.gradebook.Result;
import org.cairn.gradebook.SourceName;
import org.cairn.score.Scores;
import org.cairn.shared.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells what was judged: each criterion to Cairn's own gradebook, where it can be mapped, and the total to the platform's. */
@Component
class CriterionFacts {

    /** What the line items of this module are kept under. */
    static final SourceName SOURCE = new SourceName("cairn");

    private final Gradebook gradebook;
    private final Scores scores;
    private final Roster roster;

    CriterionFacts(Gradebook gradebook, Scores scores, Roster roster) {
        this.gradebook = gradebook;
        this.scores = scores;
        this.roster = roster;
    }

    /** The criteria of a task, so that they can be mapped before anybody has handed in. */
    void announce(EvidenceTask task, String title) {
        gradebook.take(task.course(), SOURCE, intake -> offer(intake, task, title));
    }

    /** What one learner reached in each criterion; in the caller's transaction. */
    void tell(EvidenceTask task, String title, PersonId learner, Assessment assessment) {
        Optional<String> subject = roster.enrolment(task.course(), learner).map(Enrolment::subject);
        gradebook.take(task.course(), SOURCE, intake -> {
            offer(intake, task, title);
            task.rows()
                    .forEach(row -> row.step(assessment.rank(row.criterion()))
                            .ifPresent(step -> result(intake, task, row, subject.orElse(null), step, assessment.at())));
        });
        scores.report(task.course(), task.activity(), learner, assessment.total(task), task.maximum());
    }

    private static void offer(GradeIntake intake, EvidenceTask task, String title) {
        task.rows()
                .forEach(row -> intake.lineItem(
                        new OfferedLineItem(key(task, row), label(title, row), Figure.judge(row.most()), null, null)));
        intake.listed();
    }

    private static void result(
            GradeIntake intake,
            EvidenceTask task,
            MarkingRow row,
            @Nullable String subject,
            MarkingRow.Step step,
            Instant at) {
        intake.result(
                key(task, row),
                new OfferedResult(
                        subject, Figure.judge(step.points()), Figure.judge(row.most()), Result.Status.PENDING, at));
        intake.complete(key(task, row));
    }

    static URI key(EvidenceTask task, MarkingRow row) {
        return URI.create("urn:cairn:criterion:" + task.activity() + ":" + row.criterion());
    }

    /** In the language that stands first; a line item has one label. */
    private static String label(String title, MarkingRow row) {
        String en = row.text().en();
        return title + ": " + (en == null ? row.text().fr() : en);
    }
}
