package org.cairn.microcredential.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.cairn.microcredential.Definition;
import org.cairn.microcredential.Frozen;
import org.cairn.microcredential.MicrocredentialVersion;
import org.cairn.microcredential.Microcredentials;
import org.cairn.microcredential.Partner;
import org.cairn.microcredential.Partners;
import org.cairn.microcredential.VersionId;
import org.cairn.outbound.Letter;
import org.cairn.outbound.Mailbox;
import org.cairn.shared.PublicAddress;
import org.cairn.shared.Visitor;
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

/** Asks partners to confirm a version, and shows what they have said. */
@Controller
@RequestMapping("/l/{launchId}/teach/microcredentials/{version}/partners")
class PartnersController {

    private static final int ENDING_DAYS = 60;

    private final Microcredentials microcredentials;
    private final Partners partners;
    private final Mailbox mailbox;
    private final PublicAddress address;
    private final Clock clock;

    PartnersController(
            Microcredentials microcredentials, Partners partners, Mailbox mailbox, PublicAddress address, Clock clock) {
        this.microcredentials = microcredentials;
        this.partners = partners;
        this.mailbox = mailbox;
        this.address = address;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView show(Visitor visitor, @PathVariable("version") UUID id) {
        return page(visitor, id, new AskForm(null, null), HttpStatus.OK, null);
    }

    @PostMapping
    ModelAndView ask(
            Visitor visitor,
            @PathVariable("version") UUID id,
            @ModelAttribute("form") AskForm form,
            BindingResult errors) {
        MicrocredentialVersion version = microcredentials.version(visitor, new VersionId(id));
        String email = Typed.line(form.email());
        if (!Letter.isAddress(email)) {
            errors.rejectValue("email", "microcredential.form.email");
        }
        if (!isNamed(version.definition(), form.partner())) {
            errors.rejectValue("partner", "microcredential.form.choose");
        }
        if (errors.hasErrors()) {
            return page(visitor, id, form, HttpStatus.UNPROCESSABLE_CONTENT, null);
        }
        Optional<String> token =
                partners.ask(visitor, version.id(), String.valueOf(form.partner()), String.valueOf(email));
        return token.map(secret -> page(
                        visitor,
                        id,
                        new AskForm(null, null),
                        HttpStatus.OK,
                        address.at("/partners/" + secret).toString()))
                .orElseGet(() -> new ModelAndView(
                        "redirect:" + MicrocredentialsController.at(visitor, version.id()) + "/partners"));
    }

    private ModelAndView page(
            Visitor visitor, UUID id, AskForm form, HttpStatus status, @Nullable String partnersAddress) {
        MicrocredentialVersion version = microcredentials.version(visitor, new VersionId(id));
        Definition definition = version.definition();
        String hash = Frozen.of(definition).hash();
        LocalDate today = LocalDate.now(clock);
        PartnersPage page = new PartnersPage(
                id,
                definition.title().in(visitor.locale()),
                definition.said().partners().stream().map(Partner::name).toList(),
                partners.validations(version.microcredential()).stream()
                        .map(validation -> PartnersPage.Confirmed.of(validation, hash, today, ENDING_DAYS))
                        .toList(),
                partners.asked(version.id()).stream()
                        .map(asked -> PartnersPage.Asked.of(asked, clock.instant()))
                        .toList(),
                mailbox.isOpen(),
                partnersAddress);
        return new ModelAndView("microcredential/partners", status)
                .addObject("page", page)
                .addObject("form", form);
    }

    private static boolean isNamed(Definition definition, @Nullable String name) {
        return definition.said().partners().stream()
                .anyMatch(partner -> partner.name().equals(name));
    }
}
