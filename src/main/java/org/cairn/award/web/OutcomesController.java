package org.cairn.award.web;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.cairn.award.Appeals;
import org.cairn.award.AwardCase;
import org.cairn.award.AwardId;
import org.cairn.award.CaseId;
import org.cairn.award.Outcomes;
import org.cairn.award.Outcomes.Outcome;
import org.cairn.platform.Platforms;
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

/** What was decided about a learner, why, and how to ask somebody else to decide again. */
@Controller
@RequestMapping("/l/{launchId}/decisions")
class OutcomesController {

    private static final String OUTCOMES = "award/outcomes";

    private final Outcomes outcomes;
    private final Appeals appeals;
    private final InboxView.Titles titles;
    private final Platforms platforms;

    OutcomesController(Outcomes outcomes, Appeals appeals, InboxView.Titles titles, Platforms platforms) {
        this.outcomes = outcomes;
        this.appeals = appeals;
        this.titles = titles;
        this.platforms = platforms;
    }

    @GetMapping
    ModelAndView show(Visitor visitor) {
        return new ModelAndView(OUTCOMES, "page", page(visitor)).addObject("form", ReasonForm.EMPTY);
    }

    @PostMapping("/denials/{case}")
    ModelAndView appealDenial(
            Visitor visitor,
            @PathVariable("case") UUID id,
            @ModelAttribute("form") ReasonForm form,
            BindingResult errors) {
        return appeal(
                visitor,
                "/denials/" + id,
                form,
                errors,
                () -> appeals.againstDenial(visitor, new CaseId(id), String.valueOf(form.reason())));
    }

    @PostMapping("/awards/{award}")
    ModelAndView appealAward(
            Visitor visitor,
            @PathVariable("award") UUID id,
            @ModelAttribute("form") ReasonForm form,
            BindingResult errors) {
        return appeal(
                visitor,
                "/awards/" + id,
                form,
                errors,
                () -> appeals.againstAward(visitor, new AwardId(id), String.valueOf(form.reason())));
    }

    private ModelAndView appeal(Visitor learner, String path, ReasonForm form, BindingResult errors, Runnable opening) {
        if (!form.isWhole(errors)) {
            return new ModelAndView(
                    OUTCOMES, Map.of("page", page(learner), "wrong", path), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        opening.run();
        return new ModelAndView("redirect:/l/" + learner.launch() + "/decisions");
    }

    private OutcomesPage page(Visitor learner) {
        return new OutcomesPage(outcomes.of(learner).stream()
                .map(outcome -> row(learner, outcome))
                .toList());
    }

    private OutcomesPage.Row row(Visitor learner, Outcome outcome) {
        AwardCase appeal = outcome.appeal();
        Instant answerBy = appeal == null ? null : appeal.dueAt();
        return new OutcomesPage.Row(
                outcome.kind(),
                titles.of(outcome.version(), learner.locale()),
                outcome.since(),
                outcome.until(),
                outcome.reason(),
                outcome.kind() == Outcome.Kind.SUSPENDED
                        ? platforms.institution(learner.institution()).email()
                        : null,
                outcome.award() == null ? "/denials/" + outcome.inCase() : "/awards/" + outcome.award(),
                outcome.appealUntil(),
                appeal == null ? null : appeal.state(),
                answerBy,
                answerBy == null ? null : answerBy.minus(Appeals.REMINDER),
                outcome.answer());
    }
}
