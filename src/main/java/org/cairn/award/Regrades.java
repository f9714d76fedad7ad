package org.cairn.award;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.cairn.attainment.CompetencyStanding;
import org.cairn.attainment.Evidence;
import org.cairn.attainment.Standing;
import org.cairn.attainment.ThresholdsMet;
import org.cairn.audit.Actor;
import org.cairn.award.Award.AchievedLevel;
import org.cairn.award.AwardCase.Kind;
import org.cairn.award.AwardCase.State;
import org.cairn.award.Cases.Opening;
import org.cairn.competency.CompetencyId;
import org.cairn.competency.Level;
import org.cairn.microcredential.Definition;
import org.cairn.microcredential.Frozen;
import org.cairn.microcredential.MicrocredentialVersion;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Marks that change after somebody was found to meet everything. Before the award, that counts freely; after it, the award
 * stays as it is, and a person decides.
 */
@Component
class Regrades {

    /** How long a person should take to decide. */
    static final Duration WITHIN = Duration.ofDays(14);

    private final Cases cases;
    private final Candidacies.Shelves shelves;
    private final Candidacies candidacies;

    Regrades(Cases cases, Candidacies.Shelves shelves, Candidacies candidacies) {
        this.cases = cases;
        this.shelves = shelves;
        this.candidacies = candidacies;
    }

    /** Whether there is an award of this version, revoked or not, or a case that is open or was denied. */
    boolean isDecided(ThresholdsMet met) {
        return !shelves.awards().of(met.version(), met.person()).isEmpty()
                || shelves.cases()
                        .isThere(Opening.candidacyKey(met.version(), met.person(), ThresholdsListener.FIRST_CYCLE));
    }

    /** Looks at a whole batch with two questions, since hardly any of its learners has an award or is about to get one. */
    void look(Standing.Changed changed) {
        // The cases first: whoever is approving holds theirs, and the award is seen once they have let go.
        shelves.cases().openCandidacies(changed.courseMap(), changed.persons()).stream()
                .flatMap(id -> shelves.cases().hold(id).stream())
                .forEach(this::lapseIfLess);
        shelves.awards()
                .inForce(changed.course(), changed.version(), changed.persons())
                .forEach(award -> look(award, changed));
    }

    private void lapseIfLess(AwardCase held) {
        if (!candidacies.evidence(held.subject()).met()) {
            candidacies.lapse(held);
        }
    }

    private void look(Award award, Standing.Changed changed) {
        Optional<AwardCase> open = shelves.cases().hold(Opening.regradeKey(award.id()));
        MicrocredentialVersion version = candidacies.version(changed.version());
        Evidence evidence = candidacies.evidence(changed.courseMap(), award.person());
        boolean less = Reached.of(version.definition(), evidence).isLessThan(settled(award, version.definition()));
        if (open.isPresent()) {
            State next = less ? State.IN_REVIEW : State.LAPSED;
            cases.move(open.get(), CaseStep.Move.to(next, Actor.CAIRN).with(Frozen.of(evidence)));
        } else if (less) {
            cases.open(
                    Opening.regrade(award, version.microcredential(), evidence),
                    CaseStep.Move.to(State.IN_REVIEW, Actor.CAIRN)
                            .with(Frozen.of(evidence))
                            .due(cases.now().plus(WITHIN)));
        }
    }

    /** What was awarded, or what it was compared with when a person last decided to keep the award. */
    private Reached settled(Award award, Definition definition) {
        return shelves.cases().of(award.id(), Kind.REGRADE).stream()
                .filter(found -> found.state() == State.KEPT)
                .findFirst()
                .flatMap(this::newestEvidence)
                .map(kept -> Reached.of(definition, kept))
                .orElseGet(() -> Reached.of(definition, award.levels()));
    }

    Optional<Evidence> newestEvidence(AwardCase found) {
        return shelves.steps().of(found.id()).stream()
                .map(CaseStep::evidence)
                .filter(Objects::nonNull)
                .reduce((earlier, later) -> later)
                .map(frozen -> Frozen.thaw(frozen.json(), Evidence.class));
    }

    /**
     * What somebody has reached by a rule.
     *
     * @param whole whether it is everything that is asked for
     * @param ranks of the level in each competency that is met; 0 for one without a level
     */
    private record Reached(boolean whole, Map<CompetencyId, Integer> ranks) {

        static Reached of(Definition definition, Evidence evidence) {
            Map<CompetencyId, Integer> ranks = new HashMap<>();
            evidence.competencies().stream()
                    .filter(CompetencyStanding::isMet)
                    .forEach(standing -> ranks.put(
                            standing.competency(), rank(definition, standing.competency(), standing.level())));
            return new Reached(evidence.met(), ranks);
        }

        static Reached of(Definition definition, List<AchievedLevel> levels) {
            Map<CompetencyId, Integer> ranks = new HashMap<>();
            levels.forEach(level -> ranks.put(level.competency(), rank(definition, level.competency(), level.level())));
            return new Reached(true, ranks);
        }

        /** Whether something is less than it was, whatever else is more. */
        boolean isLessThan(Reached before) {
            return (before.whole && !whole)
                    || before.ranks.entrySet().stream()
                            .anyMatch(had -> ranks.getOrDefault(had.getKey(), -1) < had.getValue());
        }

        private static int rank(Definition definition, CompetencyId competency, @Nullable UUID level) {
            return definition.competency(competency).stream()
                    .flatMap(found -> found.scale().levels().stream())
                    .filter(candidate -> candidate.id().equals(level))
                    .mapToInt(Level::rank)
                    .findFirst()
                    .orElse(0);
        }
    }
}
