package org.cairn.credential.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.cairn.credential.Credentials;
import org.cairn.credential.Credentials.Published;
import org.cairn.credential.IssuedCredential;
import org.cairn.credential.Verification;
import org.cairn.credential.Verifications;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.servlet.ModelAndView;

/** One address for a credential, in every form; for anybody, once its owner has published it. */
@Controller
class CredentialController {

    private static final List<Format> OFFERED =
            List.of(Format.HTML, Format.JSON, Format.JWT, Format.SVG, Format.PNG, Format.PDF);

    private static final String EMBEDDED = "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; "
            + "base-uri 'none'; form-action 'none'; frame-ancestors https:";

    private final Credentials credentials;
    private final Verifications verifications;
    private final Copies copies;
    private final Pages pages;
    private final Clock clock;

    CredentialController(
            Credentials credentials, Verifications verifications, Copies copies, Pages pages, Clock clock) {
        this.credentials = credentials;
        this.verifications = verifications;
        this.copies = copies;
        this.pages = pages;
        this.clock = clock;
    }

    @GetMapping("/credentials/{id}")
    Object show(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = "*/*") String accept,
            Locale locale,
            ServletWebRequest browser) {
        int dot = id.indexOf('.');
        // Whether it may be seen comes first, so that the answer for a stranger is the same in every form.
        Published credential = credentials.published(dot < 0 ? id : id.substring(0, dot));
        Optional<Format.Wanted> wanted = dot < 0 ? Format.of(accept, OFFERED) : Format.ofSuffix(id.substring(dot + 1));
        return wanted.map(form -> answer(credential, form, locale, browser))
                .orElseThrow(() -> new Refusal(Problem.NOT_FOUND, "credential.unknown"));
    }

    private Object answer(Published credential, Format.Wanted wanted, Locale locale, ServletWebRequest browser) {
        return switch (wanted.format()) {
            case HTML -> html(credential, locale, browser);
            case JSON -> Answers.document(credentials.document(credential).json(), wanted.type(), Duration.ZERO);
            case JWT -> Answers.document(credentials.document(credential).jwt(), wanted.type(), Duration.ZERO);
            case SVG, PNG, PDF ->
                Answers.document(
                        copies.copy(credentials.issued(credential), wanted.format(), locale),
                        wanted.type(),
                        Duration.ZERO);
        };
    }

    /**
     * A card for other web pages. It has no scripts, loads nothing but its own style, and leads to the page in a window; so any
     * site may frame it (Content Security Policy Level 3, 6.4.2).
     */
    @GetMapping("/credentials/{id}/embed")
    ModelAndView embed(@PathVariable String id, Locale locale, HttpServletResponse response) {
        IssuedCredential credential = credentials.issued(credentials.published(id));
        response.setHeader("Content-Security-Policy", EMBEDDED);
        headers(response);
        CredentialPage page = pages.page(credential, locale);
        return new ModelAndView("credential/embed")
                .addObject("page", page)
                .addObject("broken", pages.broken(page, locale))
                .addObject("panel", pages.panel(verifications.verify(credential.document()), locale));
    }

    private Object html(Published published, Locale locale, ServletWebRequest browser) {
        HttpServletResponse response = Objects.requireNonNull(browser.getResponse());
        headers(response);
        // What is shown changes with these; with the minute, since the page says when it was checked.
        if (browser.checkNotModified(tag(published, locale))) {
            return ResponseEntity.status(HttpStatus.NOT_MODIFIED).build();
        }
        IssuedCredential credential = credentials.issued(published);
        CredentialPage page = pages.page(credential, locale);
        Verification verification = verifications.verify(credential.document());
        return new ModelAndView("credential/show")
                .addObject("page", page)
                .addObject("preview", Preview.of(page))
                .addObject("files", Files.published("/credentials/" + credential.id()))
                .addObject("endorsements", pages.endorsements(verification, locale))
                .addObject("notice", holds(page) ? pages.notice(verification, locale) : null)
                .addObject("panel", pages.panel(verification, locale));
    }

    private static boolean holds(CredentialPage page) {
        return page.revoked() == null && page.suspended() == null;
    }

    /** Kept by a browser, asked for again each time: what its owner withdraws is gone at once. */
    private static void headers(HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache, private");
        response.setHeader(HttpHeaders.VARY, "Accept, Accept-Language, Cookie");
        response.setHeader("X-Robots-Tag", "noindex");
    }

    private String tag(Published credential, Locale locale) {
        long minute = clock.instant().truncatedTo(ChronoUnit.MINUTES).getEpochSecond();
        return "W/\"" + minute + "-" + Integer.toHexString(credential.state()) + "-" + locale.toLanguageTag() + "\"";
    }
}
