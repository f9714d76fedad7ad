package org.cairn.credential.web;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cairn.credential.Credentials;
import org.cairn.credential.IssuedCredential;
import org.cairn.credential.Verifications;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.servlet.ModelAndView;

/** One address for a credential, in every form; for anybody, once its owner has published it. */
@Controller
class CredentialController {

    private static final List<Format> OFFERED =
            List.of(Format.HTML, Format.JSON, Format.JWT, Format.SVG, Format.PNG, Format.PDF);

    private final Credentials credentials;
    private final Verifications verifications;
    private final Copies copies;
    private final Pages pages;

    CredentialController(Credentials credentials, Verifications verifications, Copies copies, Pages pages) {
        this.credentials = credentials;
        this.verifications = verifications;
        this.copies = copies;
        this.pages = pages;
    }

    @GetMapping("/credentials/{id}")
    Object show(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = "*/*") String accept,
            Locale locale) {
        int dot = id.indexOf('.');
        // Whether it may be seen comes first, so that the answer for a stranger is the same in every form.
        IssuedCredential credential = credentials.published(dot < 0 ? id : id.substring(0, dot));
        Optional<Format.Wanted> wanted = dot < 0 ? Format.of(accept, OFFERED) : Format.ofSuffix(id.substring(dot + 1));
        return wanted.map(form -> answer(credential, form, locale))
                .orElseThrow(() -> new Refusal(Problem.NOT_FOUND, "credential.unknown"));
    }

    private Object answer(IssuedCredential credential, Format.Wanted wanted, Locale locale) {
        return wanted.format() == Format.HTML
                ? html(credential, locale)
                : Answers.document(copies.copy(credential, wanted.format(), locale), wanted.type(), Duration.ZERO);
    }

    private ModelAndView html(IssuedCredential credential, Locale locale) {
        return new ModelAndView("credential/show")
                .addObject("page", pages.page(credential, locale))
                .addObject("files", Files.published("/credentials/" + credential.id()))
                .addObject("panel", pages.panel(verifications.verify(credential.document()), locale));
    }
}
