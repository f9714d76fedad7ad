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
import org.cairn.shared.Holder;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
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

/** The owner's page, in a course or outside of every one: see exactly what would be public, decide, keep a copy. */
@Controller
@RequestMapping({"/l/{launchId}/credentials/{id}", "/my/credentials/{id}"})
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
    ModelAndView show(Holder holder, @PathVariable String id, Locale locale) {
        IssuedCredential credential = credentials.owned(holder, id);
        String printed = credential.printedName();
        String name = printed == null ? nameInCourse(holder) : printed;
        boolean withName = printed != null || (!credential.published() && !name.isEmpty());
        return page(holder, credential, new PublishForm(withName, name), locale);
    }

    @PostMapping("/publish")
    Object publish(
            Holder holder,
            @PathVariable String id,
            @Valid @ModelAttribute("form") PublishForm form,
            BindingResult errors,
            Locale locale) {
        if (form.withName() && form.name().isBlank()) {
            errors.rejectValue("name", "credential.publish.name.missing");
        }
        if (errors.hasErrors()) {
            ModelAndView page = page(holder, credentials.owned(holder, id), form, locale);
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
        credentials.publish(holder, id, form.printedName());
        return back(holder, id);
    }

    @PostMapping("/withdraw")
    String withdraw(Holder holder, @PathVariable String id) {
        credentials.withdraw(holder, id);
        return back(holder, id);
    }

    @GetMapping("/files/{file}")
    ResponseEntity<byte[]> file(Holder holder, @PathVariable String id, @PathVariable String file, Locale locale) {
        IssuedCredential credential = credentials.owned(holder, id);
        if (file.equals("picture.svg")) {
            return Answers.document(
                    copies.picture(credential, locale), Format.SVG.asSuch().type(), Duration.ZERO);
        }
        Format format = Optional.ofNullable(FILES.get(file)).orElseThrow(OwnerController::unknown);
        return Answers.download(
                copies.copy(credential, format, locale), format.asSuch().type(), file);
    }

    private ModelAndView page(Holder holder, IssuedCredential credential, PublishForm form, Locale locale) {
        String within = "/credentials/" + credential.id();
        String here = holder.at() + within;
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
    private String nameInCourse(Holder holder) {
        return Optional.ofNullable(holder.course())
                .flatMap(course -> roster.enrolment(course, holder.person()))
                .flatMap(Enrolment::name)
                .orElse("");
    }

    private static Refusal unknown() {
        return new Refusal(Problem.NOT_FOUND, "credential.unknown");
    }

    private static String back(Holder holder, String id) {
        return "redirect:" + holder.at() + "/credentials/" + Objects.requireNonNull(id);
    }
}
