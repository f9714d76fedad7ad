package org.cairn.competency;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.cairn.competency.cfr.CFAssociation;
import org.cairn.competency.cfr.CFDocument;
import org.cairn.competency.cfr.CFItem;
import org.cairn.competency.cfr.CFLink;
import org.cairn.competency.cfr.CFPackage;
import org.cairn.competency.cfr.CFRubric;
import org.jspecify.annotations.Nullable;

/**
 * A framework as a CASE 1.1 package. Groups and competencies are items, their criteria and levels rubrics, groupings and
 * alignments associations. Read again by {@link CaseImport}, it is the same framework.
 */
final class CaseExport {

    private final Contents contents;
    private final Framework framework;
    private final Locale language;
    private final String at;
    private final CFLink document;

    private CaseExport(Contents contents) {
        this.contents = contents;
        this.framework = contents.framework();
        this.language = CaseExtra.said(
                                framework.title(),
                                CaseExtra.language(framework.about().language()))
                        != null
                ? CaseExtra.language(framework.about().language())
                : other(CaseExtra.language(framework.about().language()));
        this.at = framework.changedAt().toString();
        this.document = new CFLink(
                framework.title().in(language),
                framework.caseId().toString(),
                uri(framework.about().uri(), framework.caseId()));
    }

    static CFPackage of(Contents contents) {
        return new CaseExport(contents).whole();
    }

    private CFPackage whole() {
        return new CFPackage(
                document(),
                Stream.concat(
                                contents.groups().stream().map(this::item),
                                contents.entries().stream().map(this::item))
                        .toList(),
                associations(),
                contents.entries().stream()
                        .filter(entry -> !entry.competency().standsOnItsStatement())
                        .map(this::rubric)
                        .toList());
    }

    private CFDocument document() {
        Framework.About about = framework.about();
        String id = framework.caseId().toString();
        return new CFDocument(
                0,
                id,
                document.uri(),
                "1.1",
                about.publisher() == null ? framework.title().in(language) : about.publisher(),
                framework.title().in(language),
                at,
                isAddress(about.address()) ? about.address() : null,
                about.publisher(),
                CaseExtra.said(framework.description(), language),
                about.language() == null ? language.getLanguage() : about.language(),
                about.version(),
                status(),
                licence(),
                new CFLink(framework.title().in(language), id, document.uri()),
                CaseExtra.texts(
                                null,
                                CaseExtra.rest(framework.title(), language),
                                CaseExtra.rest(framework.description(), language))
                        .extensions());
    }

    private String status() {
        return switch (framework.status()) {
            case DRAFT -> "Draft";
            case ADOPTED -> "Adopted";
            case DEPRECATED -> "Deprecated";
        };
    }

    private @Nullable CFLink licence() {
        String licence = framework.about().licence();
        if (licence == null) {
            return null;
        }
        UUID id = named("licence/" + licence);
        return new CFLink(licence, id.toString(), isAddress(licence) ? licence : "urn:uuid:" + id);
    }

    private CFItem item(Contents.PlacedGroup placed) {
        CompetencyGroup group = placed.group();
        Locale spoken = spoken(group.title().isTranslated(language));
        return new CFItem(
                0,
                placed.caseId().toString(),
                uri(null, placed.caseId()),
                document,
                group.title().in(spoken),
                null,
                group.code(),
                group.kind(),
                null,
                spoken.getLanguage(),
                at,
                CaseExtra.texts(CaseExtra.What.GROUP, null, CaseExtra.rest(group.title(), spoken))
                        .extensions());
    }

    private CFItem item(Entry entry) {
        Competency competency = entry.competency();
        Locale spoken = spoken(competency.statement().isTranslated(language));
        return new CFItem(
                0,
                entry.caseId().toString(),
                uri(competency.more().uri(), entry.caseId()),
                document,
                competency.statement().in(spoken),
                CaseExtra.said(competency.title(), spoken),
                competency.code(),
                entry.kind() == null ? "Competency" : entry.kind(),
                CaseExtra.said(competency.more().range(), spoken),
                spoken.getLanguage(),
                at,
                extra(competency, spoken).extensions());
    }

    private static CaseExtra extra(Competency competency, Locale spoken) {
        Details more = competency.more();
        ProficiencyScale scale = competency.scale();
        return new CaseExtra(
                CaseExtra.What.COMPETENCY,
                CaseExtra.rest(competency.title(), spoken),
                CaseExtra.rest(competency.statement(), spoken),
                CaseExtra.rest(more.range(), spoken),
                more.parts(),
                more.complexity(),
                more.attributes(),
                more.alignments().stream()
                        .filter(alignment -> alignment.uri() == null)
                        .toList(),
                scale.equals(ProficiencyScale.usual(competency.id())) ? null : CaseExtra.scale(scale),
                competency.criteria().stream()
                        .map(criterion -> line(criterion, spoken))
                        .toList(),
                null,
                null);
    }

    private static CaseExtra.Line line(Criterion criterion, Locale spoken) {
        return new CaseExtra.Line(
                criterion.id().value(),
                CaseExtra.rest(criterion.text(), spoken),
                criterion.critical() ? true : null,
                criterion.inferred(),
                criterion.descriptors().stream()
                        .filter(descriptor -> CaseExtra.rest(descriptor.text(), spoken) != null)
                        .map(descriptor -> new Criterion.Descriptor(
                                descriptor.rank(), Objects.requireNonNull(CaseExtra.rest(descriptor.text(), spoken))))
                        .toList());
    }

