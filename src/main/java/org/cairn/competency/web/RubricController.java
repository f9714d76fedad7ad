package org.cairn.competency.web;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.cairn.competency.Competency;
import org.cairn.competency.CompetencyId;
import org.cairn.competency.Entry;
import org.cairn.competency.FrameworkId;
import org.cairn.competency.Frameworks;
import org.cairn.competency.Library;
import org.cairn.competency.Revision;
import org.cairn.competency.Rubric;
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

/** Edits the rubric of a competency as one table, saved whole or not at all. */
@Controller
@RequestMapping("/l/{launchId}/teach/frameworks/{framework}/competencies/{id}/rubric")
class RubricController {

    private static final String UUID_TYPED = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private static final String EDIT = "competency/rubric";

    private final Frameworks frameworks;
    private final Library library;

    RubricController(Frameworks frameworks, Library library) {
        this.frameworks = frameworks;
        this.library = library;
    }

    /** A competency whose rubric can be used again. */
    record Source(UUID id, Text title) {}

    /** @param from another competency of the framework, to begin with its levels and cells; empty for none */
    @GetMapping
    ModelAndView edit(
            Visitor visitor,
            @PathVariable UUID framework,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String from) {
        Entry entry = entry(visitor, framework, id);
        Optional<Competency> source = from.matches(UUID_TYPED)
                ? Optional.of(entry(visitor, framework, UUID.fromString(from)).competency())
                : Optional.empty();
        Competency shown = source.map(Rubric::of)
                .map(rubric -> rubric.on(entry.competency()))
                .orElse(entry.competency());
        return page(visitor, framework, entry, RubricForm.of(Rubric.of(shown), entry.revision()), HttpStatus.OK)
                .addObject("changed", source.isPresent());
    }

    @PostMapping(params = "change")
    ModelAndView change(
            Visitor visitor,
            @PathVariable UUID framework,
            @PathVariable UUID id,
            @RequestParam String change,
            @ModelAttribute("typed") RubricForm typed) {
        Entry entry = entry(visitor, framework, id);
        return page(visitor, framework, entry, typed.changed(change), HttpStatus.OK)
                .addObject("changed", true);
    }

    @PostMapping(params = "!change")
    ModelAndView save(
            Visitor visitor,
            @PathVariable UUID framework,
            @PathVariable UUID id,
            @ModelAttribute("form") RubricForm form,
            BindingResult errors) {
        Entry entry = entry(visitor, framework, id);
        Optional<Rubric> rubric = form.read(Rubric.of(entry.competency()), errors);
        if (rubric.isEmpty()) {
            return page(visitor, framework, entry, form, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        if (!String.valueOf(entry.revision()).equals(form.seen())) {
            errors.reject("competency.form.changed-meanwhile");
            return page(visitor, framework, entry, form, HttpStatus.CONFLICT);
        }
        Competency judged = rubric.get().on(entry.competency());
        FrameworkId in = new FrameworkId(framework);
        library.revise(visitor, in, entry.revision(), judged, Revision.Origin.RUBRIC);
        return new ModelAndView("redirect:" + CompetencyController.at(visitor, in, judged.id()));
    }

    private Entry entry(Visitor visitor, UUID framework, UUID id) {
        frameworks.mustChange(visitor, new FrameworkId(framework));
        return library.entry(visitor, new FrameworkId(framework), new CompetencyId(id));
    }

    private ModelAndView page(Visitor visitor, UUID framework, Entry entry, RubricForm form, HttpStatus status) {
        Locale locale = visitor.locale();
        return new ModelAndView(EDIT, status)
                .addObject("form", form)
                .addObject("framework", framework)
                .addObject("id", entry.competency().id())
                .addObject("what", Text.of(entry.competency().title(), locale))
                .addObject(
                        "criteria",
                        entry.competency().criteria().stream()
                                .map(criterion -> Text.of(criterion.text(), locale))
                                .toList())
                .addObject("sources", sources(visitor, framework, entry));
    }

    /** The first page of the framework is enough to choose from. */
    private List<Source> sources(Visitor visitor, UUID framework, Entry entry) {
        return library.find(visitor, new FrameworkId(framework), "", 0).entries().stream()
                .map(Entry::competency)
                .filter(other -> !other.id().equals(entry.competency().id()))
                .map(other -> new Source(other.id().value(), Text.of(other.title(), visitor.locale())))
                .toList();
    }
}
