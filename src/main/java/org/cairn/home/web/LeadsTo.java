package org.cairn.home.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cairn.award.Award;
import org.cairn.award.Awards;
import org.cairn.mapping.CourseMap;
import org.cairn.microcredential.MicrocredentialId;
import org.cairn.microcredential.MicrocredentialVersion;
import org.cairn.microcredential.Microcredentials;
import org.cairn.microcredential.Wording;
import org.cairn.pathway.Pathway;
import org.cairn.pathway.PathwayId;
import org.cairn.pathway.PathwayProgress;
import org.cairn.pathway.Pathways;
import org.cairn.shared.Visitor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where a micro-credential leads a learner: the pathways that it is a step of, and how far they have come. */
@Component
class LeadsTo {

    private final Pathways pathways;
    private final Microcredentials microcredentials;
    private final Wording wording;
    private final Awards awards;

    LeadsTo(Pathways pathways, Microcredentials microcredentials, Wording wording, Awards awards) {
        this.pathways = pathways;
        this.microcredentials = microcredentials;
        this.wording = wording;
        this.awards = awards;
    }

    /**
     * One pathway.
     *
     * @param missing how many steps are still to be taken
     */
    record Line(
            String title, String outcomes, @Nullable String target, boolean met, int missing, List<GroupLine> groups) {}

    /** Steps of which so many are asked for. */
    record GroupLine(int take, int of, boolean met, List<StepLine> steps) {}

    /** A step by its name. */
    record StepLine(String title, boolean held) {}

    List<Line> of(Visitor learner, CourseMap map) {
        Map<PathwayId, Pathway> known = pathways.byId(learner.institution());
        if (known.isEmpty()) {
            return List.of();
        }
        Optional<MicrocredentialId> here =
                microcredentials.version(map.version()).map(MicrocredentialVersion::microcredential);
        List<Pathway> leading = known.values().stream()
                .filter(Pathway::published)
                .filter(pathway -> here.isPresent() && leadsOn(pathway, here.get(), known))
                .toList();
        if (leading.isEmpty()) {
            return List.of();
        }
        Map<MicrocredentialId, String> titles = titles(learner, leading);
        Set<MicrocredentialId> held = held(learner);
        return leading.stream()
                .map(pathway -> line(learner, pathway, PathwayProgress.of(pathway, known, held), known, titles))
                .toList();
    }

    private static boolean leadsOn(Pathway pathway, MicrocredentialId here, Map<PathwayId, Pathway> known) {
        return pathway.groups().stream()
                .flatMap(group -> group.steps().stream())
                .anyMatch(step -> {
                    Pathway nested = step.pathway() == null ? null : known.get(step.pathway());
                    return here.equals(step.microcredential()) || (nested != null && leadsOn(nested, here, known));
                });
    }

    private Line line(
            Visitor learner,
            Pathway pathway,
            PathwayProgress progress,
            Map<PathwayId, Pathway> known,
            Map<MicrocredentialId, String> titles) {
        return new Line(
                pathway.title().in(learner.locale()),
                pathway.outcomes().in(learner.locale()),
                pathway.target() == null ? null : pathway.target().in(learner.locale()),
                progress.met(),
                progress.missing(),
                progress.groups().stream()
                        .map(group -> new GroupLine(
                                group.take(),
                                group.steps().size(),
                                group.met(),
                                group.steps().stream()
                                        .map(step ->
                                                new StepLine(title(learner, step.step(), known, titles), step.held()))
                                        .toList()))
                        .toList());
    }

    private static String title(
            Visitor learner, Pathway.Step step, Map<PathwayId, Pathway> known, Map<MicrocredentialId, String> titles) {
        if (step.microcredential() != null) {
            return titles.getOrDefault(step.microcredential(), "–");
        }
        Pathway nested = known.get(step.pathway());
        return nested == null ? "–" : nested.title().in(learner.locale());
    }

    private Map<MicrocredentialId, String> titles(Visitor learner, List<Pathway> of) {
        Map<MicrocredentialId, String> titles = new HashMap<>();
        of.stream()
                .flatMap(pathway -> pathway.groups().stream())
                .flatMap(group -> group.steps().stream())
                .map(Pathway.Step::microcredential)
                .filter(id -> id != null)
                .distinct()
                .forEach(id -> microcredentials
                        .newestPublished(id)
                        .ifPresent(version ->
                                titles.put(id, wording.shown(version).title().in(learner.locale()))));
        return titles;
    }

    private Set<MicrocredentialId> held(Visitor learner) {
        return awards.of(learner.person()).stream()
                .filter(award -> award.state() == Award.State.ISSUED)
                .flatMap(award -> microcredentials.version(award.version()).stream())
                .map(MicrocredentialVersion::microcredential)
                .collect(Collectors.toSet());
    }
}
