package org.cairn.award.web;

import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.cairn.award.Appeals;
import org.cairn.award.AwardCase;
import org.cairn.award.AwardDecisions;
import org.cairn.award.CaseId;
import org.cairn.award.CaseStep;
import org.cairn.award.Choice;
import org.cairn.course.Roster;
import org.cairn.platform.Offices;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** Appeals that wait, for administrators: somebody else than the decider can always decide, even where one person teaches. */
@Controller
@RequestMapping("/admin/appeals")
class AppealsController {

    private static final String APPEALS = "award/appeals";
    private static final int SHOWN = 50;

    private final AwardDecisions decisions;
    private final InboxView.Titles titles;
    private final Roster roster;

    AppealsController(AwardDecisions decisions, InboxView.Titles titles, Roster roster) {
        this.decisions = decisions;
        this.titles = titles;
        this.roster = roster;
    }

    /**
     * @param asks what the learner says
     * @param dueAt until when the learner was told to have an answer
     */
    record Row(
            UUID id,
            int seen,
            AwardCase.Kind kind,
            Names.Person learner,
            String title,
            AwardCase.Contested.@Nullable What contested,
            @Nullable String asks,
            Instant openedAt,
            @Nullable Instant dueAt,
            @Nullable Instant remindAt,
            List<Choice> choices) {}

    @GetMapping
    ModelAndView show(Locale locale) {
        return new ModelAndView(APPEALS, "rows", rows(locale))
                .addObject("form", CaseForm.EMPTY)
                .addObject("signedIn", true);
    }

    @PostMapping("/{case}")
    ModelAndView decide(
            @PathVariable("case") UUID id,
            @ModelAttribute("form") CaseForm form,
            BindingResult errors,
            Principal who,
            Locale locale) {
        if (!form.isWhole(errors)) {
            return new ModelAndView(
                    APPEALS,
                    Map.of("rows", rows(locale), "wrong", id, "signedIn", true),
                    HttpStatus.UNPROCESSABLE_CONTENT);
        }
        decisions.decideAppeal(
                Offices.administrator(who),
                new CaseId(id),
                new AwardDecisions.Wish(form.chosen().orElseThrow(), form.lastSeen(), form.reason()));
        return new ModelAndView("redirect:/admin/appeals");
    }

    private List<Row> rows(Locale locale) {
        return decisions.appeals(SHOWN).stream()
                .map(found -> row(found, locale))
                .toList();
    }

    private Row row(AwardCase found, Locale locale) {
        List<CaseStep> steps = decisions.steps(found);
        Names names = Names.of(
                roster.enrolment(found.subject().course(), found.subject().person()).stream()
                        .toList());
        return new Row(
                found.id().value(),
                found.step(),
                found.kind(),
                names.of(found.subject().person()),
                titles.of(found.subject().version(), locale),
                found.contested() == null ? null : found.contested().what(),
                steps.isEmpty() ? null : steps.get(0).reason(),
                found.openedAt(),
                found.dueAt(),
                found.dueAt() == null ? null : found.dueAt().minus(Appeals.REMINDER),
                Choice.of(found));
    }
}
