package org.cairn.credential.web;

import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.cairn.credential.endorsement.Endorsements;
import org.cairn.credential.endorsement.Endorser;
import org.cairn.credential.keys.Issuer;
import org.cairn.credential.keys.IssuerId;
import org.cairn.credential.keys.IssuerKey;
import org.cairn.credential.keys.IssuerKeyDesk;
import org.cairn.platform.Platforms;
import org.cairn.shared.Words;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The keys that sign credentials and endorsements, for administrators. */
@Controller
@RequestMapping("/admin/issuer-keys")
class IssuerKeysController {

    private static final String HERE = "redirect:/admin/issuer-keys";

    private final IssuerKeyDesk desk;
    private final Platforms platforms;
    private final Endorsements endorsements;
    private final Words words;

    IssuerKeysController(IssuerKeyDesk desk, Platforms platforms, Endorsements endorsements, Words words) {
        this.desk = desk;
        this.platforms = platforms;
        this.endorsements = endorsements;
        this.words = words;
    }

    @GetMapping
    ModelAndView show(Locale locale) {
        List<IssuerKeysPage.Owner> owners = desk.all().entrySet().stream()
                .map(entry -> owner(entry.getKey(), entry.getValue(), locale))
                .toList();
        return new ModelAndView("credential/issuer-keys")
                .addObject("page", new IssuerKeysPage(owners))
                .addObject("signedIn", true);
    }

    @PostMapping("/{issuer}/next")
    String publishNext(@PathVariable UUID issuer, Principal who) {
        desk.publishNext(who.getName(), new IssuerId(issuer));
        return HERE;
    }

    /** @param sure what all credentials rest on is not given up in passing */
    @PostMapping("/{issuer}/leaked")
    String leaked(@PathVariable UUID issuer, @RequestParam(defaultValue = "false") boolean sure, Principal who) {
        if (sure) {
            desk.giveUp(who.getName(), new IssuerId(issuer));
        }
        return HERE + (sure ? "" : "?unsure");
    }

    private IssuerKeysPage.Owner owner(Issuer issuer, List<IssuerKey> keys, Locale locale) {
        return new IssuerKeysPage.Owner(
                issuer.id().toString(),
                name(issuer, locale),
                issuer.isPartner(),
                desk.tokens(issuer).map(Enum::name).orElse(null),
                keys.stream()
                        .filter(key -> key.state() == IssuerKey.State.NEXT)
                        .map(desk::turn)
                        .min(Instant::compareTo)
                        .map(at -> when(at, locale))
                        .orElse(null),
                keys.stream()
                        .map(key -> new IssuerKeysPage.Line(
                                key.name(), key.kind().signatures().name(), key.state(), when(key.since(), locale)))
                        .toList());
    }

    private String name(Issuer issuer, Locale locale) {
        return endorsements
                .endorser(issuer.id())
                .map(Endorser::name)
                .orElseGet(
                        () -> platforms.institution(issuer.institution()).name().in(locale));
    }

    private String when(Instant at, Locale locale) {
        return words.date(at, locale) + ", " + words.time(at, locale);
    }
}
