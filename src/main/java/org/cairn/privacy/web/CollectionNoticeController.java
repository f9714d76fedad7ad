package org.cairn.privacy.web;

import org.cairn.platform.Offices;
import org.cairn.privacy.CollectionNotice;
import org.cairn.privacy.CollectionNotices;
import org.cairn.shared.Bilingual;
import org.cairn.shared.InstitutionId;
import org.cairn.shared.Visitor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Why something is collected: read in the course, and written by administrators. */
@Controller
class CollectionNoticeController {

    private final CollectionNotices notices;
    private final Offices offices;

    CollectionNoticeController(CollectionNotices notices, Offices offices) {
        this.notices = notices;
        this.offices = offices;
    }

    /** What an institution says; what is left empty is said in Cairn's words. */
    record NoticeForm(
            @Nullable String institution,
            @Nullable String purposeEn,
            @Nullable String purposeFr,
            @Nullable String authorityEn,
            @Nullable String authorityFr,
            @Nullable String contactEn,
            @Nullable String contactFr) {

        static NoticeForm of(InstitutionId institution, CollectionNotice notice) {
            return new NoticeForm(
                    institution.toString(),
                    en(notice.purpose()),
                    fr(notice.purpose()),
                    en(notice.authority()),
                    fr(notice.authority()),
                    en(notice.contact()),
                    fr(notice.contact()));
        }

        private static @Nullable String en(@Nullable Bilingual text) {
            return text == null ? null : text.en();
        }

        private static @Nullable String fr(@Nullable Bilingual text) {
            return text == null ? null : text.fr();
        }

        void check(BindingResult errors) {
            check("purpose", purposeEn, purposeFr, errors);
            check("authority", authorityEn, authorityFr, errors);
            check("contact", contactEn, contactFr, errors);
        }

        /** Nobody is told the law in a language that they do not read. */
        private static void check(String name, @Nullable String en, @Nullable String fr, BindingResult errors) {
            mustBeWhole(name + "En", clean(en), clean(fr), errors);
            mustBeWhole(name + "Fr", clean(fr), clean(en), errors);
        }

        private static void mustBeWhole(
                String field, @Nullable String text, @Nullable String other, BindingResult errors) {
            if (text != null && text.length() > CollectionNotices.LONGEST) {
                errors.rejectValue(field, "privacy.notice.too-long");
            } else if (text == null && other != null) {
                errors.rejectValue(field, "privacy.notice.both");
            }
        }

        static @Nullable String clean(@Nullable String text) {
            return text == null || text.isBlank() ? null : text.strip();
        }

        static @Nullable Bilingual both(@Nullable String en, @Nullable String fr) {
            return clean(en) == null ? null : new Bilingual(clean(en), clean(fr));
        }
    }

    @PostMapping("/l/{launchId}/notice")
    String read(Visitor visitor) {
        notices.read(visitor.institution(), visitor.mustLearn().person());
        return "redirect:/l/" + visitor.launch();
    }

    @GetMapping("/admin/privacy/notice")
    ModelAndView show(@RequestParam(required = false) @Nullable String institution) {
        InstitutionId chosen = offices.chosen(institution);
        return page(NoticeForm.of(chosen, notices.of(chosen)), HttpStatus.OK);
    }

    @PostMapping("/admin/privacy/notice")
    ModelAndView change(@ModelAttribute("form") NoticeForm form, BindingResult errors) {
        InstitutionId institution = offices.chosen(form.institution());
        form.check(errors);
        if (errors.hasErrors()) {
            return page(form, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        notices.change(
                institution,
                NoticeForm.both(form.purposeEn(), form.purposeFr()),
                NoticeForm.both(form.authorityEn(), form.authorityFr()),
                NoticeForm.both(form.contactEn(), form.contactFr()));
        return new ModelAndView("redirect:/admin/privacy?institution=" + institution);
    }

    private static ModelAndView page(NoticeForm form, HttpStatus status) {
        return new ModelAndView("privacy/notice-edit", status)
                .addObject("signedIn", true)
                .addObject("form", form);
    }
}
