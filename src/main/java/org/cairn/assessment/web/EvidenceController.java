package org.cairn.assessment.web;

import java.util.UUID;
import java.util.stream.Collectors;
import org.cairn.assessment.EvidenceTask;
import org.cairn.assessment.EvidenceTasks;
import org.cairn.assessment.PieceId;
import org.cairn.assessment.Subject;
import org.cairn.assessment.Submissions;
import org.cairn.gradebook.Activities;
import org.cairn.gradebook.Activity;
import org.cairn.gradebook.ActivityId;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.cairn.shared.Visitor;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** What a learner hands in for an activity. Others of the course see what is asked. */
@Controller
@RequestMapping("/l/{launchId}/activities/{id}/evidence")
class EvidenceController {

    private final EvidenceTasks tasks;
    private final Activities activities;
    private final Submissions submissions;
    private final HandingIn handing;

    EvidenceController(EvidenceTasks tasks, Activities activities, Submissions submissions, HandingIn handing) {
        this.tasks = tasks;
        this.activities = activities;
        this.submissions = submissions;
        this.handing = handing;
    }

    @GetMapping
    String show(Visitor visitor, @PathVariable UUID id, Model model) {
        model.addAttribute("page", handing.page(visitor, asked(visitor, id)));
        model.addAttribute("form", PieceForm.empty());
        return HandingIn.PAGE;
    }

    @PostMapping
    ModelAndView add(
            Visitor visitor, @PathVariable UUID id, @ModelAttribute("form") PieceForm form, BindingResult errors) {
        return handing.add(visitor, asked(visitor, id), form, errors);
    }

    @PostMapping("/pieces/{piece}/remove")
    ModelAndView remove(Visitor visitor, @PathVariable UUID id, @PathVariable UUID piece) {
        HandingIn.Asked asked = asked(visitor, id);
        submissions.remove(visitor, asked.subject(), new PieceId(piece));
        return handing.back(visitor, asked);
    }

    @PostMapping("/hand-in")
    ModelAndView handIn(Visitor visitor, @PathVariable UUID id) {
        HandingIn.Asked asked = asked(visitor, id);
        submissions.handIn(visitor, asked.subject());
        return handing.back(visitor, asked);
    }

    @PostMapping("/take-back")
    ModelAndView takeBack(Visitor visitor, @PathVariable UUID id) {
        HandingIn.Asked asked = asked(visitor, id);
        submissions.takeBack(visitor, asked.subject());
        return handing.back(visitor, asked);
    }

    private HandingIn.Asked asked(Visitor visitor, UUID id) {
        Activity activity = activities.get(visitor.course(), new ActivityId(id));
        EvidenceTask task = tasks.find(visitor.course(), activity.id())
                .orElseThrow(() -> new Refusal(Problem.NOT_FOUND, "assessment.not-asked"));
        return new HandingIn.Asked(
                new Subject.Task(activity.id()),
                activity.title(),
                activity.instructions().lines().filter(line -> !line.isBlank()).toList(),
                "/activities/" + activity.id() + "/evidence",
                task.kinds().stream().map(HandingIn::small).collect(Collectors.toSet()));
    }
}
