package org.cairn.assessment.web;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.cairn.assessment.Assessment;
import org.cairn.assessment.Assessments;
import org.cairn.assessment.MarkingRow;
import org.cairn.assessment.Subject;
import org.cairn.assessment.Submission;
import org.cairn.assessment.SubmissionId;
import org.cairn.assessment.Submissions;
import org.cairn.course.Enrolment;
import org.cairn.gradebook.Activities;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.cairn.shared.Visitor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** An instructor judges what was handed in, criterion by criterion. */
@Controller
@RequestMapping("/l/{launchId}/teach/submissions/{submission}")
class MarkController {

    private static final String PAGE = "assessment/mark";

    private final Assessments assessments;
    private final Submissions submissions;
    private final Activities activities;
    private final People people;

    MarkController(Assessments assessments, Submissions submissions, Activities activities, People people) {
        this.assessments = assessments;
        this.submissions = submissions;
        this.activities = activities;
        this.people = people;
    }

    @GetMapping
    ModelAndView show(Visitor visitor, @PathVariable("submission") UUID id) {
        Submission submission = assessments.submission(visitor, new SubmissionId(id));
        Optional<Assessment> newest = assessments.of(submission).stream().findFirst();
        return new ModelAndView(PAGE).addObject("page", page(visitor, submission, newest, null));
    }

    @PostMapping
    ModelAndView save(Visitor visitor, @PathVariable("submission") UUID id, @RequestParam Map<String, String> typed) {
        Submission submission = assessments.submission(visitor, new SubmissionId(id));
        MarkForm form = MarkForm.of(typed, assessments.rows(submission));
        boolean prior = submission.subject() instanceof Subject.PriorLearning;
        if (form.giveBack() && !form.isComplete(prior)) {
            String problem = prior ? "assessment.mark.incomplete.prior" : "assessment.mark.incomplete";
            return again(visitor, submission, form, HttpStatus.UNPROCESSABLE_CONTENT, problem);
        }
        try {
            assessments.save(visitor, submission.id(), form.seen(), form.said(), form.giveBack());
        } catch (Refusal refusal) {
            if (refusal.problem() != Problem.CONFLICT) {
                throw refusal;
            }
            // What was typed is not thrown away; what stands now is shown with it, and counts as seen.
            Submission now = assessments.submission(visitor, submission.id());
            return again(visitor, now, form, HttpStatus.CONFLICT, "assessment.mark.changed");
        }
        return new ModelAndView("redirect:/l/" + visitor.launch()
                + (form.giveBack() ? back(submission) : "/teach/submissions/" + submission.id()));
    }

    private ModelAndView again(
            Visitor visitor, Submission submission, MarkForm form, HttpStatus status, String problem) {
        Assessment typed = new Assessment(
                0,
                true,
                visitor.person(),
                Objects.requireNonNull(submission.handedInAt()),
                form.said().overall(),
                form.said().judgements(),
                form.said().again());
        return new ModelAndView(PAGE, status).addObject("page", page(visitor, submission, Optional.of(typed), problem));
    }

    private MarkPage page(
            Visitor visitor, Submission submission, Optional<Assessment> shown, @Nullable String problem) {
        List<MarkingRow> rows = assessments.rows(submission);
        Optional<Enrolment> learner = people.enrolment(submission.course(), submission.person());
        return new MarkPage(
                submission.id().value(),
                title(visitor, submission, rows),
                learner.flatMap(Enrolment::name).orElse(null),
                learner.map(Enrolment::subject).orElse(""),
                submission.version(),
                back(submission),
                submission.subject() instanceof Subject.PriorLearning,
                submission.state() == Submission.State.RETURNED,
                Objects.requireNonNull(submission.handedInAt()),
                submissions.pieces(submission).stream()
                        .map(piece -> PiecePage.of(piece, rows, visitor.locale()))
                        .toList(),
                RowPage.of(rows, shown, visitor.locale()),
                shown.map(Assessment::overall).orElse(""),
                shown.map(Assessment::again).orElse(false),
                assessments.of(submission).stream()
                        .map(assessment -> past(visitor, assessment, rows))
                        .toList(),
                problem);
    }

    private MarkPage.Past past(Visitor visitor, Assessment assessment, List<MarkingRow> rows) {
        return new MarkPage.Past(
                assessment.draft(),
                people.enrolment(visitor.course(), assessment.by())
                        .flatMap(Enrolment::name)
                        .orElse(null),
                assessment.at(),
                assessment.overall(),
                RowPage.of(rows, Optional.of(assessment), visitor.locale()));
    }

    private String title(Visitor visitor, Submission submission, List<MarkingRow> rows) {
        if (submission.subject() instanceof Subject.Task task) {
            return activities.get(submission.course(), task.activity()).title();
        }
        return rows.isEmpty() ? "" : rows.get(0).title().in(visitor.locale());
    }

    private static String back(Submission submission) {
        return submission.subject() instanceof Subject.Task task
                ? "/teach/activities/" + task.activity() + "/submissions"
                : "/teach/prior-learning";
    }
}
