package org.cairn.credential.web;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cairn.credential.Faces;
import org.cairn.credential.IssuedCredential;
import org.cairn.credential.Verifications;
import org.cairn.credential.certificate.Certificate;
import org.cairn.credential.certificate.CertificateWriter;
import org.cairn.credential.certificate.UnprintableText;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.springframework.stereotype.Component;

/** A credential in each form in which it is taken along. */
@Component
class Copies {

    private final Faces faces;
    private final Verifications verifications;
    private final Pages pages;

    Copies(Faces faces, Verifications verifications, Pages pages) {
        this.faces = faces;
        this.verifications = verifications;
        this.pages = pages;
    }

    /** @param format any but HTML, which is a page */
    byte[] copy(IssuedCredential credential, Format format, Locale locale) {
        return switch (format) {
            case JSON -> bytes(credential.document().json());
            case JWT -> bytes(credential.document().jwt());
            case SVG -> bytes(faces.bakedBadge(credential, pages.alternative(credential, locale)));
            case PNG -> faces.bakedImage(credential, pages.alternative(credential, locale));
            case PDF -> certificate(credential, locale);
            case HTML -> throw new IllegalArgumentException(format + " is no file");
        };
    }

    /** The badge to be shown on a page, nothing inside. */
    byte[] picture(IssuedCredential credential, Locale locale) {
        return bytes(faces.badge(credential, pages.alternative(credential, locale)));
    }

    /**
     * What others say goes without a word where a letter of it cannot be printed, since the certificate is about its holder.
     *
     * @throws Refusal INVALID where another letter cannot be printed: rather no certificate than a box in a name
     */
    private byte[] certificate(IssuedCredential credential, Locale locale) {
        List<String> endorsements = pages.endorsements(verifications.verify(credential.document()), locale).stream()
                .filter(line -> line.slug().equals("passed"))
                .map(line -> line.comment() == null
                        ? line.sentence() + "."
                        : pages.word("certificate.endorsed", locale, line.sentence(), line.comment()))
                .toList();
        try {
            return CertificateWriter.write(certificate(credential, endorsements, locale));
        } catch (UnprintableText e) {
            return withoutEndorsements(credential, locale);
        }
    }

    private byte[] withoutEndorsements(IssuedCredential credential, Locale locale) {
        try {
            return CertificateWriter.write(certificate(credential, List.of(), locale));
        } catch (UnprintableText e) {
            throw new Refusal(Problem.INVALID, "credential.unprintable");
        }
    }

    private Certificate certificate(IssuedCredential credential, List<String> endorsements, Locale locale) {
        CredentialPage page = pages.page(credential, locale);
        return new Certificate(
                locale.toLanguageTag(),
                page.language(),
                pages.word(
                        page.holder() == null ? "certificate.opening.nobody" : "certificate.opening",
                        locale,
                        page.issuer()),
                page.holder(),
                pages.word("certificate.achieved", locale),
                page.title(),
                page.level() == null
                        ? pages.word("certificate.sentence", locale, page.awarded())
                        : pages.word(
                                "certificate.sentence.level",
                                locale,
                                page.level().sentence(),
                                page.awarded()),
                pages.broken(page, locale),
                page.competencies().stream()
                        .map(one -> new Certificate.Shown(one.title(), one.statement()))
                        .toList(),
                endorsements,
                check(page, locale),
                about(page, locale),
                pages.word("certificate.closing", locale),
                new Certificate.Badge(faces.picture(credential), page.title() + ". " + page.badgeAlternative()));
    }

    private Certificate.Check check(CredentialPage page, Locale locale) {
        return new Certificate.Check(
                pages.word("certificate.check", locale),
                pages.word("certificate.check.text", locale),
                page.address(),
                pages.word("certificate.check.alternative", locale, page.address()));
    }

    private String about(CredentialPage page, Locale locale) {
        Stream<String> until =
                Stream.ofNullable(page.validUntil()).map(day -> pages.word("certificate.until", locale, day));
        return Stream.concat(
                        page.about().stream()
                                .map(row -> pages.word("certificate.row", locale, row.label(), row.text())),
                        until)
                .collect(Collectors.joining(" · "));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
