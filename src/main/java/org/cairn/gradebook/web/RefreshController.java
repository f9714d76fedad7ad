package org.cairn.gradebook.web;

import org.cairn.gradebook.Gradebook;
import org.cairn.shared.Visitor;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Somebody wants the newest results, and goes on with the page they were on. */
@Controller
class RefreshController {

    private final Gradebook gradebook;

    RefreshController(Gradebook gradebook) {
        this.gradebook = gradebook;
    }

    /** @param page below the launched page, for example {@code /teach}; anything else leads to the launched page */
    @PostMapping("/l/{launchId}/refresh")
    String refresh(Visitor visitor, @RequestParam(defaultValue = "") String page, RedirectAttributes next) {
        boolean asked = gradebook.refresh(visitor);
        next.addFlashAttribute("refreshed", asked ? "gradebook.refresh.asked" : "gradebook.refresh.wait");
        String below = page.matches("(/[A-Za-z0-9-]{1,64}){1,6}") ? page : "";
        return "redirect:/l/" + visitor.launch() + below;
    }
}
