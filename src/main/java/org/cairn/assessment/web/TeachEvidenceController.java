package org.cairn.assessment.web;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.cairn.assessment.Assessments;
import org.cairn.assessment.EvidenceTasks;
import org.cairn.assessment.Subject;
import org.cairn.assessment.Submission;
import org.cairn.gradebook.Activities;
import org.cairn.gradebook.Activity;
import org.cairn.gradebook.ActivityId;
import org.cairn.shared.Visitor;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** What waits for an assessor in the course. */
@Controller
@RequestMapping("/l/{launchId}/teach")
class TeachEvidenceController {

    private final EvidenceTasks tasks;
    private final Activities activities;
    private final Assessments assessments;
    private final People people;

    TeachEvidenceController(EvidenceTasks tasks, Activities activities, Assessments assessments, People people) {
        this.tasks = tasks;
        this.activities = activities;
        this.assessments = assessments;
        this.people = people;
    }

    @GetMapping("/evidence")
    String overview(Visitor visitor, Model model) {
        Map<UUID, Integer> waiting = assessments.waiting(visitor);
        Set<ActivityId> asking = tasks.in(visitor.course());
        model.addAttribute(
                "tasks",
                activities.in(visitor.course()).stream()
                        .filter(activity -> asking.contains(activity.id()))
                        .map(activity -> new TaskRow(
                                activity.id().value(),
                                activity.title(),
                                waiting.getOrDefault(activity.id().value(), 0)))
                        .toList());
        model.addAttribute(
                "prior",
                assessments.priorLearning(visitor).stream()
                        .filter(request -> request.state() == Submission.State.HANDED_IN)
                        .count());
        return "assessment/overview";
    }

    @GetMapping("/activities/{id}/submissions")
    String task(Visitor visitor, @PathVariable UUID id, Model model) {
        Activity activity = activities.get(visitor.mustTeach().course(), new ActivityId(id));
        List<Submission> submissions = assessments.handedIn(visitor, new Subject.Task(activity.id()));
        model.addAttribute("page", people.page(visitor, activity.title(), submissions, assessments.drafts(visitor)));
        return "assessment/submissions";
    }

    @GetMapping("/prior-learning")
    String prior(Visitor visitor, Model model) {
        List<Submission> submissions = assessments.priorLearning(visitor);
        model.addAttribute("page", people.page(visitor, null, submissions, assessments.drafts(visitor)));
        return "assessment/submissions";
    }

    /** An activity that asks for evidence. */
    record TaskRow(UUID id, String title, int waiting) {}
}
