package org.cairn.home.web;

import java.util.List;
import org.cairn.shared.Visitor;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** What a learner has shown, and what is missing. */
@Controller
@RequestMapping("/l/{launchId}/path")
class PathController {

    private final LearnersPath path;
    private final Why why;
    private final ReadState readState;
    private final LeadsTo leadsTo;
    private final Offered offered;

    PathController(LearnersPath path, Why why, ReadState readState, LeadsTo leadsTo, Offered offered) {
        this.path = path;
        this.why = why;
        this.readState = readState;
        this.leadsTo = leadsTo;
        this.offered = offered;
    }

    @GetMapping
    String all(Visitor visitor, Model model) {
        List<PathPage> pages = path.all(visitor);
        model.addAttribute("freshness", readState.of(visitor));
        if (pages.size() == 1) {
            model.addAttribute("page", pages.get(0));
            model.addAttribute(
                    "leadsTo", leadsTo.of(visitor, offered.to(visitor).get(0)));
            return "home/path";
        }
        model.addAttribute("pages", pages);
        return "home/paths";
    }

    @GetMapping("/{courseMap}")
    String one(Visitor visitor, @PathVariable String courseMap, Model model) {
        model.addAttribute("page", path.one(visitor, courseMap));
        model.addAttribute("leadsTo", leadsTo.of(visitor, offered.to(visitor, courseMap)));
        model.addAttribute("freshness", readState.of(visitor));
        return "home/path";
    }

    @GetMapping("/{courseMap}/competencies/{competency}")
    String why(Visitor visitor, @PathVariable String courseMap, @PathVariable String competency, Model model) {
        model.addAttribute("page", why.page(visitor, courseMap, competency));
        return "home/why";
    }
}
