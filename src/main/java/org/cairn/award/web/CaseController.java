package org.cairn.award.web;

import java.util.Map;
import java.util.UUID;
import org.cairn.award.AwardDecisions;
import org.cairn.award.CaseId;
import org.cairn.shared.Visitor;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** One case, and deciding it. */
@Controller
@RequestMapping("/l/{launchId}/teach/decisions/{case}")
class CaseController {

    private static final String CASE = "award/case";

    private final CaseView view;
    private final AwardDecisions decisions;

    CaseController(CaseView view, AwardDecisions decisions) {
        this.view = view;
        this.decisions = decisions;
    }

    @GetMapping
    ModelAndView show(Visitor visitor, @PathVariable("case") UUID id) {
        return new ModelAndView(CASE, "page", view.page(visitor.mustTeach(), new CaseId(id)))
                .addObject("form", CaseForm.EMPTY);
    }

    @PostMapping
    ModelAndView decide(
            Visitor visitor,
            @PathVariable("case") UUID id,
            @ModelAttribute("form") CaseForm form,
            BindingResult errors) {
        CasePage page = view.page(visitor.mustTeach(), new CaseId(id));
        if (!form.isWhole(errors)) {
            return new ModelAndView(CASE, Map.of("page", page), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        decisions.decide(
                visitor,
                new CaseId(id),
                new AwardDecisions.Wish(form.chosen().orElseThrow(), form.lastSeen(), form.reason()));
        return new ModelAndView("redirect:/l/" + visitor.launch() + "/teach/decisions/" + id);
    }
}
