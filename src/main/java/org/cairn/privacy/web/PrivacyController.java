package org.cairn.privacy.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.cairn.audit.Actor;
import org.cairn.platform.Offices;
import org.cairn.privacy.Erasure;
import org.cairn.privacy.Erasures;
import org.cairn.privacy.Exports;
import org.cairn.shared.InstitutionId;
import org.cairn.shared.PersonId;
import org.cairn.shared.Reason;
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

/** Where administrators act for somebody who has written to the institution. */
@Controller
@RequestMapping("/admin/privacy")
class PrivacyController {

    private static final int SHOWN = 50;

    private final Exports exports;
    private final Erasures erasures;
    private final PrivacyDesk desk;
    private final Offices offices;

    PrivacyController(Exports exports, Erasures erasures, PrivacyDesk desk, Offices offices) {
        this.exports = exports;
        this.erasures = erasures;
        this.desk = desk;
        this.offices = offices;
    }

    /** Who has asked, and how; of one who was found by what was typed, or of one erasure. */
    record ReasonForm(
            @Nullable String institution,
            @Nullable String asked,
            @Nullable String reason) {

        boolean saysWhy() {
            return Reason.isOne(reason);
        }

        String said() {
            return reason == null ? "" : reason.strip();
        }
    }

    @GetMapping
    ModelAndView show(
            @RequestParam(required = false) @Nullable String institution,
            @RequestParam(required = false) @Nullable String asked,
            Locale locale) {
        return page(new ReasonForm(institution, asked, null), null, locale);
    }

    @PostMapping("/persons/{person}/file")
    void file(
            @PathVariable UUID person,
            @RequestParam(required = false) @Nullable String institution,
            Principal who,
            HttpServletResponse response)
            throws IOException {
        Actor actor = Actor.administrator(Offices.administrator(who));
        ZipAnswer.send(exports.write(offices.chosen(institution), new PersonId(person), actor), response);
    }

    @PostMapping("/persons/{person}/erase")
    ModelAndView erase(
            @PathVariable UUID person,
            @ModelAttribute("form") ReasonForm form,
            BindingResult errors,
            Principal who,
            Locale locale) {
        if (!form.saysWhy()) {
            return wrong(form, errors, person, locale);
        }
        InstitutionId institution = offices.chosen(form.institution());
        erasures.erase(institution, new PersonId(person), Offices.administrator(who), form.said());
        return start(institution);
    }

    @PostMapping("/{erasure}/record")
    void open(
            @PathVariable UUID erasure,
            @RequestParam(required = false) @Nullable String institution,
            Principal who,
            HttpServletResponse response)
            throws IOException {
        Erasure kept = erasures.kept(offices.chosen(institution), erasure);
        ZipAnswer.head(response);
        erasures.open(kept.institution(), kept.id(), Offices.administrator(who), response.getOutputStream());
    }

    @PostMapping("/{erasure}/end")
    ModelAndView end(
            @PathVariable UUID erasure,
            @ModelAttribute("form") ReasonForm form,
            BindingResult errors,
            Principal who,
            Locale locale) {
        Erasure kept = erasures.kept(offices.chosen(form.institution()), erasure);
        if (!form.saysWhy()) {
            return wrong(form, errors, erasure, locale);
        }
        erasures.endNow(kept.institution(), kept.id(), Offices.administrator(who), form.said());
        return start(kept.institution());
    }

    private ModelAndView wrong(ReasonForm form, BindingResult errors, UUID of, Locale locale) {
        errors.rejectValue("reason", "privacy.admin.reason.wrong");
        ModelAndView page = page(form, of, locale);
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private ModelAndView page(ReasonForm form, @Nullable UUID wrong, Locale locale) {
        InstitutionId institution = offices.chosen(form.institution());
        String asked = form.asked() == null || form.asked().isBlank() ? null : form.asked();
        return new ModelAndView("privacy/admin")
                .addObject("signedIn", true)
                .addObject("form", form)
                .addObject("wrong", wrong)
                .addObject(
                        "page",
                        new PrivacyPage(
                                offices.choices(locale),
                                institution.value(),
                                asked,
                                asked == null ? List.of() : desk.find(institution, asked),
                                erasures.newest(institution, SHOWN)));
    }

    private static ModelAndView start(InstitutionId institution) {
        return new ModelAndView("redirect:/admin/privacy?institution=" + institution);
    }
}
