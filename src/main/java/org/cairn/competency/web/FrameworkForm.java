package org.cairn.competency.web;

import org.cairn.competency.Framework;
import org.cairn.competency.Limits;
import org.cairn.shared.Bilingual;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/** What a framework says of itself, as typed. */
record FrameworkForm(
        @Nullable String titleEn,
        @Nullable String titleFr,
        @Nullable String descriptionEn,
        @Nullable String descriptionFr,
        @Nullable String publisher,
        @Nullable String version,
        @Nullable String licence,
        @Nullable String address,
        @Nullable String language,
        @Nullable String status) {

    static FrameworkForm empty() {
        return new FrameworkForm(null, null, null, null, null, null, null, null, "en-CA", "DRAFT");
    }

    static FrameworkForm of(Framework framework) {
        Framework.About about = framework.about();
        return new FrameworkForm(
                framework.title().en(),
                framework.title().fr(),
                Typed.en(framework.description()),
                Typed.fr(framework.description()),
                about.publisher(),
                about.version(),
                about.licence(),
                about.address(),
                about.language(),
                framework.status().name());
    }

    void check(Errors errors) {
        if (Typed.words(titleEn, titleFr) == null) {
            errors.rejectValue("titleEn", "competency.form.words");
        }
        tooLong(errors, "titleEn", titleEn, Limits.TITLE);
        tooLong(errors, "titleFr", titleFr, Limits.TITLE);
        tooLong(errors, "descriptionEn", descriptionEn, Limits.STATEMENT);
        tooLong(errors, "descriptionFr", descriptionFr, Limits.STATEMENT);
        tooLong(errors, "publisher", publisher, Limits.TITLE);
        tooLong(errors, "version", version, 50);
        tooLong(errors, "licence", licence, Limits.ADDRESS);
        tooLong(errors, "address", address, Limits.ADDRESS);
        tooLong(errors, "language", language, 35);
        if (!Typed.isBlank(address) && !Addresses.isAddress(Typed.text(address))) {
            errors.rejectValue("address", "competency.form.address");
        }
        if (status == null || !status.matches("DRAFT|ADOPTED|DEPRECATED")) {
            errors.rejectValue("status", "competency.form.choose");
        }
    }

    static void tooLong(Errors errors, String field, @Nullable String typed, int most) {
        String text = Typed.text(typed);
        if (text != null && text.length() > most) {
            errors.rejectValue(field, "competency.form.too-long", new Object[] {most}, null);
        }
    }

    Bilingual title() {
        return new Bilingual(Typed.text(titleEn), Typed.text(titleFr));
    }

    @Nullable
    Bilingual description() {
        return Typed.words(descriptionEn, descriptionFr);
    }

    /** @param uri the framework's own address, which nobody types */
    Framework.About about(@Nullable String uri) {
        return new Framework.About(
                Typed.text(publisher),
                Typed.text(version),
                Typed.text(licence),
                Typed.text(address),
                uri,
                Typed.text(language));
    }
}
