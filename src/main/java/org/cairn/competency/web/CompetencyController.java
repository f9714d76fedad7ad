package org.cairn.competency.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.cairn.competency.Competency;
import org.cairn.competency.CompetencyId;
import org.cairn.competency.Entry;
import org.cairn.competency.FrameworkId;
import org.cairn.competency.Frameworks;
import org.cairn.competency.Library;
import org.cairn.competency.Revision;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.cairn.shared.Visitor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** A competency of a framework: read, written with advice, withdrawn. One form for the whole of it. */
@Controller
@RequestMapping("/l/{launchId}/teach/frameworks/{framework}/competencies")
class CompetencyController {

    private static final String FORM = "competency/competency-form";
    private static final Pattern FAR_OUT = Pattern.compile("\\[\\d{3,}]");

    private final Frameworks frameworks;
    private final Library library;

    CompetencyController(Frameworks frameworks, Library library) {
        this.frameworks = frameworks;
        this.library = library;
    }

    /** No form of ours has so many rows, and binding would fail on them. */
    @ModelAttribute
    void nothingFarOut(HttpServletRequest request) {
        if (request.getParameterMap().keySet().stream()
                .anyMatch(name -> FAR_OUT.matcher(name).find())) {
            throw new Refusal(Problem.BAD_REQUEST, "shared.bad-request");
        }
    }

    @GetMapping("/new")
    ModelAndView begin(Visitor visitor, @PathVariable UUID framework) {
        frameworks.mustChange(visitor, new FrameworkId(framework));
        return form(framework, null, CompetencyForm.empty(), HttpStatus.OK);
    }

    @PostMapping(path = "/new", params = "!change")
    ModelAndView add(
            Visitor visitor,
            @PathVariable UUID framework,
            @ModelAttribute("form") CompetencyForm form,
            BindingResult errors) {
        FrameworkId id = new FrameworkId(framework);
        frameworks.mustChange(visitor, id);
        Optional<Competency> competency = CompetencyReading.read(form, library.blank(), errors);
        if (competency.isEmpty()) {
            return form(framework, null, form, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        library.add(visitor, id, competency.get());
        return new ModelAndView("redirect:" + at(visitor, id, competency.get().id()));
    }

    /** An add or remove button: the form comes back with everything as typed, and nothing is saved. */
    @PostMapping(path = "/new", params = "change")
    ModelAndView changeNew(
            Visitor visitor,
            @PathVariable UUID framework,
            @RequestParam String change,
            @ModelAttribute("typed") CompetencyForm typed) {
        frameworks.mustChange(visitor, new FrameworkId(framework));
        return form(framework, null, typed.changed(change), HttpStatus.OK).addObject("changed", true);
    }

    @GetMapping("/{id}")
    String show(Visitor visitor, @PathVariable UUID framework, @PathVariable UUID id, Model model) {
        FrameworkId in = new FrameworkId(framework);
        CompetencyId competency = new CompetencyId(id);
        model.addAttribute(
                "page",
                CompetencyPage.of(
                        frameworks.framework(visitor, in),
                        frameworks.mayChange(visitor, frameworks.framework(visitor, in)),
                        library.entry(visitor, in, competency),
                        library.history(visitor, in, competency),
                        visitor.locale()));
        return "competency/competency";
    }

    @GetMapping("/{id}/edit")
    ModelAndView edit(Visitor visitor, @PathVariable UUID framework, @PathVariable UUID id) {
        Entry entry = editable(visitor, framework, id);
        return form(framework, id, CompetencyForm.of(entry.competency(), entry.revision()), HttpStatus.OK);
    }

    @PostMapping(path = "/{id}/edit", params = "!change")
    ModelAndView save(
            Visitor visitor,
            @PathVariable UUID framework,
            @PathVariable UUID id,
            @ModelAttribute("form") CompetencyForm form,
            BindingResult errors) {
        Entry entry = editable(visitor, framework, id);
        Optional<Competency> competency = CompetencyReading.read(form, entry.competency(), errors);
        if (competency.isEmpty()) {
            return form(framework, id, form, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        if (!String.valueOf(entry.revision()).equals(form.seen())) {
            errors.reject("competency.form.changed-meanwhile");
            return form(framework, id, form, HttpStatus.CONFLICT);
        }
        FrameworkId in = new FrameworkId(framework);
        library.revise(visitor, in, entry.revision(), competency.get(), Revision.Origin.FORM);
        return new ModelAndView("redirect:" + at(visitor, in, competency.get().id()));
    }

    @PostMapping(path = "/{id}/edit", params = "change")
    ModelAndView changeOld(
            Visitor visitor,
            @PathVariable UUID framework,
            @PathVariable UUID id,
            @RequestParam String change,
            @ModelAttribute("typed") CompetencyForm typed) {
        editable(visitor, framework, id);
        return form(framework, id, typed.changed(change), HttpStatus.OK).addObject("changed", true);
    }

    /** The advice alone, while somebody is typing. */
    @PostMapping("/advice")
    String advice(
            Visitor visitor, @PathVariable UUID framework, @ModelAttribute("typed") CompetencyForm typed, Model model) {
        frameworks.mustChange(visitor, new FrameworkId(framework));
        model.addAttribute("advice", AdvicePage.of(CompetencyReading.advice(typed, library.blank())));
        return "competency/advice :: advice";
    }

    @PostMapping("/{id}/withdraw")
    String withdraw(Visitor visitor, @PathVariable UUID framework, @PathVariable UUID id) {
        library.withdraw(visitor, new FrameworkId(framework), new CompetencyId(id));
        return "redirect:" + FrameworksController.at(visitor, new FrameworkId(framework));
    }

    private Entry editable(Visitor visitor, UUID framework, UUID id) {
        frameworks.mustChange(visitor, new FrameworkId(framework));
        return library.entry(visitor, new FrameworkId(framework), new CompetencyId(id));
    }

    private ModelAndView form(UUID framework, @Nullable UUID id, CompetencyForm form, HttpStatus status) {
        return new ModelAndView(FORM, status)
                .addObject("form", form)
                .addObject("framework", framework)
                .addObject("id", id)
                .addObject("advice", AdvicePage.of(CompetencyReading.advice(form, library.blank())));
    }

    static String at(Visitor visitor, FrameworkId framework, CompetencyId id) {
        return FrameworksController.at(visitor, framework) + "/competencies/" + id;
    }
}
