package org.cairn.award.web;

import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.cairn.award.AwardId;
import org.cairn.award.Awards;
import org.cairn.award.Suspensions;
import org.cairn.platform.Offices;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.jspecify.annotations.Nullable;
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

/** What is suspended anywhere, and what an administrator does with one award, found by its id as the audit trail names it. */
@Controller
@RequestMapping("/admin/awards")
class AdminAwardsController {

    private static final String AWARD = "award/admin-award";

    private final AwardView view;
    private final Suspensions suspensions;
    private final Awards awards;

    AdminAwardsController(AwardView view, Suspensions suspensions, Awards awards) {
        this.view = view;
        this.suspensions = suspensions;
        this.awards = awards;
    }

    @GetMapping
    ModelAndView list(@RequestParam(required = false) @Nullable String asked, Locale locale) {
        String typed = asked == null || asked.isBlank() ? null : asked.strip();
        List<AwardId> found = typed == null ? List.of() : view.find(typed);
        if (!found.isEmpty()) {
            return new ModelAndView("redirect:/admin/awards/" + found.get(0));
        }
        return new ModelAndView("award/admin-awards")
                .addObject("signedIn", true)
                .addObject("asked", typed)
                .addObject("days", suspensions.review().toDays())
                .addObject("rows", view.pending(locale));
    }

    @GetMapping("/{award}")
    ModelAndView show(@PathVariable("award") UUID id, Locale locale) {
        return new ModelAndView(AWARD, "page", view.page(new AwardId(id), locale))
                .addObject("form", ReasonForm.EMPTY)
                .addObject("signedIn", true);
    }

    @PostMapping("/{award}/{act}")
    ModelAndView act(
            @PathVariable("award") UUID id,
            @PathVariable("act") String named,
            @ModelAttribute("form") ReasonForm form,
            BindingResult errors,
            Principal who,
            Locale locale) {
        AwardPage page = view.page(new AwardId(id), locale);
        AwardPage.Act act = AwardPage.Act.named(named);
        if (!form.isWhole(errors)) {
            return new ModelAndView(
                    AWARD, Map.of("page", page, "wrong", act, "signedIn", true), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        act(act, Offices.administrator(who), new AwardId(id), String.valueOf(form.reason()));
        return new ModelAndView("redirect:/admin/awards/" + id);
    }

    private void act(AwardPage.Act act, UUID administrator, AwardId id, String reason) {
        switch (act) {
            case SUSPEND -> suspensions.suspend(administrator, id, reason);
            case REINSTATE -> suspensions.reinstate(administrator, id, reason);
            case REVOKE ->
                awards.revoke(
                        awards.find(id)
                                .orElseThrow(() -> new Refusal(Problem.NOT_FOUND, "award.unknown"))
                                .institution(),
                        administrator,
                        id,
                        reason);
        }
    }
}
