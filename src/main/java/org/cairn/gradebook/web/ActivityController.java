package org.cairn.gradebook.web;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cairn.gradebook.Activities;
import org.cairn.gradebook.Activity;
import org.cairn.gradebook.ActivityId;
import org.cairn.launch.Launch;
import org.cairn.shared.CourseId;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** What a learner is asked to do, and how it is graded. */
@Controller
@RequestMapping("/l/{launchId}/activities/{id}")
class ActivityController {

    private final Activities activities;
    private final List<Activity.Asker> askers;

    ActivityController(Activities activities, List<Activity.Asker> askers) {
        this.activities = activities;
        this.askers = List.copyOf(askers);
    }

    @GetMapping
    String show(Launch launch, @PathVariable UUID id, Model model) {
        CourseId course = launch.visitor().course();
        Activity activity = activities.get(course, new ActivityId(id));
        rememberPlacement(launch, course, activity);
        Optional<String> asked =
                askers.stream().flatMap(asker -> asker.page(activity).stream()).findFirst();
        if (asked.isPresent()) {
            return "redirect:/l/" + launch.visitor().launch() + asked.get();
        }
        model.addAttribute("activity", ActivityPage.of(activity, List.of()));
        return "gradebook/activity";
    }

    /** Only the platform's own word for it counts, not an address that somebody typed. */
    private void rememberPlacement(Launch launch, CourseId course, Activity activity) {
        String link = launch.resourceLink();
        if (link != null && activity.linked().toString().equals(launch.custom().get(Launch.ACTIVITY))) {
            activities.placed(course, link, activity.id());
        }
    }
}
