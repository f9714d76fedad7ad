package org.cairn.gradebook.web;

import org.cairn.gradebook.Gradebook;
import org.cairn.gradebook.Troubles;
import org.cairn.shared.Visitor;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What Cairn reads in the platform's gradebook, how fresh it is, and what does not go well. */
@Controller
@RequestMapping("/l/{launchId}/teach/gradebook")
class GradebookController {

    private final Gradebook gradebook;
    private final Troubles troubles;

    GradebookController(Gradebook gradebook, Troubles troubles) {
        this.gradebook = gradebook;
        this.troubles = troubles;
    }

    @GetMapping
    String show(Visitor visitor, Model model) {
        visitor.mustTeach();
        model.addAttribute("collection", gradebook.collection(visitor.course()));
        model.addAttribute(
                "book", GradebookPage.of(gradebook.sources(visitor.course()), gradebook.held(visitor.course())));
        model.addAttribute("troubles", troubles.in(visitor));
        return "gradebook/gradebook";
    }

    @PostMapping("/try-again")
    String tryAgain(Visitor visitor, RedirectAttributes next) {
        troubles.tryAgain(visitor);
        next.addFlashAttribute("refreshed", "gradebook.try-again.done");
        return "redirect:/l/" + visitor.launch() + "/teach/gradebook";
    }
}
