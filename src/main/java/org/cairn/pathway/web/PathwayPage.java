package org.cairn.pathway.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cairn.microcredential.MicrocredentialId;
import org.cairn.microcredential.MicrocredentialVersion;
import org.cairn.pathway.Pathway;
import org.cairn.pathway.PathwayId;
import org.jspecify.annotations.Nullable;

/** A pathway as designers read it. */
record PathwayPage(
        String id,
        String title,
        boolean translated,
        String outcomes,
        @Nullable String target,
        boolean countsTwice,
        boolean published,
        boolean editable,
        List<GroupLine> groups) {

    /** @param of how many steps there are */
    record GroupLine(int take, int of, List<String> steps) {}

    /** What can be chosen as a step. */
    record Choice(String key, String title, boolean pathway) {}

    static PathwayPage of(Pathway pathway, Names names, boolean editable) {
        Locale locale = names.locale();
        return new PathwayPage(
                pathway.id().toString(),
                pathway.title().in(locale),
                pathway.title().isTranslated(locale) && pathway.outcomes().isTranslated(locale),
                pathway.outcomes().in(locale),
                pathway.target() == null ? null : pathway.target().in(locale),
                pathway.countsTwice(),
                pathway.published(),
                editable,
                pathway.groups().stream()
                        .map(group -> new GroupLine(
                                group.take(),
                                group.steps().size(),
                                group.steps().stream().map(names::of).toList()))
                        .toList());
    }

    /** What the steps are called in the reader's language. */
    record Names(
            Map<MicrocredentialId, MicrocredentialVersion> microcredentials,
            Map<PathwayId, Pathway> pathways,
            Locale locale) {

        String of(Pathway.Step step) {
            if (step.microcredential() != null) {
                MicrocredentialVersion version = microcredentials.get(step.microcredential());
                return version == null ? "–" : version.definition().title().in(locale);
            }
            Pathway pathway = pathways.get(step.pathway());
            return pathway == null ? "–" : pathway.title().in(locale);
        }
    }
}
