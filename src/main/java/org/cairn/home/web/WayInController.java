package org.cairn.home.web;

import java.util.UUID;
import org.cairn.launch.Launch;
import org.cairn.platform.Institution;
import org.cairn.platform.Platforms;
import org.cairn.shared.Role;
import org.cairn.shared.Visitor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Where a click leads, and what everybody in a course may ask: what is read, and how to report a barrier. */
@Controller
@RequestMapping("/l/{launchId}")
class WayInController {

    /** The custom parameter of a link that stands for one activity. */
    private static final String ACTIVITY = "cairn_activity";

    private final Platforms platforms;

    WayInController(Platforms platforms) {
        this.platforms = platforms;
    }

    @GetMapping
    String wayIn(Launch launch) {
        Visitor visitor = launch.visitor();
        String base = "redirect:/l/" + visitor.launch();
        String activity = launch.custom().get(ACTIVITY);
        if (isId(activity)) {
            return base + "/activities/" + activity;
        }
        if (visitor.teaches()) {
            return base + "/teach";
        }
        if (visitor.learns()) {
            return base + "/path";
        }
        return visitor.roles().contains(Role.MENTOR) ? base + "/mentor" : base + "/guest";
    }

    /** Whoever is in the course neither to learn nor to teach. */
    @GetMapping("/guest")
    String guest(Visitor visitor) {
        return visitor.teaches() || visitor.learns() ? "redirect:/l/" + visitor.launch() : "home/guest";
    }

    @GetMapping("/privacy")
    String privacy(Visitor visitor, Model model) {
        model.addAttribute("institution", institution(visitor));
        return "home/privacy";
    }

    @GetMapping("/barrier")
    String barrier(Visitor visitor, Model model) {
        model.addAttribute("institution", institution(visitor));
        return "home/barrier";
    }

    private InstitutionPage institution(Visitor visitor) {
        Institution institution = platforms.institution(visitor.institution());
        return InstitutionPage.of(institution, visitor.locale());
    }

    /** What arrives from a platform is a text like any other until it is read as an id. */
    private static boolean isId(@Nullable String text) {
        try {
            return text != null && UUID.fromString(text).toString().equals(text);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
