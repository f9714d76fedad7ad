package org.cairn.attainment;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cairn.attainment.CompetencyStanding.Status;
import org.cairn.competency.CompetencyId;
import org.cairn.course.Enrolment;
import org.cairn.course.Roster;
import org.cairn.gradebook.Gradebook;
import org.cairn.gradebook.LineItem;
import org.cairn.gradebook.Result;
import org.cairn.mapping.CourseMap;
import org.cairn.mapping.CourseMapId;
import org.cairn.mapping.Mapping;
import org.cairn.microcredential.Definition;
import org.cairn.microcredential.MicrocredentialVersion;
import org.cairn.microcredential.Microcredentials;
import org.cairn.microcredential.Requirement;
import org.cairn.shared.CourseId;
import org.cairn.shared.PersonId;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.cairn.shared.Visitor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tries a course map on a section's results: the same engine on the same facts, and nothing is written. */
@Service
public class Simulator {

    private final Sections sections;
    private final Microcredentials microcredentials;
    private final Gradebook gradebook;
    private final Roster roster;
    private final LearnersMaps maps;

    Simulator(
            Sections sections,
            Microcredentials microcredentials,
            Gradebook gradebook,
            Roster roster,
            LearnersMaps maps) {
        this.sections = sections;
        this.microcredentials = microcredentials;
        this.gradebook = gradebook;
        this.roster = roster;
        this.maps = maps;
    }

    /**
     * A rule on one section.
     *
     * @param unmatched how many of the map's activities the section does not have
     */
    private record Tried(Definition definition, Engine engine, int unmatched) {

        @Nullable
        BigDecimal threshold() {
            Set<BigDecimal> thresholds = definition.requirements().stream()
                    .map(requirement -> requirement.asked().stripTrailingZeros())
                    .collect(Collectors.toSet());
            return thresholds.size() == 1 ? thresholds.iterator().next() : null;
        }
    }

    /**
     * Runs the map for everybody in the section, from one reading of its results, and compares it with the map that judges
     * each of them now.
     *
     * @throws Refusal NOT_FOUND where the instructor teaches no such section
     */
    @Transactional(readOnly = true)
    public Simulation run(Visitor instructor, Trial trial) {
        CourseMap map = sections.map(instructor, trial);
        CourseId section = trial.elsewhere().orElse(map.course());
        List<LineItem> lineItems = gradebook.evidence(section);
        Tried tried = tried(map, trial, lineItems);
        Optional<CourseMap> inForce = sections.inForce(section, version(map).microcredential());
        Map<PersonId, CourseMap> earlier = inForce.map(maps::earlier).orElse(Map.of());
        Map<CourseMapId, Tried> judging = new HashMap<>();
        Function<CourseMap, Tried> judge =
                other -> judging.computeIfAbsent(other.id(), id -> tried(other, new Trial(id, null, null), lineItems));
        Map<PersonId, List<Ruling>> rulings = sections.rulings(section);
        Map<PersonId, List<Result>> results =
                gradebook.results(section).stream().collect(Collectors.groupingBy(Result::person));
        List<Simulation.Learner> learners = new ArrayList<>();
        for (Enrolment enrolment : roster.learners(section)) {
            List<Result> own = results.getOrDefault(enrolment.person(), List.of());
            List<Decision> decided = decisions(rulings.getOrDefault(enrolment.person(), List.of()));
            Status before = inForce.map(published -> earlier.getOrDefault(enrolment.person(), published))
                    .map(judge)
                    .map(other -> whole(other, other.engine().verdicts(own, decided)))
                    .orElse(null);
            learners.add(learner(enrolment.person(), tried, tried.engine().verdicts(own, decided), before));
        }
        return new Simulation(
                learners,
                tried.threshold(),
                inForce.map(judge).map(Tried::threshold).orElse(null),
                inForce.isPresent(),
                tried.unmatched());
    }

    /** The other courses in which the map can be tried. */
    public List<CourseId> sections(Visitor instructor, CourseMap map) {
        return sections.others(instructor, map);
    }

