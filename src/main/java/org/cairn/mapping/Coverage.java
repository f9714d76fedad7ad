package org.cairn.mapping;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.cairn.competency.Competency;
import org.cairn.competency.Criterion;
import org.cairn.competency.CriterionId;
import org.cairn.gradebook.LineItem;
import org.cairn.gradebook.LineItemId;
import org.cairn.microcredential.Definition;

/**
 * What a course map leaves open. Without an activity a competency can never be met, nor one whose critical criterion has
 * none; any other criterion without an activity is only worth a warning.
 *
 * @param competencies without any activity
 * @param critical critical criteria without an activity, in competencies that have one
 * @param criteria the others without an activity
 * @param gone mapped activities that the platform has removed
 */
public record Coverage(
        List<Competency> competencies, List<Criterion> critical, List<Criterion> criteria, List<LineItem> gone) {

    /** @param lineItems of the course, also those removed */
    public static Coverage of(Definition definition, List<Mapping> mappings, List<LineItem> lineItems) {
        Set<CriterionId> covered = mappings.stream().map(Mapping::criterion).collect(Collectors.toSet());
        Set<LineItemId> used = mappings.stream().map(Mapping::lineItem).collect(Collectors.toSet());
        List<Competency> without = definition.competencies().stream()
                .filter(competency ->
                        competency.criteria().stream().noneMatch(criterion -> covered.contains(criterion.id())))
                .toList();
        List<Criterion> open = definition.competencies().stream()
                .flatMap(competency -> competency.criteria().stream())
                .filter(criterion -> !covered.contains(criterion.id()))
                .toList();
        return new Coverage(
                without,
                open.stream()
                        .filter(Criterion::critical)
                        .filter(criterion -> without.stream()
                                .noneMatch(competency ->
                                        competency.criterion(criterion.id()).isPresent()))
                        .toList(),
                open.stream().filter(criterion -> !criterion.critical()).toList(),
                lineItems.stream()
                        .filter(lineItem -> lineItem.removed() && used.contains(lineItem.id()))
                        .toList());
    }

    /** Whether every competency can be met, as far as the map is concerned. */
    public boolean canBePublished() {
        return competencies.isEmpty() && critical.isEmpty() && gone.isEmpty();
    }
}
