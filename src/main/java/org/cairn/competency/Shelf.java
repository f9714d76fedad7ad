package org.cairn.competency;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.cairn.shared.Visitor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes whole frameworks down and puts them back. */
@Component
class Shelf {

    private final KeptFrameworks frameworks;
    private final KeptCompetencies competencies;
    private final KeptGroups groups;
    private final Clock clock;

    Shelf(KeptFrameworks frameworks, KeptCompetencies competencies, KeptGroups groups, Clock clock) {
        this.frameworks = frameworks;
        this.competencies = competencies;
        this.groups = groups;
        this.clock = clock;
    }

    Contents contents(Framework framework) {
        return new Contents(
                framework,
                groups.groups(framework.id()),
                groups.nestings(framework.id()),
                competencies.all(framework.id()),
                groups.placements(framework.id()));
    }

    Contents outline(Framework framework) {
        return new Contents(
                framework,
                groups.groups(framework.id()),
                groups.nestings(framework.id()),
                List.of(),
                groups.placements(framework.id()));
    }

    Optional<Framework> find(Visitor instructor, UUID caseId) {
        return frameworks.find(instructor.institution(), caseId);
    }

    /** By which id each item is known, also those that are withdrawn. */
    Map<UUID, CompetencyId> known(FrameworkId framework) {
        Map<UUID, CompetencyId> known = new HashMap<>();
        Stream.concat(competencies.all(framework).stream(), competencies.withdrawn(framework).stream())
                .forEach(entry -> known.put(entry.caseId(), entry.competency().id()));
        return known;
    }

    /** @throws Refusal CONFLICT where another course has brought the framework in */
    void mustBeOurs(Visitor instructor, UUID caseId) {
        find(instructor, caseId)
                .filter(framework -> !framework.course().equals(instructor.course()))
                .ifPresent(framework -> {
                    throw new Refusal(Problem.CONFLICT, "competency.framework-elsewhere");
                });
    }

    Plan plan(Visitor instructor, Contents after, List<Integer> leftOut) {
        Optional<Framework> before = find(instructor, after.framework().caseId());
        @Nullable Contents now = before.map(this::contents).orElse(null);
        return Plan.of(
                after,
                now,
                before.map(framework -> competencies.withdrawn(framework.id())).orElse(List.of()),
                before.map(framework -> competencies.editedHere(framework.id())).orElse(Set.of()),
                leftOut);
    }

    /** The kept framework becomes what it should be; what is so already is not touched. */
    FrameworkId put(Visitor instructor, Contents after, Revision.Origin origin) {
        FrameworkId id = after.framework().id();
        if (find(instructor, after.framework().caseId()).isEmpty()
                && frameworks.add(instructor.institution(), after.framework()) == 0) {
            throw new Refusal(Problem.CONFLICT, "competency.import-meanwhile");
        }
        frameworks.lock(id);
        Plan plan = plan(instructor, after, List.of());
        if (plan.changesNothing()) {
            return id;
        }
        frameworks.change(after.framework());
        Instant now = clock.instant();
        competencies.expectMany();
        competencies.add(id, plan.added(), origin, instructor.person(), now);
        plan.changed().forEach(change -> revise(id, change, origin, instructor, now));
        plan.back()
                .forEach(entry -> competencies.withdraw(id, entry.competency().id(), false));
        plan.gone()
                .forEach(entry -> competencies.withdraw(id, entry.competency().id(), true));
        if (plan.isRearranged() || !plan.added().isEmpty()) {
            place(id, after);
        }
        // in a new framework each has come with its position
        if (plan.isRearranged()) {
            competencies.arrange(id, after.entries());
        }
        return id;
    }

    private void revise(FrameworkId id, Plan.Change change, Revision.Origin origin, Visitor instructor, Instant now) {
        int number = change.before().revision() + 1;
        competencies.revise(
                id,
                change.after(),
                new Revision(number, change.after().competency(), origin, instructor.person(), now));
    }

    private void place(FrameworkId id, Contents after) {
        groups.clear(id);
        after.groups().forEach(placed -> groups.add(id, placed));
        groups.nest(id, after.nestings());
        groups.place(id, after.placements());
    }
}
