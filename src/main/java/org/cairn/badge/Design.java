package org.cairn.badge;

import java.util.Locale;
import java.util.Optional;
import org.cairn.microcredential.Definition;
import org.cairn.microcredential.MicrocredentialId;
import org.cairn.microcredential.MicrocredentialVersion;
import org.cairn.shared.Bilingual;
import org.jspecify.annotations.Nullable;

/**
 * How the badges of a micro-credential look. Published definitions keep their bytes, so it stands beside them, as how awards
 * are decided does.
 *
 * @param line what stands on the badge, where that is not the title
 * @param emblem a mark of the institution or of a partner, or null for none
 */
public record Design(
        Palette palette,
        @Nullable Bilingual line,
        Shown level,
        @Nullable Emblem emblem) {

    public static final int LONGEST_LINE = 60;

    /** How the level shows on the badge. It always stands beside it in words. */
    public enum Shown {
        /** As bands on the top stone. */
        BANDS,
        /** As bands and by its name. */
        NAME,
        /** Not at all. */
        NONE
    }

    /** A level as a badge can show it. */
    public record Reached(int bands, String name) {}

    /** Where nobody has chosen: one of the six palettes, the same in every year. */
    public static Design usual(MicrocredentialId microcredential) {
        return new Design(Palette.of(microcredential.value()), null, Shown.BANDS, null);
    }

    /** @param reached empty for what everybody earns alike */
    public BadgeFace face(
            MicrocredentialVersion version, String issuer, Optional<Reached> reached, String description) {
        Definition definition = version.definition();
        Locale language = Locale.forLanguageTag(definition.language());
        String title = definition.title().in(language);
        Optional<Reached> told = reached.filter(any -> level != Shown.NONE);
        return new BadgeFace(
                version.id().toString(),
                definition.requirements().size(),
                new Look(
                        palette,
                        line == null ? title : line.in(language),
                        level == Shown.NAME ? told.map(Reached::name).orElse(null) : null,
                        emblem),
                told.map(Reached::bands).orElse(0),
                title,
                issuer,
                description);
    }
}
