package org.cairn.microcredential.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.cairn.microcredential.Definition;
import org.cairn.microcredential.Frozen;
import org.cairn.microcredential.MicrocredentialVersion;
import org.cairn.microcredential.Microcredentials;
import org.cairn.microcredential.VersionId;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
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

/** Edits a draft: one form for the whole of it, saved whole or not at all. */
@Controller
@RequestMapping("/l/{launchId}/teach/microcredentials/{version}/edit")
class DraftController {

    private static final String EDIT = "microcredential/edit";
    private static final Pattern FAR_OUT = Pattern.compile("\\[\\d{3,}]");

    private final Microcredentials microcredentials;

    DraftController(Microcredentials microcredentials) {
        this.microcredentials = microcredentials;
    }

    /** No form of ours has so many rows, and binding would fail on them. */
    @ModelAttribute
    void nothingFarOut(HttpServletRequest request) {
        if (request.getParameterMap().keySet().stream()
                .anyMatch(name -> FAR_OUT.matcher(name).find())) {
            throw new Refusal(Problem.BAD_REQUEST, "shared.bad-request");
        }
    }

    @GetMapping
    String edit(Visitor visitor, @PathVariable("version") UUID id, Model model) {
        model.addAttribute("form", MicrocredentialForm.of(draft(visitor, id).definition()));
        model.addAttribute("id", id);
        return EDIT;
    }

    /** An add or remove button: the form comes back with everything as typed, and nothing is saved. */
    @PostMapping(params = "change")
    String change(
            Visitor visitor,
            @PathVariable("version") UUID id,
            @RequestParam String change,
            @ModelAttribute("typed") MicrocredentialForm typed,
            Model model) {
        draft(visitor, id);
        model.addAttribute("form", typed.changed(change));
        model.addAttribute("id", id);
        model.addAttribute("changed", true);
        return EDIT;
    }

    @PostMapping(params = "!change")
    ModelAndView save(
            Visitor visitor,
            @PathVariable("version") UUID id,
            @ModelAttribute("form") MicrocredentialForm form,
            BindingResult errors) {
        MicrocredentialVersion draft = draft(visitor, id);
        Optional<Definition> definition = FormReading.read(form, draft.definition(), errors);
        if (definition.isEmpty()) {
            return again(id, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        if (!Frozen.of(draft.definition()).hash().equals(form.seen())) {
            errors.reject("microcredential.form.changed-meanwhile");
            return again(id, HttpStatus.CONFLICT);
        }
        microcredentials.save(visitor, draft.id(), draft.definition(), definition.get());
        return new ModelAndView("redirect:/l/" + visitor.launch() + "/teach/microcredentials/" + id);
    }

    private MicrocredentialVersion draft(Visitor visitor, UUID id) {
        MicrocredentialVersion version = microcredentials.version(visitor, new VersionId(id));
        if (version.state() != MicrocredentialVersion.State.DRAFT) {
            throw new Refusal(Problem.CONFLICT, "microcredential.published");
        }
        return version;
    }

    private static ModelAndView again(UUID id, HttpStatus status) {
        ModelAndView page = new ModelAndView(EDIT, status);
        page.addObject("id", id);
        return page;
    }
}
