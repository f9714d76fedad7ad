package org.cairn.credential.web;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.cairn.credential.Faces;
import org.cairn.credential.Publications;
import org.cairn.credential.Publications.PublicAchievement;
import org.cairn.credential.Publications.PublicEndorser;
import org.cairn.microcredential.VersionId;
import org.cairn.platform.Institution;
import org.cairn.shared.InstitutionId;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What a credential points to. Unknown, malformed and not yet published are one and the same answer. */
@Controller
class PublicationController {

    private static final MediaType DID = MediaType.parseMediaType("application/did+json");
    private static final MediaType VC = MediaType.parseMediaType("application/vc+ld+json");
    private static final Duration SHORT = Duration.ofMinutes(1);
    private static final Duration LONG = Duration.ofHours(1);

    private final Publications publications;
    private final Faces faces;
    private final Pages pages;

    PublicationController(Publications publications, Faces faces, Pages pages) {
        this.publications = publications;
        this.faces = faces;
        this.pages = pages;
    }

    @GetMapping("/.well-known/did.json")
    ResponseEntity<byte[]> did() {
        return found(publications.didDocument(), text -> Answers.document(text, DID, SHORT));
    }

    @GetMapping("/issuers/{id}/did.json")
    ResponseEntity<byte[]> did(@PathVariable String id) {
        return found(uuid(id).flatMap(publications::didDocument), text -> Answers.document(text, DID, SHORT));
    }

    @GetMapping("/issuers/{id}/keys/{name}")
    ResponseEntity<byte[]> key(@PathVariable String id, @PathVariable String name) {
        return found(
                uuid(id).flatMap(issuer -> publications.key(issuer, name)),
                text -> Answers.document(text, MediaType.APPLICATION_JSON, SHORT));
    }

    /** As short as the time in which a revocation must be seen. */
    @GetMapping("/status/{id}")
    ResponseEntity<byte[]> status(@PathVariable String id) {
        return found(uuid(id).flatMap(publications::statusList), text -> Answers.document(text, VC, SHORT));
    }

    @GetMapping("/issuers/{id}")
    Object issuer(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = "*/*") String accept,
            Locale locale) {
        Format format = wanted(accept, List.of(Format.HTML, Format.JSON));
        return found(
                uuid(id).flatMap(issuer -> publications
                        .issuer(new InstitutionId(issuer))
                        .map(institution -> institution(institution, format, locale))
                        .or(() -> publications.endorser(issuer).map(partner -> partner(partner, format, locale)))),
                Function.identity());
    }

    private Object institution(Institution institution, Format format, Locale locale) {
        return format == Format.HTML
                ? new ModelAndView("credential/issuer")
                        .addObject("name", institution.name().in(locale))
                        .addObject("website", institution.website())
                        .addObject("email", institution.email())
                : Answers.document(publications.profile(institution), MediaType.APPLICATION_JSON, LONG);
    }

    private Object partner(PublicEndorser partner, Format format, Locale locale) {
        return format == Format.HTML
                ? new ModelAndView("credential/endorser").addObject("page", EndorserPage.of(partner, locale))
                : Answers.document(publications.profile(partner), MediaType.APPLICATION_JSON, LONG);
    }

    /** An endorsement by itself: the same that lies in credentials. */
    @GetMapping("/issuers/{id}/endorsements/{endorsement}")
    ResponseEntity<byte[]> endorsement(@PathVariable String id, @PathVariable String endorsement) {
        return found(
                uuid(id).flatMap(issuer -> uuid(endorsement).flatMap(which -> publications.endorsement(issuer, which))),
                text -> Answers.document(text, VC, SHORT));
    }

    @GetMapping("/achievements/{id}")
    Object achievement(
            @PathVariable String id,
            @RequestParam Optional<String> lang,
            @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = "*/*") String accept,
            Locale locale) {
        int dot = id.indexOf('.');
        PublicAchievement achievement = found(
                uuid(dot < 0 ? id : id.substring(0, dot)).map(VersionId::new).flatMap(publications::achievement),
                Function.identity());
        Format format = dot < 0
                ? wanted(accept, List.of(Format.HTML, Format.JSON, Format.SVG))
                : Format.ofSuffix(id.substring(dot + 1))
                        .orElseThrow(PublicationController::unknown)
                        .format();
        return switch (format) {
            case HTML ->
                new ModelAndView("credential/achievement").addObject("page", pages.achievement(achievement, locale));
            case JSON ->
                Answers.document(
                        publications.document(
                                achievement, lang.map(Locale::forLanguageTag).orElse(null)),
                        MediaType.APPLICATION_JSON,
                        LONG);
            case SVG ->
                Answers.document(
                        faces.badge(achievement, pages.alternative(achievement, locale)),
                        Format.SVG.asSuch().type(),
                        SHORT);
            case JWT, PNG, PDF -> throw unknown();
        };
    }

    private static Format wanted(String accept, List<Format> offered) {
        return Format.of(accept, offered)
                .orElseThrow(PublicationController::unknown)
                .format();
    }

    private static <T, R> R found(Optional<T> sought, Function<T, R> answer) {
        return sought.map(answer).orElseThrow(PublicationController::unknown);
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Refusal unknown() {
        return new Refusal(Problem.NOT_FOUND, "credential.unknown");
    }
}
