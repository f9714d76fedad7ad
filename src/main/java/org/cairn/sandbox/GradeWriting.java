package org.cairn.sandbox;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a tool changes in the gradebook. */
@Component
final class GradeWriting {

    private final LineItems lineItems;
    private final Gradebook gradebook;
    private final Manners manners;
    private final Submissions submissions;
    private final Ids ids;

    GradeWriting(LineItems lineItems, Gradebook gradebook, Manners manners, Submissions submissions, Ids ids) {
        this.lineItems = lineItems;
        this.gradebook = gradebook;
        this.manners = manners;
        this.submissions = submissions;
        this.ids = ids;
    }

    LineItem create(LineItemJson sent, Course course, Tool tool, @Nullable String link) {
        LineItem item = sent.asItem(ids.next(), course, tool, link, LineItem.Origin.SERVICE);
        lineItems.put(item);
        return item;
    }

    LineItem change(LineItem before, LineItemJson sent, Course course, Tool tool, @Nullable String link) {
        LineItem after = sent.asItem(before.id(), course, tool, link, before.origin());
        gradebook.change(before, after);
        return after;
    }

    void remove(LineItem item) {
        gradebook.remove(item);
    }

    /** @throws ServiceRefusal where a grade is there that is as late, by the reckoning of the LMS */
    void score(ScoreJson score, LineItem item, Person learner) {
        Lms lms = manners.now();
        lms.graded(score, item).ifPresent(grade -> {
            if (!gradebook.record(item, learner, grade, lms::isLater)) {
                throw lms.stale();
            }
            if (lms.countsSubmissions() && score.isNewSubmission()) {
                submissions.add(item, learner);
            }
        });
    }
}