    private CFRubric rubric(Entry entry) {
        Competency competency = entry.competency();
        Locale spoken = spoken(competency.statement().isTranslated(language));
        UUID id = named(entry.caseId() + "/rubric");
        CFLink item = new CFLink(
                competency.title().in(spoken),
                entry.caseId().toString(),
                uri(competency.more().uri(), entry.caseId()));
        List<CFRubric.Criterion> criteria = new ArrayList<>();
        for (Criterion criterion : competency.criteria()) {
            String own = criterion.id().toString();
            criteria.add(new CFRubric.Criterion(
                    0,
                    own,
                    "urn:uuid:" + own,
                    CaseExtra.said(criterion.text(), spoken),
                    item,
                    criteria.size() + 1,
                    id.toString(),
                    at,
                    levels(competency, criterion, spoken)));
        }
        return new CFRubric(
                0, id.toString(), "urn:uuid:" + id, competency.title().in(spoken), at, criteria);
    }

    private List<CFRubric.Level> levels(Competency competency, Criterion criterion, Locale spoken) {
        return competency.scale().levels().stream()
                .map(level -> {
                    UUID id = named(criterion.id() + "/level/" + level.rank());
                    return new CFRubric.Level(
                            0,
                            id.toString(),
                            "urn:uuid:" + id,
                            criterion
                                    .descriptor(level.rank())
                                    .map(text -> CaseExtra.said(text, spoken))
                                    .orElse(null),
                            level.label().in(spoken),
                            level.lowerCut(),
                            level.rank(),
                            criterion.id().toString(),
                            at);
                })
                .toList();
    }

    private List<CFAssociation> associations() {
        Map<Object, CFLink> links = new HashMap<>();
        contents.groups()
                .forEach(placed -> links.put(
                        placed.group().id(),
                        new CFLink(
                                placed.group().title().in(language),
                                placed.caseId().toString(),
                                uri(null, placed.caseId()))));
        contents.entries()
                .forEach(entry -> links.put(
                        entry.competency().id(),
                        new CFLink(
                                entry.competency().title().in(language),
                                entry.caseId().toString(),
                                uri(entry.competency().more().uri(), entry.caseId()))));
        List<CFAssociation> associations = new ArrayList<>();
        // Numbered in the order of this list, groups first, so that both kinds of children come back in their order.
        contents.nestings()
                .forEach(nesting -> associations.add(child(
                        Objects.requireNonNull(links.get(nesting.child())),
                        Objects.requireNonNull(links.get(nesting.parent())),
                        associations.size() + 1)));
        contents.placements()
                .forEach(placement -> associations.add(child(
                        Objects.requireNonNull(links.get(placement.competency())),
                        Objects.requireNonNull(links.get(placement.group())),
                        associations.size() + 1)));
        unheld(links).forEach(link -> associations.add(child(link, document, associations.size() + 1)));
        contents.entries()
                .forEach(entry -> entry.competency().more().alignments().stream()
                        .filter(alignment -> alignment.uri() != null)
                        .map(alignment -> aligned(
                                Objects.requireNonNull(
                                        links.get(entry.competency().id())),
                                alignment))
                        .forEach(associations::add));
        return associations;
    }

    /** What no group holds is a child of the document. */
    private List<CFLink> unheld(Map<Object, CFLink> links) {
        List<Object> held = Stream.concat(
                        contents.nestings().stream().map(Contents.Nesting::child),
                        contents.placements().stream().map(Contents.Placement::competency))
                .map(Object.class::cast)
                .toList();
        Map<Object, Boolean> known = new HashMap<>();
        held.forEach(id -> known.put(id, true));
        return Stream.concat(
                        contents.groups().stream()
                                .map(placed -> (Object) placed.group().id()),
                        contents.entries().stream()
                                .map(entry -> (Object) entry.competency().id()))
                .filter(id -> !known.containsKey(id))
                .map(id -> Objects.requireNonNull(links.get(id)))
                .toList();
    }

    private CFAssociation child(CFLink child, CFLink parent, int sequence) {
        return association(child, CFAssociation.CHILD, parent, sequence, null);
    }

    private CFAssociation aligned(CFLink origin, Alignment alignment) {
        String uri = Objects.requireNonNull(alignment.uri());
        String title = alignment.code() == null ? uri : alignment.code();
        return association(
                origin,
                alignment.type().word(),
                new CFLink(title, named(uri).toString(), uri),
                null,
                CaseExtra.reference(alignment.framework(), alignment.code()));
    }

    private CFAssociation association(
            CFLink origin, String type, CFLink destination, @Nullable Integer sequence, @Nullable CaseExtra extra) {
        UUID id = named(origin.identifier() + "/" + type + "/" + destination.identifier());
        return new CFAssociation(
                0,
                id.toString(),
                "urn:uuid:" + id,
                document,
                origin,
                type,
                destination,
                sequence,
                at,
                extra == null ? null : extra.extensions());
    }

    private Locale spoken(boolean inOurLanguage) {
        return inOurLanguage ? language : other(language);
    }

    private static Locale other(Locale language) {
        return language.equals(Locale.CANADA) ? Locale.CANADA_FRENCH : Locale.CANADA;
    }

    static String uri(@Nullable String kept, UUID caseId) {
        return kept == null ? "urn:uuid:" + caseId : kept;
    }

    private static boolean isAddress(@Nullable String text) {
        return text != null && text.matches("https?://\\S+");
    }

    private static UUID named(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
