package org.cairn.award.web;

import java.util.Map;
import java.util.UUID;
import org.cairn.award.AwardId;
import org.cairn.award.Awards;
import org.cairn.award.Suspensions;
import org.cairn.award.web.AwardPage.Act;
import org.cairn.shared.Visitor;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The awards of a course, and what an instructor does with one of them: each with its consequences and a reason. */
@Controller
@RequestMapping("/l/{launchId}/teach/awards")
class AwardsController {

    private static final String AWARD = "award/award";

    private final AwardView view;
    private final Suspensions suspensions;
    private final Awards awards;

    AwardsController(AwardView view, Suspensions suspensions, Awards awards) {
        this.view = view;
        this.suspensions = suspensions;
        this.awards = awards;
    }

    @GetMapping
    ModelAndView list(Visitor visitor, @RequestParam(defaultValue = "0") int page) {
        return new ModelAndView("award/awards", "page", view.list(visitor.mustTeach(), page));
    }

    @GetMapping("/{award}")
    ModelAndView show(Visitor visitor, @PathVariable("award") UUID id) {
        return new ModelAndView(AWARD, "page", view.page(visitor.mustTeach(), new AwardId(id)))
                .addObject("form", ReasonForm.EMPTY);
    }

    @PostMapping("/{award}/{act}")
    ModelAndView act(
            Visitor visitor,
            @PathVariable("award") UUID id,
            @PathVariable("act") String named,
            @ModelAttribute("form") ReasonForm form,
            BindingResult errors) {
        AwardPage page = view.page(visitor.mustTeach(), new AwardId(id));
        Act act = Act.named(named);
        if (!form.isWhole(errors)) {
            return new ModelAndView(AWARD, Map.of("page", page, "wrong", act), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        String reason = String.valueOf(form.reason());
        switch (act) {
            case SUSPEND -> suspensions.suspend(visitor, new AwardId(id), reason);
            case REINSTATE -> suspensions.reinstate(visitor, new AwardId(id), reason);
            case REVOKE -> awards.revoke(visitor, new AwardId(id), reason);
        }
        return new ModelAndView("redirect:/l/" + visitor.launch() + "/teach/awards/" + id);
    }
}
