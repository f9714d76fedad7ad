package org.cairn.competency;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** A framework with everything in it. Groups hold groups and competencies, each of which may be held by several. */
public record Contents(
        Framework framework,
        List<PlacedGroup> groups,
        List<Nesting> nestings,
        List<Entry> entries,
        List<Placement> placements) {

    /** A group with its place among all groups. */
    public record PlacedGroup(CompetencyGroup group, UUID caseId, int position) {}

    /** A group in a group. */
    public record Nesting(CompetencyGroupId parent, CompetencyGroupId child, int position) {}

    /** A competency in a group. */
    public record Placement(CompetencyGroupId group, CompetencyId competency, int position) {}

    public Contents {
        groups = inOrder(groups, PlacedGroup::position);
        nestings = inOrder(nestings, Nesting::position);
        entries = inOrder(entries, Entry::position);
        placements = inOrder(placements, Placement::position);
    }

    private static <T> List<T> inOrder(List<T> list, java.util.function.ToIntFunction<T> position) {
        return list.stream().sorted(Comparator.comparingInt(position)).toList();
    }

    public List<CompetencyGroup> inside(CompetencyGroupId group) {
        Map<CompetencyGroupId, CompetencyGroup> byId = new HashMap<>();
        groups.forEach(placed -> byId.put(placed.group().id(), placed.group()));
        return nestings.stream()
                .filter(nesting -> nesting.parent().equals(group))
                .map(nesting -> byId.get(nesting.child()))
                .toList();
    }

    /** Whether both have the same groups, holding the same in the same order; positions are only an order. */
    boolean isArrangedAs(Contents other) {
        return arrangement().equals(other.arrangement());
    }

    private List<Object> arrangement() {
        return List.of(
                groups.stream().map(PlacedGroup::group).toList(),
                nestings.stream()
                        .collect(Collectors.groupingBy(
                                Nesting::parent, Collectors.mapping(Nesting::child, Collectors.toList()))),
                entries.stream().map(entry -> entry.competency().id()).toList(),
                placements.stream()
                        .collect(Collectors.groupingBy(
                                Placement::group, Collectors.mapping(Placement::competency, Collectors.toList()))));
    }

    /** The groups that hold themselves, at whatever distance; they and what links such circles. */
    static Set<CompetencyGroupId> circles(Collection<Nesting> nestings) {
        List<Nesting> left = List.copyOf(nestings);
        Set<CompetencyGroupId> notAbove = peel(left, Nesting::parent, Nesting::child);
        Set<CompetencyGroupId> notBelow = peel(left, Nesting::child, Nesting::parent);
        Set<CompetencyGroupId> both = new HashSet<>(notAbove);
        both.retainAll(notBelow);
        return both;
    }

    /** What remains when whatever nobody holds is taken away again and again. Without recursion: a file may nest deep. */
    private static Set<CompetencyGroupId> peel(
            List<Nesting> nestings,
            java.util.function.Function<Nesting, CompetencyGroupId> above,
            java.util.function.Function<Nesting, CompetencyGroupId> below) {
        Map<CompetencyGroupId, Integer> held = new HashMap<>();
        nestings.forEach(nesting -> {
            held.merge(above.apply(nesting), 0, Integer::sum);
            held.merge(below.apply(nesting), 1, Integer::sum);
        });
        Map<CompetencyGroupId, List<CompetencyGroupId>> holds =
                nestings.stream().collect(Collectors.groupingBy(above, Collectors.mapping(below, Collectors.toList())));
        Deque<CompetencyGroupId> free = new ArrayDeque<>();
        held.forEach((group, times) -> {
            if (times == 0) {
                free.add(group);
            }
        });
        while (!free.isEmpty()) {
            CompetencyGroupId group = free.remove();
            held.remove(group);
            for (CompetencyGroupId child : holds.getOrDefault(group, List.of())) {
                if (held.merge(child, -1, Integer::sum) == 0) {
                    free.add(child);
                }
            }
        }
        return held.keySet();
    }
}
