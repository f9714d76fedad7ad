package org.cairn.competency;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cairn.shared.Bilingual;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.cairn.shared.Visitor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Arranges a framework: a group may stand in several groups, and a competency too; no group stands in itself. */
@Service
public class Groupings {

    private final Frameworks frameworks;
    private final KeptFrameworks locks;
    private final KeptGroups groups;
    private final Library library;

    Groupings(Frameworks frameworks, KeptFrameworks locks, KeptGroups groups, Library library) {
        this.frameworks = frameworks;
        this.locks = locks;
        this.groups = groups;
        this.library = library;
    }

    /**
     * Keeps a group, new or known, and where it stands.
     *
     * @param id null for a new one
     * @param parents the groups that it stands in
     * @throws Refusal NOT_FOUND where a group is unknown, FORBIDDEN where the framework was made in another course, INVALID
     *     where the group would stand in itself, at whatever distance
     */
    @Transactional
    public CompetencyGroupId save(
            Visitor instructor,
            FrameworkId framework,
            @Nullable CompetencyGroupId id,
            Bilingual title,
            @Nullable String kind,
            Set<CompetencyGroupId> parents) {
        frameworks.mustChange(instructor, framework);
        locks.lock(framework);
        List<Contents.PlacedGroup> known = groups.groups(framework);
        CompetencyGroupId group = id == null ? new CompetencyGroupId(UUID.randomUUID()) : id;
        mustBeKnown(known, id == null ? parents : with(parents, id));
        List<Contents.Nesting> others = groups.nestings(framework).stream()
                .filter(nesting -> !nesting.child().equals(group))
                .toList();
        List<Contents.Nesting> above = parents.stream()
                .map(parent -> new Contents.Nesting(parent, group, position(others, parent)))
                .toList();
        List<Contents.Nesting> all = new ArrayList<>(others);
        all.addAll(above);
        if (!Contents.circles(all).isEmpty()) {
            throw new Refusal(Problem.INVALID, "competency.group-circle");
        }
        keep(framework, known, group, title, kind);
        groups.takeOut(framework, group);
        groups.nest(framework, above);
        return group;
    }

    /**
     * Says in which groups a competency stands.
     *
     * @throws Refusal NOT_FOUND where the competency or a group is unknown, FORBIDDEN where the framework was made elsewhere
     */
    @Transactional
    public void place(Visitor instructor, FrameworkId framework, CompetencyId competency, Set<CompetencyGroupId> in) {
        frameworks.mustChange(instructor, framework);
        library.entry(instructor, framework, competency);
        locks.lock(framework);
        mustBeKnown(groups.groups(framework), in);
        List<Contents.Placement> others = groups.placements(framework);
        groups.takeOut(framework, competency);
        groups.place(
                framework,
                in.stream()
                        .map(group -> new Contents.Placement(group, competency, place(others, group, competency)))
                        .toList());
    }

    private void keep(
            FrameworkId framework,
            List<Contents.PlacedGroup> known,
            CompetencyGroupId id,
            Bilingual title,
            @Nullable String kind) {
        CompetencyGroup before = known.stream()
                .map(Contents.PlacedGroup::group)
                .filter(group -> group.id().equals(id))
                .findFirst()
                .orElse(null);
        if (before != null) {
            groups.change(framework, new CompetencyGroup(id, title, before.code(), kind));
            return;
        }
        int position =
                known.stream().mapToInt(Contents.PlacedGroup::position).max().orElse(-1) + 1;
        groups.add(
                framework, new Contents.PlacedGroup(new CompetencyGroup(id, title, null, kind), id.value(), position));
    }

    private static Set<CompetencyGroupId> with(Set<CompetencyGroupId> some, CompetencyGroupId one) {
        List<CompetencyGroupId> all = new ArrayList<>(some);
        all.add(one);
        return Set.copyOf(all);
    }

    private static void mustBeKnown(List<Contents.PlacedGroup> known, Set<CompetencyGroupId> wanted) {
        Set<CompetencyGroupId> ids =
                known.stream().map(placed -> placed.group().id()).collect(Collectors.toSet());
        if (!ids.containsAll(wanted)) {
            throw new Refusal(Problem.NOT_FOUND, "competency.unknown-group");
        }
    }

    private static int position(List<Contents.Nesting> nestings, CompetencyGroupId parent) {
        return nestings.stream()
                        .filter(nesting -> nesting.parent().equals(parent))
                        .mapToInt(Contents.Nesting::position)
                        .max()
                        .orElse(-1)
                + 1;
    }

    /** Where it stood it stays, else it comes last. */
    private static int place(List<Contents.Placement> placements, CompetencyGroupId group, CompetencyId competency) {
        List<Contents.Placement> there = placements.stream()
                .filter(placement -> placement.group().equals(group))
                .toList();
        return there.stream()
                .filter(placement -> placement.competency().equals(competency))
                .mapToInt(Contents.Placement::position)
                .findFirst()
                .orElseGet(() -> there.stream()
                                .mapToInt(Contents.Placement::position)
                                .max()
                                .orElse(-1)
                        + 1);
    }
}
