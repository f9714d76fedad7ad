package org.cairn.pathway;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.cairn.microcredential.MicrocredentialId;
import org.cairn.pathway.Pathway.Group;
import org.cairn.pathway.Pathway.Step;

/**
 * How far somebody has come in a pathway, from what they hold. Decides without reading anything: no clock, no database.
 *
 * @param met whether the whole is earned
 * @param groups in the order of the pathway
 */
public record PathwayProgress(boolean met, List<GroupProgress> groups) {

    public PathwayProgress {
        groups = List.copyOf(groups);
    }

    /**
     * @param met whether the group has as many as it takes, looked at by itself
     * @param steps in the order of the group
     */
    public record GroupProgress(int take, boolean met, List<StepProgress> steps) {

        public GroupProgress {
            steps = List.copyOf(steps);
        }

        public long held() {
            return steps.stream().filter(StepProgress::held).count();
        }
    }

    /** Whether a step is held, wherever it is counted. */
    public record StepProgress(Step step, boolean held) {}

    /** How many steps are still to be taken in all groups, if the nearest are chosen. */
    public int missing() {
        return groups.stream()
                .mapToInt(group -> (int) Math.max(0, group.take() - group.held()))
                .sum();
    }

    /**
     * @param known every pathway that may stand in it as a step; none stands in itself, directly or not
     * @param held what the person holds now, each micro-credential once
     */
    public static PathwayProgress of(Pathway pathway, Map<PathwayId, Pathway> known, Set<MicrocredentialId> held) {
        return new PathwayProgress(
                new Ways(known, held, pathway.countsTwice() ? Set.of() : repeated(pathway, known)).isMet(pathway),
                pathway.groups().stream()
                        .map(group -> group(group, known, held))
                        .toList());
    }

    private static GroupProgress group(Group group, Map<PathwayId, Pathway> known, Set<MicrocredentialId> held) {
        List<StepProgress> steps = group.steps().stream()
                .map(step -> new StepProgress(step, isHeld(step, known, held)))
                .toList();
        return new GroupProgress(
                group.take(), steps.stream().filter(StepProgress::held).count() >= group.take(), steps);
    }

    private static boolean isHeld(Step step, Map<PathwayId, Pathway> known, Set<MicrocredentialId> held) {
        if (step.microcredential() != null) {
            return held.contains(step.microcredential());
        }
        Pathway nested = known.get(step.pathway());
        return nested != null && of(nested, known, held).met();
    }

    /** What stands in a pathway more than once: only of these it matters where they are counted. */
    static Set<MicrocredentialId> repeated(Pathway pathway, Map<PathwayId, Pathway> known) {
        Map<MicrocredentialId, Integer> places = new HashMap<>();
        count(pathway, known, places);
        return places.entrySet().stream()
                .filter(entry -> entry.getValue() > 1)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static void count(Pathway pathway, Map<PathwayId, Pathway> known, Map<MicrocredentialId, Integer> places) {
        for (Group group : pathway.groups()) {
            for (Step step : group.steps()) {
                if (step.microcredential() != null) {
                    places.merge(step.microcredential(), 1, Integer::sum);
                } else if (known.containsKey(step.pathway())) {
                    count(known.get(step.pathway()), known, places);
                }
            }
        }
    }

    /** The sets of repeated micro-credentials that can be spent to meet something; none where it cannot be met. */
    private record Ways(Map<PathwayId, Pathway> known, Set<MicrocredentialId> held, Set<MicrocredentialId> repeated) {

        boolean isMet(Pathway pathway) {
            return !of(pathway).isEmpty();
        }

        private Set<Set<MicrocredentialId>> of(Pathway pathway) {
            if (pathway.groups().isEmpty()) {
                return Set.of();
            }
            Set<Set<MicrocredentialId>> ways = Set.of(Set.of());
            for (Group group : pathway.groups()) {
                ways = both(ways, of(group));
            }
            return ways;
        }

        private Set<Set<MicrocredentialId>> of(Group group) {
            // by how many steps are taken so far, what was spent on them
            List<Set<Set<MicrocredentialId>>> taken = new ArrayList<>();
            for (int count = 0; count <= group.take(); count++) {
                taken.add(new HashSet<>());
            }
            taken.get(0).add(Set.of());
            for (Step step : group.steps()) {
                Set<Set<MicrocredentialId>> ways = of(step);
                for (int count = group.take(); count > 0; count--) {
                    taken.get(count).addAll(both(taken.get(count - 1), ways));
                }
            }
            return taken.get(group.take());
        }

        private Set<Set<MicrocredentialId>> of(Step step) {
            if (step.pathway() != null) {
                Pathway nested = known.get(step.pathway());
                return nested == null ? Set.of() : of(nested);
            }
            MicrocredentialId wanted = step.microcredential();
            if (wanted == null || !held.contains(wanted)) {
                return Set.of();
            }
            return Set.of(repeated.contains(wanted) ? Set.of(wanted) : Set.of());
        }

        /** What is spent on one is not there for the other. */
        private static Set<Set<MicrocredentialId>> both(
                Set<Set<MicrocredentialId>> some, Set<Set<MicrocredentialId>> others) {
            Set<Set<MicrocredentialId>> both = new HashSet<>();
            for (Set<MicrocredentialId> one : some) {
                for (Set<MicrocredentialId> other : others) {
                    if (one.stream().noneMatch(other::contains)) {
                        Set<MicrocredentialId> sum = new HashSet<>(one);
                        sum.addAll(other);
                        both.add(Set.copyOf(sum));
                    }
                }
            }
            return both;
        }
    }
}
