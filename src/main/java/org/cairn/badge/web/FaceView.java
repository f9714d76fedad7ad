package org.cairn.badge.web;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.cairn.badge.BadgeFace;
import org.cairn.badge.Design;
import org.cairn.badge.Designs;
import org.cairn.badge.Emblem;
import org.cairn.badge.Emblems;
import org.cairn.badge.Palette;
import org.cairn.competency.Level;
import org.cairn.microcredential.MicrocredentialVersion;
import org.cairn.microcredential.Microcredentials;
import org.cairn.platform.Institution;
import org.cairn.platform.Platforms;
import org.cairn.shared.Visitor;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What there is to choose from, and the picture of a choice. */
@Component
class FaceView {

    private static final int MOST_BANDS = 4;

    private final Designs designs;
    private final Emblems emblems;
    private final Microcredentials microcredentials;
    private final Platforms platforms;
    private final MessageSource messages;

    FaceView(
            Designs designs,
            Emblems emblems,
            Microcredentials microcredentials,
            Platforms platforms,
            MessageSource messages) {
        this.designs = designs;
        this.emblems = emblems;
        this.microcredentials = microcredentials;
        this.platforms = platforms;
        this.messages = messages;
    }

    /** The institution's own first, then the six; what is in use stays among them also where its colour is gone. */
    List<Palette> offered(MicrocredentialVersion version) {
        Stream<Palette> own = designs.palette(version.institution()).stream();
        Palette inUse = designs.of(version.microcredential()).palette();
        return Stream.of(own, Palette.ALL.stream(), Stream.of(inUse))
                .flatMap(palettes -> palettes)
                .distinct()
                .toList();
    }

    /** What is typed, over what there is. */
    Design design(MicrocredentialVersion version, FaceForm form) {
        @Nullable
        Emblem mark = Optional.ofNullable(form.emblem())
                .flatMap(name -> emblems.find(version.institution(), name))
                .orElse(null);
        return form.over(designs.of(version.microcredential()), offered(version), mark);
    }

    FacePage page(Visitor visitor, MicrocredentialVersion version, FaceForm form, boolean saved) {
        Locale locale = visitor.locale();
        String title = version.definition().title().in(locale);
        return new FacePage(
                version.id().toString(),
                title,
                microcredentials.isMadeHere(visitor, version),
                saved,
                offered(version).stream().map(FacePage.Choice::of).toList(),
                marks(version, form),
                highest(version).label().in(locale),
                title + ". " + description(version, locale));
    }

    /** The one that the badge has and the one that is chosen, where they are there. */
    private List<String> marks(MicrocredentialVersion version, FaceForm form) {
        Stream<Emblem> present =
                Stream.ofNullable(designs.of(version.microcredential()).emblem());
        Stream<Emblem> chosen = Stream.ofNullable(design(version, form).emblem());
        return Stream.concat(present, chosen).map(Emblem::name).distinct().toList();
    }

    /** As somebody gets it who reaches the highest level. */
    BadgeFace face(MicrocredentialVersion version, Design design, Locale locale) {
        Locale language = Locale.forLanguageTag(version.definition().language());
        Level level = highest(version);
        return design.face(
                version,
                institution(version).name().in(language),
                Optional.of(new Design.Reached(
                        Math.min(level.rank(), MOST_BANDS), level.label().in(language))),
                description(version, locale));
    }

    private String description(MicrocredentialVersion version, Locale locale) {
        return messages.getMessage(
                "badge.description",
                new Object[] {
                    institution(version).name().in(locale),
                    highest(version).label().in(locale)
                },
                locale);
    }

    private Institution institution(MicrocredentialVersion version) {
        return platforms.institution(version.institution());
    }

    private static Level highest(MicrocredentialVersion version) {
        List<Level> levels = version.definition().competencies().get(0).scale().levels();
        return levels.get(levels.size() - 1);
    }
}
