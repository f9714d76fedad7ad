package org.cairn.competency.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cairn.competency.CompetencyId;
import org.cairn.competency.Confirmation;
import org.cairn.competency.Confirmations;
import org.cairn.competency.FrameworkId;
import org.cairn.competency.Frameworks;
import org.cairn.competency.Library;
import org.cairn.shared.Visitor;
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

/** Who has confirmed a competency: read by all, noted where the framework is made. */
@Controller
@RequestMapping("/l/{launchId}/teach/frameworks/{framework}/competencies/{id}/validations")
class ConfirmationController {

    private final Frameworks frameworks;
    private final Library library;
    private final Confirmations confirmations;
    private final Clock clock;

    ConfirmationController(Frameworks frameworks, Library library, Confirmations confirmations, Clock clock) {
        this.frameworks = frameworks;
        this.library = library;
        this.confirmations = confirmations;
        this.clock = clock;
    }

    /** One record, and whether it still counts. */
    record Line(Confirmation confirmation, boolean holds) {}

    @GetMapping
    ModelAndView show(Visitor visitor, @PathVariable UUID framework, @PathVariable UUID id) {
        return page(visitor, new FrameworkId(framework), new CompetencyId(id), null, HttpStatus.OK);
    }

    @PostMapping
    ModelAndView add(
            Visitor visitor,
            @PathVariable UUID framework,
            @PathVariable UUID id,
            @ModelAttribute("form") ConfirmationForm form,
            BindingResult errors) {
        FrameworkId in = new FrameworkId(framework);
        CompetencyId competency = new CompetencyId(id);
        frameworks.mustChange(visitor, in);
        Optional<Confirmation> confirmation = form.read(errors);
        if (confirmation.isEmpty()) {
            return page(visitor, in, competency, form, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        confirmations.add(visitor, in, competency, confirmation.get());
        return new ModelAndView("redirect:" + CompetencyController.at(visitor, in, competency) + "/validations");
    }

    private ModelAndView page(
            Visitor visitor,
            FrameworkId framework,
            CompetencyId competency,
            @Nullable ConfirmationForm typed,
            HttpStatus status) {
        var entry = library.entry(visitor, framework, competency);
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        List<Line> lines = confirmations.of(visitor, framework, competency).stream()
                .map(one -> new Line(one, one.holdsOn(today)))
                .toList();
        ModelAndView page = new ModelAndView("competency/validations", status)
                .addObject("name", Text.of(entry.competency().title(), visitor.locale()))
                .addObject("at", CompetencyController.at(visitor, framework, competency))
                .addObject("revision", entry.revision())
                .addObject("lines", lines)
                .addObject("kinds", Confirmation.Kind.values())
                .addObject("mayChange", frameworks.mayChange(visitor, frameworks.framework(visitor, framework)));
        return typed == null ? page.addObject("form", ConfirmationForm.empty(entry.revision())) : page;
    }
}
