package org.cairn.competency.web;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.cairn.competency.CompetencyGroup;
import org.cairn.competency.CompetencyGroupId;
import org.cairn.competency.CompetencyId;
import org.cairn.competency.Contents;
import org.cairn.competency.Entry;
import org.cairn.competency.Framework;
import org.cairn.competency.Library;
import org.jspecify.annotations.Nullable;

/**
 * A framework with a page of its competencies.
 *
 * @param page from 1
 */
record FrameworkPage(
        UUID id,
        Text title,
        @Nullable Text description,
        Framework.Status status,
        Framework.About about,
        boolean openable,
        boolean mayChange,
        List<Line> competencies,
        int total,
        int page,
        int pages,
        String typed,
        int groups) {

    /** A competency. */
    record Line(UUID id, @Nullable String code, Text title, Text statement, int criteria, List<Text> groups) {}

    static FrameworkPage of(
            Contents contents, boolean mayChange, Library.Found found, int page, String typed, Locale locale) {
        Framework framework = contents.framework();
        Map<CompetencyGroupId, CompetencyGroup> groups = new HashMap<>();
        contents.groups().forEach(placed -> groups.put(placed.group().id(), placed.group()));
        Map<CompetencyId, List<Text>> held = new HashMap<>();
        contents.placements()
                .forEach(placement -> held.computeIfAbsent(placement.competency(), key -> new java.util.ArrayList<>())
                        .add(Text.of(groups.get(placement.group()).title(), locale)));
        return new FrameworkPage(
                framework.id().value(),
                Text.of(framework.title(), locale),
                Text.ofNullable(framework.description(), locale),
                framework.status(),
                framework.about(),
                Addresses.isAddress(framework.about().address()),
                mayChange,
                found.entries().stream().map(entry -> line(entry, held, locale)).toList(),
                found.total(),
                page + 1,
                Math.max(1, (found.total() + Library.PAGE - 1) / Library.PAGE),
                typed,
                contents.groups().size());
    }

    private static Line line(Entry entry, Map<CompetencyId, List<Text>> held, Locale locale) {
        return new Line(
                entry.competency().id().value(),
                entry.competency().code(),
                Text.of(entry.competency().title(), locale),
                Text.of(entry.competency().statement(), locale),
                entry.competency().standsOnItsStatement()
                        ? 0
                        : entry.competency().criteria().size(),
                held.getOrDefault(entry.competency().id(), List.of()));
    }
}
