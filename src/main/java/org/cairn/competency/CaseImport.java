package org.cairn.competency;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.cairn.competency.CaseTree.Node;
import org.cairn.competency.CaseTree.Role;
import org.cairn.competency.cfr.CFAssociation;
import org.cairn.competency.cfr.CFDocument;
import org.cairn.competency.cfr.CFFault;
import org.cairn.competency.cfr.CFItem;
import org.cairn.competency.cfr.CFLink;
import org.cairn.competency.cfr.CFPackage;
import org.cairn.competency.cfr.CFReader;
import org.cairn.shared.Bilingual;
import org.cairn.shared.CourseId;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * A CASE package as a framework, or everything that is wrong with it. Nothing here knows what is kept already, except by
 * which id a competency is known.
 */
final class CaseImport {

    private static final Set<String> NAMELESS = Set.of("origin", "destination", "");

    private final CFPackage whole;
    private final Function<UUID, CompetencyId> ids;
    private final List<CFFault> faults = new ArrayList<>();
    private final List<CaseExtra> extras = new ArrayList<>();
    private final Locale language;
    private final List<Integer> leftOut = new ArrayList<>();

    private CaseImport(CFPackage whole, Function<UUID, CompetencyId> ids) {
        this.whole = whole;
        this.ids = ids;
        this.language = CaseExtra.language(whole.document().language());
    }

    /**
     * @param contents nothing where there are faults
     * @param leftOut the lines of associations and criteria that have no place in a framework
     */
    record Result(Optional<Contents> contents, List<CFFault> faults, List<Integer> leftOut) {}

    /** What CASE says of the document, before anything else is looked at. */
    static Optional<UUID> documentOf(String json) {
        return Optional.ofNullable(CFReader.read(json).whole())
                .map(found -> CaseTree.caseId(found.document().identifier()));
    }

    static Result read(
            String json, CourseId course, Optional<Framework> before, Function<UUID, CompetencyId> ids, Instant now) {
        CFReader.Reading reading = CFReader.read(json);
        CFPackage found = reading.whole();
        if (found == null) {
            return new Result(Optional.empty(), reading.faults(), List.of());
        }
        CaseImport read = new CaseImport(found, ids);
        Optional<Contents> contents = read.contents(course, before, now);
        return new Result(
                read.faults.isEmpty() ? contents : Optional.empty(),
                List.copyOf(read.faults),
                List.copyOf(read.leftOut));
    }

    private Optional<Contents> contents(CourseId course, Optional<Framework> before, Instant now) {
        whole.items().forEach(item -> extras.add(extra(item)));
        CaseExtra about = documentExtra();
        if (!faults.isEmpty()) {
            return Optional.empty();
        }
        CaseTree tree = new CaseTree(whole, extras);
        leftOut.addAll(tree.leftOut());
        lookForCircles(tree);
        if (!faults.isEmpty()) {
            return Optional.empty();
        }
        List<Contents.PlacedGroup> groups = new ArrayList<>();
        List<Contents.Nesting> nestings = new ArrayList<>();
        List<Entry> entries = new ArrayList<>();
        List<Contents.Placement> placements = new ArrayList<>();
        for (Node node : tree.nodes()) {
            Role role = tree.role(node);
            if (role == Role.GROUP) {
                group(node)
                        .ifPresent(
                                group -> groups.add(new Contents.PlacedGroup(group, node.caseId, groups.size() + 1)));
                hold(tree, node, nestings, placements);
            } else if (role == Role.COMPETENCY) {
                competency(tree, node)
                        .ifPresent(competency ->
                                entries.add(new Entry(competency, node.caseId, kind(node), entries.size() + 1, 1)));
            }
            if (role != Role.COMPETENCY) {
                node.others.forEach(association -> leftOut.add(association.line()));
                node.criteria.forEach(criterion -> leftOut.add(criterion.line()));
            }
        }
        if (entries.isEmpty() && groups.isEmpty()) {
            fault(whole.document().line(), "empty");
        }
        return framework(about, course, before, now)
                .map(framework -> new Contents(framework, groups, nestings, entries, placements));
    }

