package org.cairn.joining.web;

import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.cairn.course.Joined;
import org.cairn.course.JoinedPersons;
import org.cairn.platform.Offices;
import org.cairn.shared.InstitutionId;
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

/** Administrators see who was joined, and part them again. */
@Controller
@RequestMapping("/admin/joined")
class JoinedController {

    private static final int SHOWN = 25;

    private final JoinedPersons joined;
    private final Identities identities;
    private final Offices offices;

    JoinedController(JoinedPersons joined, Identities identities, Offices offices) {
        this.joined = joined;
        this.identities = identities;
        this.offices = offices;
    }

    /** Why they are parted. */
    record PartForm(@Nullable String institution, @Nullable String reason) {

        boolean saysWhy() {
            return Reason.isOne(reason);
        }
    }

    @GetMapping
    ModelAndView show(
            @RequestParam(required = false) @Nullable String institution,
            @RequestParam(defaultValue = "0") int page,
            Locale locale) {
        return page(offices.chosen(institution), page, locale, HttpStatus.OK)
                .addObject("form", new PartForm(null, null));
    }

    @PostMapping("/{id}/part")
    ModelAndView part(
            @PathVariable UUID id,
            @ModelAttribute("form") PartForm form,
            BindingResult errors,
            Principal who,
            Locale locale) {
        InstitutionId institution = offices.chosen(form.institution());
        joined.find(institution, id);
        if (!form.saysWhy()) {
            errors.rejectValue("reason", "joining.part.reason.wrong");
            return page(institution, 0, locale, HttpStatus.UNPROCESSABLE_CONTENT)
                    .addObject("wrong", id);
        }
        joined.part(
                institution,
                id,
                Offices.administrator(who),
                String.valueOf(form.reason()).strip());
        return new ModelAndView("redirect:/admin/joined?institution=" + institution);
    }

    private ModelAndView page(InstitutionId institution, int page, Locale locale, HttpStatus status) {
        int total = joined.count(institution);
        int pages = Math.max(1, (total + SHOWN - 1) / SHOWN);
        int shown = Math.max(0, Math.min(page, pages - 1));
        List<JoinedPage.Row> rows = joined.newest(institution, shown * SHOWN, SHOWN).stream()
                .map(this::row)
                .toList();
        return new ModelAndView("joining/joined", status)
                .addObject("signedIn", true)
                .addObject(
                        "page",
                        new JoinedPage(offices.choices(locale), institution.value(), rows, shown, pages, total));
    }

    private JoinedPage.Row row(Joined one) {
        Joined.Parted parted = one.parted();
        return new JoinedPage.Row(
                one.id(),
                identities.of(List.of(one.one(), one.other())),
                one.proof().kind(),
                one.at(),
                parted == null ? null : parted.at(),
                parted == null ? null : parted.reason());
    }
}
