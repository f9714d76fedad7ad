package org.cairn.credential.web;

import jakarta.validation.Valid;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import org.cairn.credential.Verification;
import org.cairn.credential.Verifications;
import org.cairn.credential.Verifications.Answer;
import org.cairn.credential.Verifications.Checked;
import org.cairn.credential.Verifications.NoAnswer;
import org.cairn.credential.Verifications.NoCredential;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** Anybody verifies a credential: by its file, its text or its address. Nothing that is handed in is kept. */
@Controller
class VerifyController {

    /** A picture may be large; what is in it may not. */
    private static final int LARGEST = 5 << 20;

    private final Verifications verifications;
    private final Pages pages;

    VerifyController(Verifications verifications, Pages pages) {
        this.verifications = verifications;
        this.pages = pages;
    }

    @GetMapping("/verify")
    ModelAndView ask() {
        return form(new VerifyForm(null, null, null));
    }

    @PostMapping("/verify")
    ModelAndView verify(@Valid @ModelAttribute("form") VerifyForm form, BindingResult errors, Locale locale) {
        if (!errors.hasErrors()) {
            Answer answer = answer(form, errors);
            if (answer instanceof Checked checked) {
                return result(checked.verification(), locale);
            }
        }
        ModelAndView page = form(form);
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private Answer answer(VerifyForm form, BindingResult errors) {
        if (form.hasFile()) {
            return checked("file", file(Objects.requireNonNull(form.file())), errors);
        }
        if (form.hasText()) {
            return checked("text", verifications.verify(Objects.requireNonNull(form.text())), errors);
        }
        if (form.hasAddress()) {
            return checked(
                    "address", address(Objects.requireNonNull(form.address()).strip()), errors);
        }
        errors.reject("credential.verify.nothing");
        return new NoCredential("nothing");
    }

    private Answer file(MultipartFile file) {
        if (file.getSize() > LARGEST) {
            return new NoCredential("too-large");
        }
        try {
            return verifications.verify(file.getBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Answer address(String address) {
        try {
            return verifications.verifyAt(URI.create(address));
        } catch (IllegalArgumentException e) {
            return new NoAnswer();
        }
    }

    private static Answer checked(String field, Answer answer, BindingResult errors) {
        if (answer instanceof NoCredential none) {
            errors.rejectValue(field, "credential.verify." + none.instead());
        }
        if (answer instanceof NoAnswer) {
            errors.rejectValue(field, "credential.verify.no-answer");
        }
        return answer;
    }

    private ModelAndView result(Verification verification, Locale locale) {
        return new ModelAndView("credential/verified")
                .addObject("claims", verification.claims())
                .addObject("ours", verifications.isOurs(verification.claims()))
                .addObject("endorsements", pages.endorsements(verification, locale))
                .addObject("notice", pages.notice(verification, locale))
                .addObject("panel", pages.panel(verification, locale));
    }

    private static ModelAndView form(VerifyForm form) {
        return new ModelAndView("credential/verify").addObject("form", form);
    }
}