    private void hold(
            CaseTree tree, Node parent, List<Contents.Nesting> nestings, List<Contents.Placement> placements) {
        CompetencyGroupId group = new CompetencyGroupId(parent.caseId);
        for (Node child : parent.childrenInOrder()) {
            if (tree.role(child) == Role.GROUP) {
                nestings.add(new Contents.Nesting(group, new CompetencyGroupId(child.caseId), nestings.size() + 1));
            } else if (tree.role(child) == Role.COMPETENCY) {
                placements.add(new Contents.Placement(group, ids.apply(child.caseId), placements.size() + 1));
            }
        }
    }

    private void lookForCircles(CaseTree tree) {
        List<Contents.Nesting> nestings = new ArrayList<>();
        for (Node parent : tree.nodes()) {
            parent.children
                    .keySet()
                    .forEach(child -> nestings.add(new Contents.Nesting(
                            new CompetencyGroupId(parent.caseId), new CompetencyGroupId(child.caseId), 0)));
        }
        Set<CompetencyGroupId> circles = Contents.circles(nestings);
        for (Node parent : tree.nodes()) {
            parent.lines.forEach((child, line) -> {
                if (circles.contains(new CompetencyGroupId(parent.caseId))
                        && circles.contains(new CompetencyGroupId(child.caseId))) {
                    fault(line, "circle", name(child.item), name(parent.item));
                }
            });
        }
    }

    private Optional<Framework> framework(CaseExtra extra, CourseId course, Optional<Framework> before, Instant now) {
        CFDocument document = whole.document();
        UUID caseId = CaseTree.caseId(document.identifier());
        Bilingual title = Objects.requireNonNull(
                CaseExtra.joined(Limits.shortened(document.title(), Limits.TITLE), extra.title(), language));
        @Nullable
        Bilingual description = CaseExtra.joined(
                document.description() == null ? null : Limits.shortened(document.description(), Limits.STATEMENT),
                extra.text(),
                language);
        CFLink licence = document.licenseURI();
        String publisher = document.publisher() == null ? document.creator() : document.publisher();
        Framework.About about = new Framework.About(
                publisher == null ? null : Limits.shortened(publisher, Limits.TITLE),
                document.version() == null ? null : Limits.shortened(document.version(), 50),
                licence == null ? null : licence(licence),
                fitting(document.officialSourceURL()),
                ("urn:uuid:" + caseId).equals(document.uri()) ? null : fitting(document.uri()),
                document.language() == null ? null : Limits.shortened(document.language(), 35));
        return Optional.of(new Framework(
                before.map(Framework::id).orElseGet(() -> new FrameworkId(UUID.randomUUID())),
                before.map(Framework::course).orElse(course),
                caseId,
                title,
                description,
                status(document.adoptionStatus())
                        .or(() -> before.map(Framework::status))
                        .orElse(Framework.Status.DRAFT),
                about,
                now));
    }

    private static @Nullable String licence(CFLink link) {
        return link.uri() != null && link.uri().startsWith("http") ? fitting(link.uri()) : fitting(link.title());
    }

    private static @Nullable String fitting(@Nullable String address) {
        return address == null || address.length() > Limits.ADDRESS ? null : address;
    }

    private static Optional<Framework.Status> status(@Nullable String adoptionStatus) {
        return switch (String.valueOf(adoptionStatus).toLowerCase(Locale.ROOT)) {
            case "draft", "private draft" -> Optional.of(Framework.Status.DRAFT);
            case "adopted", "implemented" -> Optional.of(Framework.Status.ADOPTED);
            case "deprecated", "retired" -> Optional.of(Framework.Status.DEPRECATED);
            default -> Optional.empty();
        };
    }

    private Optional<CompetencyGroup> group(Node node) {
        CFItem item = node.item;
        if (item.fullStatement().length() > Limits.STATEMENT || tooLong(item.humanCodingScheme(), Limits.CODE)) {
            fault(item.line(), "too-long", name(item), Limits.STATEMENT);
            return Optional.empty();
        }
        return Optional.of(new CompetencyGroup(
                new CompetencyGroupId(node.caseId),
                Objects.requireNonNull(
                        CaseExtra.joined(item.fullStatement(), node.extra.text(), CaseRubric.spoken(item, language))),
                item.humanCodingScheme(),
                kind(node)));
    }

