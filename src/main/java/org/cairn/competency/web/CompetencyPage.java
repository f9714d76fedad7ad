package org.cairn.competency.web;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.cairn.competency.Alignment;
import org.cairn.competency.Competency;
import org.cairn.competency.Criterion;
import org.cairn.competency.Details;
import org.cairn.competency.Difference;
import org.cairn.competency.Entry;
import org.cairn.competency.Framework;
import org.cairn.competency.Revision;
import org.jspecify.annotations.Nullable;

/** A competency to be read, with its history. */
record CompetencyPage(
        UUID framework,
        Text frameworkTitle,
        boolean mayChange,
        UUID id,
        @Nullable String code,
        Text title,
        Text statement,
        @Nullable Text verb,
        @Nullable Text context,
        @Nullable Text standard,
        @Nullable Text range,
        int complexity,
        @Nullable Text complexityWords,
        boolean standsOnItsStatement,
        List<Line> criteria,
        List<Step> levels,
        List<Trait> attributes,
        List<Tie> alignments,
        List<Past> history,
        int revision) {

    /** A criterion. */
    record Line(Text text, boolean critical, boolean inferred, List<@Nullable Text> descriptors) {}

    /** A level. */
    record Step(Text label, BigDecimal lowerCut) {}

    /** Something to know, to be able to or to be. */
    record Trait(Details.Attribute.Kind kind, Text text) {}

    /** A relation to another framework. */
    record Tie(
            @Nullable String framework,
            @Nullable String code,
            @Nullable String uri,
            boolean openable,
            String type) {}

    /** A revision, with what changed in it. */
    record Past(int number, Instant keptAt, Revision.Origin origin, List<Difference> differences) {}

    static CompetencyPage of(
            Framework framework, boolean mayChange, Entry entry, List<Revision> revisions, Locale locale) {
        Competency competency = entry.competency();
        Details more = competency.more();
        Details.Parts parts = more.parts() == null ? new Details.Parts(null, null, null) : more.parts();
        Details.Complexity complexity = more.complexity();
        return new CompetencyPage(
                framework.id().value(),
                Text.of(framework.title(), locale),
                mayChange,
                competency.id().value(),
                competency.code(),
                Text.of(competency.title(), locale),
                Text.of(competency.statement(), locale),
                Text.ofNullable(parts.verb(), locale),
                Text.ofNullable(parts.context(), locale),
                Text.ofNullable(parts.standard(), locale),
                Text.ofNullable(more.range(), locale),
                complexity == null ? 0 : complexity.level(),
                complexity == null ? null : Text.ofNullable(complexity.words(), locale),
                competency.standsOnItsStatement(),
                competency.criteria().stream()
                        .map(criterion -> line(competency, criterion, locale))
                        .toList(),
                competency.scale().levels().stream()
                        .map(level -> new Step(Text.of(level.label(), locale), level.lowerCut()))
                        .toList(),
                more.attributes().stream()
                        .map(attribute -> new Trait(attribute.kind(), Text.of(attribute.text(), locale)))
                        .toList(),
                more.alignments().stream().map(CompetencyPage::tie).toList(),
                history(revisions),
                entry.revision());
    }

    /** Whether any criterion says what it looks like at some level. */
    public boolean hasRubric() {
        return criteria.stream().anyMatch(line -> line.descriptors().stream().anyMatch(java.util.Objects::nonNull));
    }

    private static Line line(Competency competency, Criterion criterion, Locale locale) {
        List<@Nullable Text> descriptors = new ArrayList<>();
        competency
                .scale()
                .levels()
                .forEach(level -> descriptors.add(
                        Text.ofNullable(criterion.descriptor(level.rank()).orElse(null), locale)));
        return new Line(Text.of(criterion.text(), locale), criterion.critical(), !criterion.observable(), descriptors);
    }

    private static Tie tie(Alignment alignment) {
        return new Tie(
                alignment.framework(),
                alignment.code(),
                alignment.uri(),
                Addresses.isAddress(alignment.uri()),
                alignment.type().word());
    }

    private static List<Past> history(List<Revision> revisions) {
        List<Past> history = new ArrayList<>();
        for (int i = 0; i < revisions.size(); i++) {
            Revision revision = revisions.get(i);
            history.add(new Past(
                    revision.number(),
                    revision.keptAt(),
                    revision.origin(),
                    i + 1 < revisions.size()
                            ? Difference.between(revisions.get(i + 1).competency(), revision.competency())
                            : List.of()));
        }
        return history;
    }
}
