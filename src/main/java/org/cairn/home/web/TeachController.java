package org.cairn.home.web;

import org.cairn.gradebook.Gradebook;
import org.cairn.shared.Visitor;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** How the learners of a course stand, and what to do next. */
@Controller
@RequestMapping("/l/{launchId}/teach")
class TeachController {

    private final CourseOverview overview;
    private final Gradebook gradebook;

    TeachController(CourseOverview overview, Gradebook gradebook) {
        this.overview = overview;
        this.gradebook = gradebook;
    }

    @GetMapping
    String overview(Visitor visitor, Model model) {
        model.addAttribute("page", overview.page(visitor));
        model.addAttribute("freshness", overview.freshness(visitor));
        return "home/teach";
    }

    @PostMapping("/refresh")
    String refresh(Visitor visitor) {
        boolean asked = gradebook.refresh(visitor.mustTeach());
        return "redirect:/l/" + visitor.launch() + "/teach" + (asked ? "" : "?soon");
    }
}
