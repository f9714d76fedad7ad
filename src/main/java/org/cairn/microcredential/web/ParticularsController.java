package org.cairn.microcredential.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;
import org.cairn.microcredential.Definition;
import org.cairn.microcredential.MicrocredentialVersion;
import org.cairn.microcredential.Particulars;
import org.cairn.shared.Visitor;
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

/** Edits what a draft says beside its rule, partners among it. */
@Controller
@RequestMapping("/l/{launchId}/teach/microcredentials/{version}/edit/particulars")
class ParticularsController {

    private static final String EDIT = "microcredential/particulars";

    private final Drafts drafts;

    ParticularsController(Drafts drafts) {
        this.drafts = drafts;
    }

    @ModelAttribute
    void nothingFarOut(HttpServletRequest request) {
        Drafts.refuseFarOut(request);
    }

    @GetMapping
    String edit(Visitor visitor, @PathVariable("version") UUID id, Model model) {
        model.addAttribute("form", ParticularsForm.of(drafts.open(visitor, id).definition()));
        model.addAttribute("id", id);
        return EDIT;
    }

    /** An add or remove button: the form comes back with everything as typed, and nothing is saved. */
    @PostMapping(params = "change")
    String change(
            Visitor visitor,
            @PathVariable("version") UUID id,
            @RequestParam String change,
            @ModelAttribute("typed") ParticularsForm typed,
            Model model) {
        drafts.open(visitor, id);
        model.addAttribute("form", typed.changed(change));
        model.addAttribute("id", id);
        model.addAttribute("changed", true);
        return EDIT;
    }

    @PostMapping(params = "!change")
    ModelAndView save(
            Visitor visitor,
            @PathVariable("version") UUID id,
            @RequestParam(defaultValue = "false") boolean leave,
            @ModelAttribute("form") ParticularsForm form,
            BindingResult errors) {
        MicrocredentialVersion draft = drafts.open(visitor, id);
        Definition before = draft.definition();
        Optional<Particulars> particulars = ParticularsReading.read(form, before.learningHours(), errors);
        if (particulars.isEmpty()) {
            return again(id, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        if (!Drafts.isSeen(draft, form.seen())) {
            errors.reject("microcredential.form.changed-meanwhile");
            return again(id, HttpStatus.CONFLICT);
        }
        return new ModelAndView(
                "redirect:" + drafts.save(visitor, draft, before.with(particulars.get()), Step.CHECK, leave));
    }

    private static ModelAndView again(UUID id, HttpStatus status) {
        ModelAndView page = new ModelAndView(EDIT, status);
        page.addObject("id", id);
        return page;
    }
}
