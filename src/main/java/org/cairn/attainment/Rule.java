package org.cairn.attainment;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.cairn.competency.Competency;
import org.cairn.competency.CompetencyId;
import org.cairn.competency.Criterion;
import org.cairn.competency.CriterionId;
import org.cairn.competency.Level;
import org.cairn.gradebook.LineItemId;
import org.cairn.mapping.Mapping;
import org.cairn.microcredential.Definition;
import org.cairn.microcredential.Requirement;
import org.jspecify.annotations.Nullable;

/**
 * How one competency is judged in one course: the frozen definition and the frozen course map, joined.
 *
 * @param critical the criteria that must reach the threshold by the mean of their own activities
 */
record Rule(
        CompetencyId competency,
        BigDecimal threshold,
        List<Item> items,
        Map<CriterionId, Set<LineItemId>> critical,
        List<Level> levels) {

    /** An activity counts once in a competency, whatever the number of criteria it gives evidence for. */
    record Item(
            LineItemId lineItem,
            BigDecimal weight,
            boolean required,
            @Nullable BigDecimal minimum) {

        static Item of(Mapping mapping) {
            return new Item(mapping.lineItem(), mapping.weight(), mapping.required(), mapping.minimum());
        }

        /** Where the cells of one activity differ, the stricter word holds, in whatever order they come. */
        Item and(Item other) {
            return new Item(
                    lineItem,
                    weight.max(other.weight),
                    required || other.required,
                    minimum == null ? other.minimum : other.minimum == null ? minimum : minimum.max(other.minimum));
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
                requirement.threshold(),
                new ArrayList<>(items.values()),
                critical(competency, mappings),
                competency.scale().levels());
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
