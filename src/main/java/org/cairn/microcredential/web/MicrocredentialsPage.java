package org.cairn.microcredential.web;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.cairn.microcredential.Definition;
import org.cairn.microcredential.MicrocredentialVersion;
import org.cairn.microcredential.Template;

/** What there is, and what one can start from. */
record MicrocredentialsPage(List<Version> versions, List<Start> templates) {

    /** A draft of this course or something the institution has published. */
    record Version(
            UUID id,
            String title,
            int number,
            MicrocredentialVersion.State state,
            int competencies,
            String description) {

        public boolean isDraft() {
            return state == MicrocredentialVersion.State.DRAFT;
        }
    }

    /** A template. */
    record Start(String key, String title, String description, int competencies) {}

    static MicrocredentialsPage of(List<MicrocredentialVersion> versions, List<Template> templates, Locale locale) {
        return new MicrocredentialsPage(
                versions.stream().map(version -> version(version, locale)).toList(),
                templates.stream()
                        .map(template -> new Start(
                                template.key(),
                                template.title().in(locale),
                                template.description().in(locale),
                                template.competencies().size()))
                        .toList());
    }

    private static Version version(MicrocredentialVersion version, Locale locale) {
        Definition definition = version.definition();
        return new Version(
                version.id().value(),
                definition.title().in(locale),
                version.number(),
                version.state(),
                definition.requirements().size(),
                definition.description().in(locale));
    }
}