    private static boolean tooLong(@Nullable String text, int most) {
        return text != null && text.length() > most;
    }

    private static @Nullable String kind(Node node) {
        String type = node.item.itemType();
        boolean isOurWord = node.extra.what() == CaseExtra.What.COMPETENCY && "Competency".equals(type);
        return type == null || isOurWord ? null : Limits.shortened(type, Limits.LABEL);
    }

    private Optional<Competency> competency(CaseTree tree, Node node) {
        CFItem item = node.item;
        CompetencyId id = ids.apply(node.caseId);
        Locale spoken = CaseRubric.spoken(item, language);
        CaseExtra extra = node.extra;
        Bilingual statement = Objects.requireNonNull(CaseExtra.joined(item.fullStatement(), extra.text(), spoken));
        CaseRubric rubric = new CaseRubric(tree, node, id, language);
        Competency competency = new Competency(
                id,
                item.humanCodingScheme(),
                title(item, extra, spoken),
                statement,
                rubric.criteria(statement),
                rubric.scale(),
                details(node, spoken));
        leftOut.addAll(rubric.leftOut());
        List<Limits.TooLong> tooLong = Limits.of(competency);
        tooLong.forEach(found -> fault(item.line(), "too-long", found.field(), found.most()));
        return tooLong.isEmpty() ? Optional.of(competency) : Optional.empty();
    }

    private static Bilingual title(CFItem item, CaseExtra extra, Locale spoken) {
        String words = item.abbreviatedStatement() == null && extra.title() == null
                ? Limits.shortened(item.fullStatement(), 80)
                : item.abbreviatedStatement();
        return Objects.requireNonNull(
                CaseExtra.joined(words == null ? null : Limits.shortened(words, Limits.TITLE), extra.title(), spoken));
    }

    private static Details details(Node node, Locale spoken) {
        CFItem item = node.item;
        CaseExtra extra = node.extra;
        List<Alignment> alignments = new ArrayList<>(extra.alignments());
        node.others.forEach(association -> alignment(association).ifPresent(alignments::add));
        return new Details(
                ("urn:uuid:" + node.caseId).equals(item.uri()) ? null : item.uri(),
                extra.parts(),
                CaseExtra.joined(item.notes(), extra.range(), spoken),
                extra.complexity(),
                extra.attributes(),
                alignments);
    }

    private static Optional<Alignment> alignment(CFAssociation association) {
        CFLink destination = association.destinationNodeURI();
        CaseExtra extra = readLeniently(association);
        String uri = destination.uri() == null
                ? "urn:uuid:" + CaseTree.caseId(String.valueOf(destination.identifier()))
                : destination.uri();
        String title = destination.title() == null ? "" : destination.title();
        String code = extra.code() != null
                ? extra.code()
                : NAMELESS.contains(title.toLowerCase(Locale.ROOT)) || title.equals(uri)
                        ? null
                        : Limits.shortened(title, Limits.TITLE);
        return Alignment.Type.of(association.associationType())
                .map(type -> new Alignment(extra.framework(), code, uri, type));
    }

    private static CaseExtra readLeniently(CFAssociation association) {
        try {
            return CaseExtra.of(association.extensions());
        } catch (JacksonException e) {
            return CaseExtra.NONE;
        }
    }

    private CaseExtra extra(CFItem item) {
        try {
            return CaseExtra.of(item.extensions());
        } catch (JacksonException e) {
            fault(item.line(), "bad-extension", name(item));
            return CaseExtra.NONE;
        }
    }

    private CaseExtra documentExtra() {
        try {
            return CaseExtra.of(whole.document().extensions());
        } catch (JacksonException e) {
            fault(whole.document().line(), "bad-extension", "CFDocument");
            return CaseExtra.NONE;
        }
    }

    private static String name(CFItem item) {
        return Limits.shortened(item.humanCodingScheme() == null ? item.fullStatement() : item.humanCodingScheme(), 60);
    }

    private void fault(int line, String key, Object... args) {
        faults.add(new CFFault(line, key, List.of(args)));
    }
}
