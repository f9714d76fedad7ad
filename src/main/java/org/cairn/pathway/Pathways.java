package org.cairn.pathway;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.cairn.microcredential.MicrocredentialId;
import org.cairn.microcredential.MicrocredentialVersion;
import org.cairn.microcredential.Wording;
import org.cairn.pathway.Pathway.Group;
import org.cairn.pathway.Pathway.Step;
import org.cairn.shared.Bilingual;
import org.cairn.shared.InstitutionId;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.cairn.shared.Visitor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The pathways of an institution. Instructors of the course that one was made in change it; published, all see it. */
@Service
public class Pathways {

    /** Of what stands in several places, each way of counting it is tried. */
    static final int MOST_REPEATED = 8;

    private final PathwayTable table;
    private final Wording wording;

    Pathways(PathwayTable table, Wording wording) {
        this.table = table;
        this.wording = wording;
    }

    /** What somebody says of a pathway. */
    public record Draft(
            Bilingual title,
            Bilingual outcomes,
            @Nullable Bilingual target,
            boolean countsTwice,
            boolean published,
            List<Group> groups) {}

    /** Those of the institution that are published, and those that were made in the instructor's course, by title. */
    public List<Pathway> visible(Visitor instructor) {
        return table.of(instructor.mustTeach().institution()).stream()
                .filter(pathway -> pathway.published() || isMadeHere(instructor, pathway))
                .toList();
    }

    /** @throws Refusal NOT_FOUND where the instructor's institution has no such pathway, or it is another course's draft */
    public Pathway find(Visitor instructor, PathwayId id) {
        return visible(instructor).stream()
                .filter(pathway -> pathway.id().equals(id))
                .findFirst()
                .orElseThrow(Pathways::unknown);
    }

    /** What can be a step: published micro-credentials, each by its newest version, and other pathways. */
    public Map<MicrocredentialId, MicrocredentialVersion> choices(Visitor instructor) {
        Map<MicrocredentialId, MicrocredentialVersion> newest = new LinkedHashMap<>();
        wording.all(instructor).stream()
                .filter(version -> version.state() == MicrocredentialVersion.State.PUBLISHED)
                .forEach(version -> newest.merge(
                        version.microcredential(),
                        version,
                        (one, other) -> one.number() > other.number() ? one : other));
        return newest;
    }

    /**
     * Keeps a pathway, new or known.
     *
     * @param id null for a new one
     * @throws Refusal FORBIDDEN to others than instructors, NOT_FOUND where it was made in another course or a step is
     *     unknown, INVALID where it would stand in itself or too much stands in it more than once
     */
    @Transactional
    public PathwayId save(Visitor instructor, @Nullable PathwayId id, Draft draft) {
        table.lock(instructor.mustTeach().institution());
        Pathway pathway = new Pathway(
                id == null ? new PathwayId(UUID.randomUUID()) : made(instructor, id),
                instructor.institution(),
                instructor.course(),
                draft.title(),
                draft.outcomes(),
                draft.target(),
                draft.countsTwice(),
                draft.published(),
                draft.groups());
        mustBeKnown(instructor, pathway);
        Map<PathwayId, Pathway> all = byId(instructor.institution());
        all.put(pathway.id(), pathway);
        mustNotStandInItself(pathway, all);
        all.values().stream()
                .filter(one -> !one.countsTwice())
                .filter(one -> repeated(one, all) > MOST_REPEATED)
                .findAny()
                .ifPresent(one -> {
                    throw new Refusal(Problem.INVALID, "pathway.repeated", MOST_REPEATED);
                });
        table.save(pathway);
        return pathway.id();
    }

    /** Whether the instructor may change it. */
    public static boolean isMadeHere(Visitor instructor, Pathway pathway) {
        return pathway.madeIn().equals(instructor.course());
    }

    /** Every pathway of the institution, by title; those that are published are what learners see. */
    public Map<PathwayId, Pathway> byId(InstitutionId institution) {
        Map<PathwayId, Pathway> all = new LinkedHashMap<>();
        table.of(institution).forEach(pathway -> all.put(pathway.id(), pathway));
        return all;
    }

    private PathwayId made(Visitor instructor, PathwayId id) {
        Pathway known = find(instructor, id);
        if (!isMadeHere(instructor, known)) {
            throw unknown();
        }
        return known.id();
    }

    private void mustBeKnown(Visitor instructor, Pathway pathway) {
        Set<MicrocredentialId> choices = choices(instructor).keySet();
        Set<PathwayId> others = new HashSet<>();
        visible(instructor).forEach(other -> others.add(other.id()));
        others.add(pathway.id());
        for (Group group : pathway.groups()) {
            for (Step step : group.steps()) {
                boolean known = step.microcredential() != null
                        ? choices.contains(step.microcredential())
                        : others.contains(step.pathway());
                if (!known) {
                    throw unknown();
                }
            }
        }
    }

    private static void mustNotStandInItself(Pathway pathway, Map<PathwayId, Pathway> all) {
        Set<PathwayId> below = new HashSet<>();
        List<PathwayId> next = new ArrayList<>(pathway.nested().toList());
        while (!next.isEmpty()) {
            PathwayId id = next.remove(next.size() - 1);
            if (id.equals(pathway.id())) {
                throw new Refusal(Problem.INVALID, "pathway.circle");
            }
            if (below.add(id) && all.containsKey(id)) {
                next.addAll(all.get(id).nested().toList());
            }
        }
    }

    private static long repeated(Pathway pathway, Map<PathwayId, Pathway> all) {
        return PathwayProgress.repeated(pathway, all).size();
    }

    private static Refusal unknown() {
        return new Refusal(Problem.NOT_FOUND, "pathway.unknown");
    }
}
