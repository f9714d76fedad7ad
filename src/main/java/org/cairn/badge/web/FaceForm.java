package org.cairn.badge.web;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.cairn.badge.Design;
import org.cairn.badge.Design.Shown;
import org.cairn.badge.Emblem;
import org.cairn.badge.Palette;
import org.cairn.shared.Bilingual;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/** How a badge is to look, as typed. */
record FaceForm(
        @Nullable String palette,
        @Nullable String lineEn,
        @Nullable String lineFr,
        @Nullable String level,
        @Nullable String emblem) {

    static FaceForm of(Design design) {
        Bilingual line = design.line();
        return new FaceForm(
                design.palette().name(),
                line == null ? null : line.en(),
                line == null ? null : line.fr(),
                design.level().name(),
                design.emblem() == null ? "" : design.emblem().name());
    }

    /** The same, with a mark that has just been handed in. */
    FaceForm with(String mark) {
        return new FaceForm(palette, lineEn, lineFr, level, mark);
    }

    boolean isWhole(List<Palette> offered, Errors errors) {
        if (chosen(offered).isEmpty()) {
            errors.rejectValue("palette", "badge.palette.wrong");
        }
        if (shown().isEmpty()) {
            errors.rejectValue("level", "badge.level.wrong");
        }
        mustFit("lineEn", lineEn, errors);
        mustFit("lineFr", lineFr, errors);
        return !errors.hasErrors();
    }

    private static void mustFit(String field, @Nullable String line, Errors errors) {
        if (line != null && line.strip().length() > Design.LONGEST_LINE) {
            errors.rejectValue(field, "badge.line.long", new Object[] {Design.LONGEST_LINE}, null);
        }
    }

    /** What has been chosen, and where nothing good has been, what there is. */
    Design over(Design present, List<Palette> offered, @Nullable Emblem mark) {
        return new Design(chosen(offered).orElse(present.palette()), line(), shown().orElse(present.level()), mark);
    }

    private @Nullable Bilingual line() {
        return isBlank(lineEn) && isBlank(lineFr) ? null : new Bilingual(cut(lineEn), cut(lineFr));
    }

    private Optional<Palette> chosen(List<Palette> offered) {
        return offered.stream().filter(one -> one.name().equals(palette)).findFirst();
    }

    private Optional<Shown> shown() {
        return Arrays.stream(Shown.values())
                .filter(one -> one.name().equals(level))
                .findFirst();
    }

    /** A picture is also drawn of what is still too long; it is not stored. */
    private static String cut(@Nullable String line) {
        String whole = line == null ? "" : line.strip();
        return whole.length() <= Design.LONGEST_LINE ? whole : whole.substring(0, Design.LONGEST_LINE);
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
