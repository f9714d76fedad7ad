package org.cairn.assessment.web;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cairn.assessment.EvidenceTask;
import org.cairn.assessment.EvidenceTasks;
import org.cairn.competency.Competency;
import org.cairn.competency.CompetencyId;
import org.cairn.gradebook.Activities;
import org.cairn.gradebook.Activity;
import org.cairn.gradebook.ActivityId;
import org.cairn.shared.Visitor;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** An instructor says which evidence an activity asks for. */
@Controller
@RequestMapping("/l/{launchId}/teach/activities/{id}/evidence")
class AskController {

    private static final String PAGE = "assessment/ask";

    private final EvidenceTasks tasks;
    private final Activities activities;

    AskController(EvidenceTasks tasks, Activities activities) {
        this.tasks = tasks;
        this.activities = activities;
    }

    @GetMapping
    String show(Visitor visitor, @PathVariable UUID id, Model model) {
        Activity activity = activities.get(visitor.mustTeach().course(), new ActivityId(id));
        model.addAttribute(
                "form",
                tasks.find(visitor.course(), activity.id()).map(AskForm::of).orElse(AskForm.empty()));
        model.addAttribute("page", page(visitor, activity));
        return PAGE;
    }

    @PostMapping
    ModelAndView ask(
            Visitor visitor, @PathVariable UUID id, @ModelAttribute("form") AskForm form, BindingResult errors) {
        Activity activity = activities.get(visitor.mustTeach().course(), new ActivityId(id));
        AskPage page = page(visitor, activity);
        AskForm whole = page.begun() ? new AskForm(form.kinds(), page.judgedBy()) : form;
        if (!whole.isWhole(errors)) {
            return new ModelAndView(PAGE, HttpStatus.UNPROCESSABLE_CONTENT).addObject("page", page);
        }
        tasks.ask(visitor, activity.id(), whole.chosenKinds(), whole.chosenCompetencies());
        return new ModelAndView("redirect:/l/" + visitor.launch() + "/teach/evidence");
    }

    private AskPage page(Visitor visitor, Activity activity) {
        Set<UUID> judged =
                tasks.find(visitor.course(), activity.id()).map(EvidenceTask::competencies).orElse(Set.of()).stream()
                        .map(CompetencyId::value)
                        .collect(Collectors.toSet());
        return new AskPage(
                activity.id().value(),
                activity.title(),
                tasks.isBegun(visitor, activity.id()),
                List.copyOf(judged),
                tasks.choices(visitor).stream()
                        .map(competency -> choice(competency, visitor.locale()))
                        .toList());
    }

    private static AskPage.Choice choice(Competency competency, Locale locale) {
        return new AskPage.Choice(
                competency.id().value(),
                competency.title().in(locale),
                competency.criteria().stream()
                        .map(criterion -> criterion.text().in(locale))
                        .toList());
    }
}
