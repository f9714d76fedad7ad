package org.cairn.microcredential.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.cairn.microcredential.Definition;
import org.cairn.microcredential.MicrocredentialVersion;
import org.cairn.shared.Visitor;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The steps that say what a draft is and what has to be shown for it, each saved whole or not at all. */
@Controller
@RequestMapping("/l/{launchId}/teach/microcredentials/{version}/edit")
class DraftController {

    private final Drafts drafts;

    DraftController(Drafts drafts) {
        this.drafts = drafts;
    }

    @ModelAttribute
    void nothingFarOut(HttpServletRequest request) {
        Drafts.refuseFarOut(request);
    }

    private static Step step(HttpServletRequest request) {
        return request.getRequestURI().endsWith("/competencies") ? Step.COMPETENCIES : Step.DESCRIBE;
    }

    /** Where the draft was left. */
    @GetMapping
    String resume(Visitor visitor, @PathVariable("version") UUID id) {
        MicrocredentialVersion draft = drafts.open(visitor, id);
        return "redirect:" + drafts.leftAt(draft).at(visitor, draft.id());
    }

    @GetMapping({"/describe", "/competencies"})
    String edit(Visitor visitor, @PathVariable("version") UUID id, HttpServletRequest request, Model model) {
        model.addAttribute(
                "form", MicrocredentialForm.of(drafts.open(visitor, id).definition()));
        model.addAttribute("id", id);
        return view(step(request));
    }

    /** An add or remove button: the form comes back with everything as typed, and nothing is saved. */
    @PostMapping(
            path = {"/describe", "/competencies"},
            params = "change")
    String change(
            Visitor visitor,
            @PathVariable("version") UUID id,
            HttpServletRequest request,
            @RequestParam String change,
            @ModelAttribute("typed") MicrocredentialForm typed,
            Model model) {
        MicrocredentialVersion draft = drafts.open(visitor, id);
        model.addAttribute(
                "form", MicrocredentialForm.of(draft.definition()).typed(step(request), typed.changed(change)));
        model.addAttribute("id", id);
        model.addAttribute("changed", true);
        return view(step(request));
    }

    @PostMapping(
            path = {"/describe", "/competencies"},
            params = "!change")
    ModelAndView save(
            Visitor visitor,
            @PathVariable("version") UUID id,
            HttpServletRequest request,
            @RequestParam(defaultValue = "false") boolean leave,
            @ModelAttribute("typed") MicrocredentialForm typed) {
        MicrocredentialVersion draft = drafts.open(visitor, id);
        MicrocredentialForm form = MicrocredentialForm.of(draft.definition()).typed(step(request), typed);
        BindingResult errors = new BeanPropertyBindingResult(form, "form");
        Optional<Definition> definition = FormReading.read(form, draft.definition(), errors);
        if (definition.isEmpty()) {
            return again(id, step(request), errors, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        if (!Drafts.isSeen(draft, form.seen())) {
            errors.reject("microcredential.form.changed-meanwhile");
            return again(id, step(request), errors, HttpStatus.CONFLICT);
        }
        return new ModelAndView("redirect:"
                + drafts.save(visitor, draft, definition.get(), step(request).next(), leave));
    }

    private static ModelAndView again(UUID id, Step step, BindingResult errors, HttpStatus status) {
        ModelAndView page = new ModelAndView(view(step), errors.getModel(), status);
        page.addObject("id", id);
        return page;
    }

    private static String view(Step step) {
        return "microcredential/" + step.name().toLowerCase(Locale.ROOT);
    }
}
