package org.cairn.assessment;

import org.cairn.gradebook.Activities;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What follows when an assessment is given back, in the same transaction. */
@Component
class Consequences {

    private final EvidenceTaskTable tasks;
    private final Activities activities;
    private final CriterionFacts facts;
    private final MarkingRows rows;
    private final ApplicationEventPublisher events;

    Consequences(
            EvidenceTaskTable tasks,
            Activities activities,
            CriterionFacts facts,
            MarkingRows rows,
            ApplicationEventPublisher events) {
        this.tasks = tasks;
        this.activities = activities;
        this.facts = facts;
        this.rows = rows;
        this.events = events;
    }

    void of(Submission submission, Assessment assessment) {
        if (submission.subject() instanceof Subject.Task task) {
            EvidenceTask asked = tasks.find(submission.course(), task.activity())
                    .orElseThrow(() -> new Refusal(Problem.NOT_FOUND, "assessment.not-asked"));
            String title = activities.get(submission.course(), task.activity()).title();
            facts.tell(asked, title, submission.person(), assessment);
        } else if (submission.subject() instanceof Subject.PriorLearning prior) {
            events.publishEvent(new PriorLearningJudged(
                    submission.course(),
                    submission.person(),
                    prior.competency(),
                    assessment.by(),
                    rows.areRecognised(submission, assessment),
                    rows.reason(assessment)));
        }
    }
}
