package org.cairn.microcredential.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cairn.microcredential.MicrocredentialVersion;
import org.cairn.microcredential.Microcredentials;
import org.cairn.microcredential.Texts;
import org.cairn.microcredential.VersionId;
import org.cairn.microcredential.Wording;
import org.cairn.shared.Bilingual;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
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

/** Corrects words of what is published: spelling and translations, nothing that anybody has to show. */
@Controller
@RequestMapping("/l/{launchId}/teach/microcredentials/{version}/texts")
class TextsController {

    private static final int LONGEST = 1000;

    private final Microcredentials microcredentials;
    private final Wording wording;

    TextsController(Microcredentials microcredentials, Wording wording) {
        this.microcredentials = microcredentials;
        this.wording = wording;
    }

    @ModelAttribute
    void nothingFarOut(HttpServletRequest request) {
        Drafts.refuseFarOut(request);
    }

    @GetMapping
    ModelAndView edit(Visitor visitor, @PathVariable("version") UUID id) {
        MicrocredentialVersion version = published(visitor, id);
        int seen = wording.revisions(version.id()).size();
        return page(version, TextsForm.of(seen, Texts.of(wording.shown(version))), HttpStatus.OK);
    }

    @PostMapping
    ModelAndView correct(
            Visitor visitor,
            @PathVariable("version") UUID id,
            @ModelAttribute("form") TextsForm form,
            BindingResult errors) {
        MicrocredentialVersion version = published(visitor, id);
        String reason = check(version, form, errors);
        if (errors.hasErrors()) {
            return page(version, form, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        wording.correct(visitor, version.id(), form.seen() == null ? 0 : form.seen(), form.texts(), reason);
        return new ModelAndView("redirect:" + MicrocredentialsController.at(visitor, version.id()));
    }

    private String check(MicrocredentialVersion version, TextsForm form, BindingResult errors) {
        Fields fields = new Fields(errors);
        Map<String, Bilingual> frozen = Texts.of(version.definition());
        List<String> beyond = wording.beyondWords(version, form.texts());
        for (int i = 0; i < form.lines().size(); i++) {
            TextsForm.Line line = form.lines().get(i);
            fields.line("lines[" + i + "].en", line.en(), LONGEST);
            fields.line("lines[" + i + "].fr", line.fr(), LONGEST);
            boolean emptied =
                    frozen.containsKey(String.valueOf(line.path())) && Typed.words(line.en(), line.fr()) == null;
            if (emptied || beyond.contains(line.path())) {
                errors.rejectValue("lines[" + i + "].en", "microcredential.form.beyond-words");
            }
        }
        String reason = Typed.line(form.reason());
        fields.line("reason", reason, LONGEST);
        if (reason == null) {
            errors.rejectValue("reason", "microcredential.form.why");
        }
        return String.valueOf(reason);
    }

    private MicrocredentialVersion published(Visitor visitor, UUID id) {
        MicrocredentialVersion version = microcredentials.version(visitor, new VersionId(id));
        if (version.state() != MicrocredentialVersion.State.PUBLISHED
                || !microcredentials.isMadeHere(visitor, version)) {
            throw new Refusal(Problem.CONFLICT, "microcredential.other-state");
        }
        return version;
    }

    private static ModelAndView page(MicrocredentialVersion version, TextsForm form, HttpStatus status) {
        return new ModelAndView("microcredential/texts", status)
                .addObject("form", form)
                .addObject("id", version.id().value())
                .addObject(
                        "labels",
                        form.lines().stream()
                                .map(line -> TextLabel.of(String.valueOf(line.path())))
                                .toList());
    }
}
