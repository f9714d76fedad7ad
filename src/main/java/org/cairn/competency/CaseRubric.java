package org.cairn.competency;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.cairn.competency.CaseTree.Node;
import org.cairn.competency.CaseTree.Role;
import org.cairn.competency.cfr.CFItem;
import org.cairn.competency.cfr.CFRubric;
import org.cairn.shared.Bilingual;

/** How a package says that one of its items is judged: criteria, levels, and what each criterion is at each level. */
final class CaseRubric {

    private final CaseTree tree;
    private final Node node;
    private final Locale language;
    private final Locale spoken;
    private final ProficiencyScale scale;
    private final Map<UUID, CaseExtra.Line> lines = new HashMap<>();
    private final List<Integer> leftOut = new ArrayList<>();

    /** @param language of the document, for what does not name its own */
    CaseRubric(CaseTree tree, Node node, CompetencyId id, Locale language) {
        this.tree = tree;
        this.node = node;
        this.language = language;
        this.spoken = spoken(node.item, language);
        this.scale = scale(node, id, spoken);
        node.extra.criteria().forEach(line -> lines.put(line.id(), line));
    }

    ProficiencyScale scale() {
        return scale;
    }

    /** The lines of criteria without words. */
    List<Integer> leftOut() {
        return List.copyOf(leftOut);
    }

    static Locale spoken(CFItem item, Locale language) {
        return item.language() == null ? language : CaseExtra.language(item.language());
    }

    /** From the rubric, else from children that are criteria by their type, else the statement stands in for them. */
    List<Criterion> criteria(Bilingual statement) {
        Map<CriterionId, Criterion> criteria = new LinkedHashMap<>();
        node.criteria.stream()
                .sorted(Comparator.comparing(
                        CFRubric.Criterion::position, Comparator.nullsLast(Comparator.naturalOrder())))
                .map(this::criterion)
                .flatMap(Optional::stream)
                .forEach(criterion -> criteria.putIfAbsent(criterion.id(), criterion));
        node.childrenInOrder().stream()
                .filter(child -> tree.role(child) == Role.CRITERION)
                .map(child -> new Criterion(
                        new CriterionId(child.caseId),
                        Objects.requireNonNull(
                                CaseExtra.joined(child.item.fullStatement(), null, spoken(child.item, language))),
                        false))
                .forEach(criterion -> criteria.putIfAbsent(criterion.id(), criterion));
        if (criteria.isEmpty()) {
            CaseExtra.Line only =
                    node.extra.criteria().size() == 1 ? node.extra.criteria().get(0) : null;
            CriterionId id = new CriterionId(only == null ? named(node.caseId + "/statement") : only.id());
            return List.of(
                    only == null
                            ? new Criterion(id, statement, false)
                            : new Criterion(
                                    id, statement, Boolean.TRUE.equals(only.critical()), only.inferred(), List.of()));
        }
        return List.copyOf(criteria.values());
    }

    private Optional<Criterion> criterion(CFRubric.Criterion found) {
        CriterionId id = new CriterionId(CaseTree.caseId(found.identifier()));
        Optional<CaseExtra.Line> line = Optional.ofNullable(lines.get(id.value()));
        Bilingual text = CaseExtra.joined(
                found.description(), line.map(CaseExtra.Line::text).orElse(null), spoken);
        if (text == null) {
            leftOut.add(found.line());
            return Optional.empty();
        }
        return Optional.of(new Criterion(
                id,
                text,
                line.map(CaseExtra.Line::critical).orElse(false),
                line.map(CaseExtra.Line::inferred).orElse(null),
                descriptors(found, line.map(CaseExtra.Line::descriptors).orElse(List.of()))));
    }

    private List<Criterion.Descriptor> descriptors(CFRubric.Criterion found, List<Criterion.Descriptor> others) {
        List<CFRubric.Level> levels = rising(found.levels());
        List<Criterion.Descriptor> descriptors = new ArrayList<>();
        for (Level level : scale.levels()) {
            int rank = level.rank();
            String said = rank <= levels.size() ? levels.get(rank - 1).description() : null;
            Bilingual rest = others.stream()
                    .filter(other -> other.rank() == rank)
                    .map(Criterion.Descriptor::text)
                    .findFirst()
                    .orElse(null);
            Bilingual text = CaseExtra.joined(said, rest, spoken);
            if (text != null) {
                descriptors.add(new Criterion.Descriptor(rank, text));
            }
        }
        return descriptors;
    }

    /** Ours, if it says one; else as the levels of the richest criterion; else the usual one. */
    private static ProficiencyScale scale(Node node, CompetencyId id, Locale spoken) {
        if (node.extra.scale() != null) {
            return CaseExtra.scale(node.extra.scale(), id);
        }
        List<CFRubric.Level> levels = node.criteria.stream()
                .map(CFRubric.Criterion::levels)
                .max(Comparator.comparingInt(List::size))
                .orElse(List.of());
        if (node.extra.what() != null || levels.size() < 2) {
            return ProficiencyScale.usual(id);
        }
        List<CFRubric.Level> rising = rising(levels);
        List<Level> steps = new ArrayList<>();
        for (CFRubric.Level level : rising) {
            int rank = steps.size() + 1;
            String label = level.quality() == null ? String.valueOf(rank) : level.quality();
            steps.add(new Level(
                    Level.idOf(id, rank),
                    rank,
                    Objects.requireNonNull(CaseExtra.joined(Limits.shortened(label, Limits.LABEL), null, spoken)),
                    null,
                    cut(rising, rank)));
        }
        return new ProficiencyScale(ProficiencyScale.usual(id).name(), steps);
    }

    /** Rubrics begin with the best or with the weakest; points, where there are any, say which. */
    private static List<CFRubric.Level> rising(List<CFRubric.Level> levels) {
        boolean scored = levels.stream().allMatch(level -> level.score() != null);
        Comparator<CFRubric.Level> order = scored
                ? Comparator.comparing(level -> Objects.requireNonNull(level.score()))
                : Comparator.comparing(CFRubric.Level::position, Comparator.nullsLast(Comparator.naturalOrder()));
        return levels.stream().sorted(order).toList();
    }

    /** The lowest level begins at nothing; the others where their points are, else in equal steps. */
    private static BigDecimal cut(List<CFRubric.Level> rising, int rank) {
        BigDecimal most = rising.get(rising.size() - 1).score();
        BigDecimal own = rising.get(rank - 1).score();
        if (rank == 1) {
            return BigDecimal.ZERO;
        }
        boolean byPoints = most != null && own != null && most.signum() > 0 && own.signum() > 0;
        return byPoints
                ? own.divide(most, 4, RoundingMode.DOWN)
                : BigDecimal.valueOf(rank - 1L).divide(BigDecimal.valueOf(rising.size()), 4, RoundingMode.DOWN);
    }

    private static UUID named(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
