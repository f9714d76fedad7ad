package org.cairn.home.web;

import org.cairn.assessment.Assessments;
import org.cairn.award.Inbox;
import org.cairn.mapping.MapOffers;
import org.cairn.shared.Visitor;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** How the learners of a course stand, and what to do next. */
@Controller
@RequestMapping("/l/{launchId}/teach")
class TeachController {

    private final CourseOverview overview;
    private final ReadState readState;
    private final MapOffers offers;
    private final Assessments assessments;
    private final Inbox inbox;

    TeachController(
            CourseOverview overview, ReadState readState, MapOffers offers, Assessments assessments, Inbox inbox) {
        this.overview = overview;
        this.readState = readState;
        this.offers = offers;
        this.assessments = assessments;
        this.inbox = inbox;
    }

    @GetMapping
    String overview(Visitor visitor, Model model) {
        model.addAttribute("page", overview.page(visitor));
        model.addAttribute("freshness", readState.of(visitor));
        model.addAttribute("waiting", assessments.waitingInAll(visitor));
        model.addAttribute("undecided", inbox.waiting(visitor));
        model.addAttribute("copied", offers.isOpen(visitor.course()));
        return "home/teach";
    }
}
