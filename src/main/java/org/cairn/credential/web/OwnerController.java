package org.cairn.credential.web;

import jakarta.validation.Valid;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.cairn.course.Enrolment;
import org.cairn.course.Roster;
import org.cairn.credential.Credentials;
import org.cairn.credential.IssuedCredential;
import org.cairn.credential.Verification;
import org.cairn.credential.Verifications;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.cairn.shared.Visitor;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** The owner's page inside a course: see exactly what would be public, decide, keep a copy. */
@Controller
@RequestMapping("/l/{launchId}/credentials/{id}")
class OwnerController {

    private static final Map<String, Format> FILES = Map.of(
            "credential.json", Format.JSON,
            "credential.jwt", Format.JWT,
            "badge.svg", Format.SVG,
            "badge.png", Format.PNG,
            "certificate.pdf", Format.PDF);

    private final Credentials credentials;
    private final Verifications verifications;
    private final Copies copies;
    private final Roster roster;
    private final Pages pages;

    OwnerController(Credentials credentials, Verifications verifications, Copies copies, Roster roster, Pages pages) {
        this.credentials = credentials;
        this.verifications = verifications;
        this.copies = copies;
        this.roster = roster;
        this.pages = pages;
    }

    @GetMapping
    ModelAndView show(Visitor visitor, @PathVariable String id, Locale locale) {
        IssuedCredential credential = credentials.owned(visitor, id);
        String printed = credential.printedName();
        String name = printed == null ? nameInCourse(visitor) : printed;
        boolean withName = printed != null || (!credential.published() && !name.isEmpty());
        return page(visitor, credential, new PublishForm(withName, name), locale);
    }

    @PostMapping("/publish")
    Object publish(
            Visitor visitor,
            @PathVariable String id,
            @Valid @ModelAttribute("form") PublishForm form,
            BindingResult errors,
            Locale locale) {
        if (form.withName() && form.name().isBlank()) {
            errors.rejectValue("name", "credential.publish.name.missing");
        }
        if (errors.hasErrors()) {
            ModelAndView page = page(visitor, credentials.owned(visitor, id), form, locale);
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
        credentials.publish(visitor, id, form.printedName());
        return back(visitor, id);
    }

    @PostMapping("/withdraw")
    String withdraw(Visitor visitor, @PathVariable String id) {
        credentials.withdraw(visitor, id);
        return back(visitor, id);
    }

    @GetMapping("/files/{file}")
    ResponseEntity<byte[]> file(Visitor visitor, @PathVariable String id, @PathVariable String file, Locale locale) {
        IssuedCredential credential = credentials.owned(visitor, id);
        if (file.equals("picture.svg")) {
            return Answers.document(
                    copies.picture(credential, locale), Format.SVG.asSuch().type(), Duration.ZERO);
        }
        Format format = Optional.ofNullable(FILES.get(file)).orElseThrow(OwnerController::unknown);
        return Answers.download(
                copies.copy(credential, format, locale), format.asSuch().type(), file);
    }

    private ModelAndView page(Visitor visitor, IssuedCredential credential, PublishForm form, Locale locale) {
        String within = "/credentials/" + credential.id();
        String here = "/l/" + visitor.launch() + within;
        CredentialPage page = pages.page(credential, locale);
        Verification verification = verifications.verify(credential.document());
        return new ModelAndView("credential/owner")
                .addObject("page", page)
                .addObject(
                        "sharing",
                        credential.published()
                                ? Sharing.of(page, credential.awardedAt(), credential.validUntil())
                                : null)
                .addObject("endorsements", pages.endorsements(verification, locale))
                .addObject("notice", pages.notice(verification, locale))
                .addObject("panel", pages.panel(verification, locale))
                .addObject("published", credential.published())
                .addObject("own", here)
                .addObject("within", within)
                .addObject("files", Files.owned(here))
                .addObject("form", form);
    }

    /** Only a proposal: nothing is shown of it before its owner says so. */
    private String nameInCourse(Visitor visitor) {
        return roster.enrolment(visitor.course(), visitor.person())
                .flatMap(Enrolment::name)
                .orElse("");
    }

    private static Refusal unknown() {
        return new Refusal(Problem.NOT_FOUND, "credential.unknown");
    }

    private static String back(Visitor visitor, String id) {
        return "redirect:/l/" + visitor.launch() + "/credentials/" + Objects.requireNonNull(id);
    }
}