    /**
     * Why one learner would stand so, competency by competency.
     *
     * @throws Refusal NOT_FOUND where the instructor teaches no such section or nobody there is this
     */
    @Transactional(readOnly = true)
    public List<CompetencyStanding> why(Visitor instructor, Trial trial, PersonId person) {
        CourseMap map = sections.map(instructor, trial);
        CourseId section = trial.elsewhere().orElse(map.course());
        if (roster.enrolment(section, person).isEmpty()) {
            throw new Refusal(Problem.NOT_FOUND, "attainment.unknown");
        }
        return tried(map, trial, gradebook.evidence(section))
                .engine()
                .judge(
                        gradebook.results(section, person),
                        decisions(sections.rulings(section).getOrDefault(person, List.of())));
    }

    private Tried tried(CourseMap map, Trial trial, List<LineItem> lineItems) {
        Definition definition = with(map.asked(version(map).definition()), trial.threshold());
        List<Mapping> mappings = sections.mappings(map, trial.elsewhere().orElse(map.course()));
        int activities = activities(map.mappings());
        return new Tried(
                definition, Engine.of(Rule.of(definition, mappings), lineItems), activities - activities(mappings));
    }

    private static int activities(List<Mapping> mappings) {
        return (int) mappings.stream().map(Mapping::lineItem).distinct().count();
    }

    private static Definition with(Definition definition, @Nullable BigDecimal threshold) {
        return threshold == null
                ? definition
                : definition.with(definition.requirements().stream()
                        .map(asked -> new Requirement(
                                asked.competency(),
                                threshold,
                                asked.calculation(),
                                null,
                                asked.minimumEvidence(),
                                asked.signOff()))
                        .toList());
    }

    private static List<Decision> decisions(List<Ruling> rulings) {
        return rulings.stream().map(Ruling::decision).toList();
    }

    private static Simulation.Learner learner(
            PersonId person, Tried tried, List<Verdict> verdicts, @Nullable Status before) {
        Requirement weakest = null;
        Fraction share = null;
        Fraction least = null;
        for (int i = 0; i < verdicts.size(); i++) {
            Fraction reached = verdicts.get(i).share();
            Requirement asked = tried.definition().requirements().get(i);
            if (reached != null) {
                Fraction above = reached.minus(Fraction.of(asked.asked()));
                if (least == null || above.compareTo(least) < 0) {
                    least = above;
                    share = reached;
                    weakest = asked;
                }
            }
        }
        Status now = whole(tried, verdicts);
        return weakest == null || share == null || least == null
                ? new Simulation.Learner(person, now, before, null, null, 0)
                : new Simulation.Learner(
                        person, now, before, weakest.competency().id(), share.shown(), steps(share, least));
    }

    /** Full marks are counted with the step below them. */
    private static int steps(Fraction share, Fraction above) {
        int steps = above.times(Fraction.of(Simulation.STEPS, 1)).floor();
        boolean full = share.equals(Fraction.ONE)
                && above.times(Fraction.of(Simulation.STEPS, 1)).isWholeNumber();
        return full && steps > 0 ? steps - 1 : steps;
    }

    /** Where a learner stands as a whole: met when what is asked for is met, else as the furthest of what is not. */
    private static Status whole(Tried tried, List<Verdict> verdicts) {
        List<Requirement> requirements = tried.definition().requirements();
        Set<CompetencyId> met = new HashSet<>();
        for (int i = 0; i < verdicts.size(); i++) {
            if (verdicts.get(i).status() == Status.MET) {
                met.add(requirements.get(i).competency().id());
            }
        }
        if (tried.definition().isEarnedBy(met)) {
            return Status.MET;
        }
        List<Status> open = verdicts.stream().map(Verdict::status).toList();
        if (open.contains(Status.UNREACHABLE) && tried.definition().choices().isEmpty()) {
            return Status.UNREACHABLE;
        }
        if (open.stream().allMatch(Status.NOT_ASSESSED::equals)) {
            return Status.NOT_ASSESSED;
        }
        boolean near = open.stream().allMatch(status -> status == Status.MET || status == Status.NEAR);
        return near ? Status.NEAR : Status.IN_PROGRESS;
    }

    private MicrocredentialVersion version(CourseMap map) {
        return microcredentials
                .version(map.version())
                .orElseThrow(() -> new Refusal(Problem.NOT_FOUND, "attainment.unknown"));
    }
}
