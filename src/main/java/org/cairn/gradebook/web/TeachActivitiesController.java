package org.cairn.gradebook.web;

import jakarta.validation.Valid;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cairn.gradebook.Activities;
import org.cairn.gradebook.ActivityId;
import org.cairn.gradebook.Gradebook;
import org.cairn.gradebook.LineItem;
import org.cairn.shared.CourseId;
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

/** The instructor's activities: list, make, change. */
@Controller
@RequestMapping("/l/{launchId}/teach/activities")
class TeachActivitiesController {

    private static final String EDIT = "gradebook/activity-edit";

    private final Activities activities;
    private final Gradebook gradebook;

    TeachActivitiesController(Activities activities, Gradebook gradebook) {
        this.activities = activities;
        this.gradebook = gradebook;
    }

    @GetMapping
    String list(Visitor visitor, Model model) {
        CourseId course = visitor.mustTeach().course();
        List<LineItem> lineItems = gradebook.evidence(course);
        model.addAttribute(
                "activities",
                activities.in(course).stream()
                        .map(activity -> ActivityPage.of(activity, lineItems))
                        .toList());
        model.addAttribute("collection", gradebook.collection(course));
        return "gradebook/activities";
    }

    @GetMapping("/new")
    String make(Visitor visitor, Model model) {
        visitor.mustTeach();
        model.addAttribute("activityForm", ActivityForm.empty());
        return EDIT;
    }

    @PostMapping
    ModelAndView add(Visitor visitor, @Valid @ModelAttribute("activityForm") ActivityForm form, BindingResult errors) {
        visitor.mustTeach();
        if (errors.hasErrors()) {
            return new ModelAndView(EDIT, Map.of(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        activities.create(visitor, form.words(form.title()), form.words(form.instructions()), form.maximum());
        return new ModelAndView(list(visitor));
    }

    @GetMapping("/{id}")
    String edit(Visitor visitor, @PathVariable UUID id, Model model) {
        model.addAttribute(
                "activityForm",
                ActivityForm.of(activities.get(visitor.mustTeach().course(), new ActivityId(id))));
        model.addAttribute("id", id);
        return EDIT;
    }

    @PostMapping("/{id}")
    ModelAndView change(
            Visitor visitor,
            @PathVariable UUID id,
            @Valid @ModelAttribute("activityForm") ActivityForm form,
            BindingResult errors) {
        activities.get(visitor.mustTeach().course(), new ActivityId(id));
        if (errors.hasErrors()) {
            return new ModelAndView(EDIT, Map.of("id", id), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        activities.change(
                visitor, new ActivityId(id), form.words(form.title()), form.words(form.instructions()), form.maximum());
        return new ModelAndView(list(visitor));
    }

    private static String list(Visitor visitor) {
        return "redirect:/l/" + visitor.launch() + "/teach/activities";
    }
}
