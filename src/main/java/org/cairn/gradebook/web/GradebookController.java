package org.cairn.gradebook.web;

import java.util.List;
import java.util.UUID;
import org.cairn.course.Enrolment;
import org.cairn.course.Roster;
import org.cairn.gradebook.Gradebook;
import org.cairn.gradebook.LineItemId;
import org.cairn.gradebook.Troubles;
import org.cairn.shared.Visitor;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What Cairn reads in the platform's gradebook, how fresh it is, and what does not go well. */
@Controller
@RequestMapping("/l/{launchId}/teach/gradebook")
class GradebookController {

    private final Gradebook gradebook;
    private final Troubles troubles;
    private final Roster roster;

    GradebookController(Gradebook gradebook, Troubles troubles, Roster roster) {
        this.gradebook = gradebook;
        this.troubles = troubles;
        this.roster = roster;
    }

    @GetMapping
    String show(Visitor visitor, Model model) {
        visitor.mustTeach();
        model.addAttribute("collection", gradebook.collection(visitor.course()));
        model.addAttribute(
                "book", GradebookPage.of(gradebook.sources(visitor.course()), gradebook.held(visitor.course())));
        model.addAttribute("troubles", troubles.in(visitor));
        model.addAttribute("above", above(visitor));
        return "gradebook/gradebook";
    }

    private List<GradebookPage.FarAbove> above(Visitor visitor) {
        return troubles.farAbove(visitor).stream()
                .map(one -> GradebookPage.FarAbove.of(
                        one, roster.enrolmentOf(visitor.course(), one.subject()).flatMap(Enrolment::name)))
                .toList();
    }

    @PostMapping("/accept")
    String accept(
            Visitor visitor,
            @RequestParam UUID lineItem,
            @RequestParam String subject,
            @RequestParam String score,
            RedirectAttributes next) {
        troubles.accept(visitor, new LineItemId(lineItem), subject, score);
        next.addFlashAttribute("refreshed", "gradebook.above.accepted");
        return "redirect:/l/" + visitor.launch() + "/teach/gradebook";
    }

    @PostMapping("/try-again")
    String tryAgain(Visitor visitor, RedirectAttributes next) {
        troubles.tryAgain(visitor);
        next.addFlashAttribute("refreshed", "gradebook.try-again.done");
        return "redirect:/l/" + visitor.launch() + "/teach/gradebook";
    }
}
