package org.cairn.microcredential.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.cairn.microcredential.Definition;
import org.cairn.microcredential.Particulars;
import org.cairn.shared.Bilingual;
import org.jspecify.annotations.Nullable;

/** What a version says beside its rule, to be read; null is unsaid. */
record Said(
        @Nullable String need,
        @Nullable String delivery,
        @Nullable String prerequisites,
        @Nullable BigDecimal mostHours,
        @Nullable String assessor,
        @Nullable String authentic,
        @Nullable String stacking,
        @Nullable String renewal,
        @Nullable String body,
        @Nullable String reference,
        @Nullable LocalDate nextReview,
        List<Named> partners) {

    /** A partner: enum constants are names, and words in messages. */
    record Named(String name, String kind, List<String> parts) {}

    static Said of(Definition definition, Locale locale) {
        Particulars said = definition.said();
        Particulars.Quality quality =
                said.quality() == null ? new Particulars.Quality(null, null, null) : said.quality();
        return new Said(
                in(said.need(), locale),
                said.delivery() == null ? null : said.delivery().name(),
                in(said.prerequisites(), locale),
                said.mostHours(),
                said.assessor() == null ? null : said.assessor().name(),
                in(said.authentic(), locale),
                in(said.stacking(), locale),
                in(said.renewal(), locale),
                quality.body(),
                quality.reference(),
                quality.nextReview(),
                said.partners().stream()
                        .map(partner -> new Named(
                                partner.name(),
                                partner.kind().name(),
                                partner.parts().stream().map(Enum::name).toList()))
                        .toList());
    }

    private static @Nullable String in(@Nullable Bilingual words, Locale locale) {
        return words == null ? null : words.in(locale);
    }
}
