package org.cairn.microcredential.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.cairn.microcredential.Partners;
import org.cairn.microcredential.Validation;
import org.cairn.platform.Platforms;
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

/** The page of a partner, who needs no account: what is confirmed, and the answer. */
@Controller
@RequestMapping("/partners/{token}")
class AnswerController {

    private static final int NAME = 120;
    private static final int REMARKS = 2000;
    private static final int STATEMENT = 500;
    private static final int MOST_YEARS = 5;

    private final Partners partners;
    private final Platforms platforms;
    private final Clock clock;

    AnswerController(Partners partners, Platforms platforms, Clock clock) {
        this.partners = partners;
        this.platforms = platforms;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView show(@PathVariable String token, Locale locale) {
        Partners.Request request = partners.request(token);
        return page(token, request, AnswerForm.empty(request.hash()), locale, HttpStatus.OK);
    }

    @PostMapping
    ModelAndView answer(
            @PathVariable String token, Locale locale, @ModelAttribute("form") AnswerForm form, BindingResult errors) {
        Partners.Request request = partners.request(token);
        Partners.Answer answer = read(form, request.partner().kind().hasAuthority(), errors);
        if (answer == null) {
            return page(token, request, form, locale, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        partners.answer(token, answer);
        return new ModelAndView("microcredential/answered")
                .addObject("title", request.version().definition().title().in(locale));
    }

    private Partners.@Nullable Answer read(AnswerForm form, boolean authority, BindingResult errors) {
        Fields fields = new Fields(errors);
        yesOrNo("demanded", form.demanded(), errors);
        yesOrNo("reflectsJob", form.reflectsJob(), errors);
        Validation.Publication publication =
                authority ? fields.choice("publication", form.publication(), Validation.Publication.class) : null;
        fields.line("remarks", form.remarks(), REMARKS);
        fields.line("statement", form.statement(), STATEMENT);
        String signatory = required("signatory", form.signatory(), errors);
        String title = required("signatoryTitle", form.signatoryTitle(), errors);
        LocalDate validUntil = validUntil(form.validUntil(), errors);
        if (errors.hasErrors() || validUntil == null) {
            return null;
        }
        return new Partners.Answer(
                String.valueOf(form.hash()),
                "yes".equals(form.demanded()),
                "yes".equals(form.reflectsJob()),
                publication,
                Typed.line(form.remarks()),
                form.endorses() != null,
                Typed.line(form.statement()),
                signatory,
                title,
                validUntil);
    }

    private static void yesOrNo(String path, @Nullable String typed, BindingResult errors) {
        if (!"yes".equals(typed) && !"no".equals(typed)) {
            errors.rejectValue(path, "microcredential.form.yes-or-no");
        }
    }

    private static String required(String path, @Nullable String typed, BindingResult errors) {
        String line = Typed.line(typed);
        if (line == null) {
            errors.rejectValue(path, "microcredential.form.required");
        }
        new Fields(errors).line(path, line, NAME);
        return String.valueOf(line);
    }

    private @Nullable LocalDate validUntil(@Nullable String typed, BindingResult errors) {
        LocalDate today = LocalDate.now(clock);
        try {
            LocalDate day = LocalDate.parse(String.valueOf(Typed.line(typed)));
            if (day.isAfter(today) && !day.isAfter(today.plusYears(MOST_YEARS))) {
                return day;
            }
            errors.rejectValue("validUntil", "microcredential.form.valid-until", new Object[] {MOST_YEARS}, null);
        } catch (DateTimeParseException e) {
            errors.rejectValue("validUntil", "microcredential.form.date");
        }
        return null;
    }

    private ModelAndView page(
            String token, Partners.Request request, AnswerForm form, Locale locale, HttpStatus status) {
        String institution =
                platforms.institution(request.version().institution()).name().in(locale);
        return new ModelAndView("microcredential/answer", status)
                .addObject("page", AnswerPage.of(token, request, institution, locale))
                .addObject("form", form);
    }
}
