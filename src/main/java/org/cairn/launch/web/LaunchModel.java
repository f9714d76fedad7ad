package org.cairn.launch.web;

import jakarta.servlet.http.HttpServletRequest;
import org.cairn.launch.Launch;
import org.cairn.platform.Installation;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What every template may count on: {@code trial}, and in a course {@code visitor}, {@code base} and {@code framed}. */
@ControllerAdvice
class PageModel {

    private final Installation installation;

    PageModel(Installation installation) {
        this.installation = installation;
    }

    @ModelAttribute
    void add(HttpServletRequest request, Model model) {
        model.addAttribute("trial", installation.isTrial());
        if (request.getAttribute(LaunchedPages.LAUNCH) instanceof Launch launch) {
            model.addAttribute("visitor", VisitorArgument.speaking(launch.visitor()));
            model.addAttribute("base", "/l/" + launch.visitor().launch());
            model.addAttribute("framed", launch.framed());
        }
    }
}
