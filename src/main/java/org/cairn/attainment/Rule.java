package org.cairn.attainment;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import org.cairn.competency.Competency;
import org.cairn.competency.CompetencyId;
import org.cairn.competency.Criterion;
import org.cairn.competency.CriterionId;
import org.cairn.competency.Level;
import org.cairn.gradebook.LineItemId;
import org.cairn.mapping.Mapping;
import org.cairn.microcredential.Calculation;
import org.cairn.microcredential.Definition;
import org.cairn.microcredential.Requirement;
import org.jspecify.annotations.Nullable;

/**
 * How one competency is judged in one course: the frozen definition and the frozen course map, joined.
 *
 * @param minimumEvidence how many graded activities are enough; null where every activity is waited for
 * @param groups how many of each group of items count, by its name
 * @param critical the criteria that must reach the threshold by their own activities
 */
record Rule(
        CompetencyId competency,
        BigDecimal threshold,
        Calculation calculation,
        @Nullable Integer minimumEvidence,
        boolean signOff,
        List<Item> items,
        Map<String, Integer> groups,
        Map<CriterionId, Set<LineItemId>> critical,
        List<Level> levels) {

    /** An activity counts once in a competency, whatever the number of criteria it gives evidence for. */
    record Item(
            LineItemId lineItem,
            BigDecimal weight,
            boolean required,
            @Nullable BigDecimal minimum,
            @Nullable Integer sequence,
            @Nullable String group) {

        static Item of(Mapping mapping) {
            return new Item(
                    mapping.lineItem(),
                    mapping.weight(),
                    mapping.required(),
                    mapping.minimum(),
                    mapping.sequence(),
                    mapping.group());
        }

        /** Where the cells of one activity differ, the stricter word holds, in whatever order they come. */
        Item and(Item other) {
            return new Item(
                    lineItem,
                    weight.max(other.weight),
                    required || other.required,
                    both(minimum, other.minimum, BigDecimal::max),
                    both(sequence, other.sequence, Math::min),
                    both(group, other.group, (one, two) -> one.compareTo(two) <= 0 ? one : two));
        }

        private static <T> @Nullable T both(@Nullable T one, @Nullable T other, BinaryOperator<T> stricter) {
            return one == null ? other : other == null ? one : stricter.apply(one, other);
        }
    }

    static List<Rule> of(Definition definition, List<Mapping> mappings) {
        return definition.requirements().stream()
                .map(requirement -> of(
                        requirement,
                        mappings.stream()
                                .filter(mapping -> mapping.competency()
                                        .equals(requirement.competency().id()))
                                .toList()))
                .toList();
    }

    private static Rule of(Requirement requirement, List<Mapping> mappings) {
        Map<LineItemId, Item> items = new LinkedHashMap<>();
        mappings.forEach(mapping -> items.merge(mapping.lineItem(), Item.of(mapping), Item::and));
        Competency competency = requirement.competency();
        return new Rule(
                competency.id(),
                requirement.asked(),
                requirement.method(),
                requirement.minimumEvidence(),
                requirement.needsSignOff(),
                new ArrayList<>(items.values()),
                groups(mappings),
                critical(competency, mappings),
                competency.scale().levels());
    }

    private static Map<String, Integer> groups(List<Mapping> mappings) {
        Map<String, Integer> groups = new TreeMap<>();
        for (Mapping mapping : mappings) {
            if (mapping.group() != null && mapping.take() != null) {
                groups.merge(mapping.group(), mapping.take(), Math::max);
            }
        }
        return groups;
    }

    private static Map<CriterionId, Set<LineItemId>> critical(Competency competency, List<Mapping> mappings) {
        Map<CriterionId, Set<LineItemId>> critical = new LinkedHashMap<>();
        for (Criterion criterion : competency.criteria()) {
            if (criterion.critical()) {
                critical.put(
                        criterion.id(),
                        mappings.stream()
                                .filter(mapping -> mapping.criterion().equals(criterion.id()))
                                .map(Mapping::lineItem)
                                .collect(Collectors.toUnmodifiableSet()));
            }
        }
        return critical;
    }
}
