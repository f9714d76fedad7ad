package org.cairn.portfolio.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What every template may count on during a visit: {@code mailbox}, and {@code base} as in a course. */
@ControllerAdvice
class PortfolioModel {

    @ModelAttribute
    void add(HttpServletRequest request, Model model) {
        if (PortfolioGuard.visit(request) != null) {
            model.addAttribute("mailbox", true);
            model.addAttribute("base", "/my");
        }
    }
}
