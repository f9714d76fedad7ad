package org.cairn.award;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cairn.attainment.Evidence;
import org.cairn.audit.Actor;
import org.cairn.award.AwardCase.Kind;
import org.cairn.award.AwardCase.State;
import org.cairn.award.CaseStep.Move;
import org.cairn.award.Cases.Opening;
import org.cairn.course.JoinProof;
import org.cairn.course.PersonsErasing;
import org.cairn.course.PersonsJoining;
import org.cairn.course.PersonsParted;
import org.cairn.microcredential.Frozen;
import org.cairn.microcredential.MicrocredentialId;
import org.cairn.shared.PersonId;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Persons who become one human hold each micro-credential once: the earliest award in force stays, the others are taken back,
 * and a person sees that. What has ended stays ended. Where they are parted, each gets back what was theirs. In the transaction of whoever joins and parts.
 */
@Component
class Merging {

    /** In both languages, since whoever reads it is not the one who caused it. */
    private static final String ONE_HUMAN =
            "The same micro-credential was earned twice by one person; the earlier award"
                    + " stays. / La même microcertification avait été obtenue deux fois par une même personne; la première"
                    + " attribution demeure.";

    private final Candidacies.Shelves shelves;
    private final Cases cases;
    private final Candidacies candidacies;
    private final Replacing replacing;
    private final Suspensions suspensions;

    Merging(
            Candidacies.Shelves shelves,
            Cases cases,
            Candidacies candidacies,
            Replacing replacing,
            Suspensions suspensions) {
        this.shelves = shelves;
        this.cases = cases;
        this.candidacies = candidacies;
        this.replacing = replacing;
        this.suspensions = suspensions;
    }

    @EventListener
    void on(PersonsJoining joining) {
        Actor actor = actor(joining.joined().proof());
        Map<MicrocredentialId, List<Award>> held = shelves.awards().held(joining.persons());
        held.forEach((microcredential, awards) ->
                awards.stream().skip(1).forEach(later -> makeRoom(microcredential, awards.get(0), later, actor)));
        lapse(joining.persons(), held.keySet());
    }

    private void makeRoom(MicrocredentialId microcredential, Award first, Award later, Actor actor) {
        if (later.state() == Award.State.EXPIRED) {
            shelves.awards().makesRoom(later.id());
        } else {
            supersede(microcredential, first, later, actor);
        }
    }

    private void supersede(MicrocredentialId microcredential, Award first, Award later, Actor actor) {
        Evidence evidence = replacing.evidence(later);
        replacing.revoke(later, actor, ONE_HUMAN);
        shelves.awards().replaced(later.id(), first.id());
        cases.open(
                Opening.joined(later, microcredential, evidence),
                Move.to(State.IN_REVIEW, Actor.CAIRN).with(Frozen.of(evidence)));
    }

    /** What waits for an award that the human holds already. A renewal goes on, since it follows what is held. */
    private void lapse(Collection<PersonId> persons, Set<MicrocredentialId> held) {
        if (!held.isEmpty()) {
            shelves.cases().openCandidacies(held, persons, ThresholdsListener.FIRST_CYCLE).stream()
                    .flatMap(id -> shelves.cases().hold(id).stream())
                    .forEach(candidacies::lapse);
        }
    }

    @EventListener
    void on(PersonsParted parted) {
        Actor actor = Actor.administrator(parted.parting().by());
        for (AwardCase superseded : shelves.cases().held(Kind.JOINED, parted.persons())) {
            Award award = shelves.awards().find(superseded.award()).orElseThrow();
            PersonId keptBy = shelves.awards()
                    .revocation(award.id())
                    .flatMap(AwardTable.Revoked::replacedBy)
                    .flatMap(shelves.awards()::find)
                    .orElseThrow()
                    .person();
            if (!shelves.persons().areOne(award.person(), keptBy)) {
                giveBack(superseded, award, actor, parted.parting().reason());
            }
        }
    }

    /** Unless they hold another one by now, and so lack nothing. */
    private void giveBack(AwardCase superseded, Award award, Actor actor, String reason) {
        boolean holds = shelves.awards()
                .held(new ArrayList<>(shelves.persons().all(award.person())))
                .containsKey(superseded.subject().microcredential());
        if (!holds) {
            Award given = replacing.restore(
                    cases.move(superseded, Move.to(State.CHANGED, actor).because(reason)), award);
            // Neither a join nor a parting settles a doubt.
            suspensions.open(award.id()).ifPresent(doubt -> suspensions.suspend(given, actor, doubt.reason()));
        }
    }

    private static Actor actor(JoinProof proof) {
        return switch (proof.kind()) {
            case CODE -> new Actor(Actor.Kind.LEARNER, proof.by());
            case REGISTRAR -> Actor.administrator(proof.by());
        };
    }

    /**
     * Of whoever is erased nothing stays in force, and nothing is left to decide. In the transaction that erases them; what is
     * blanked then is said in {@code award.held}.
     */
    @Component
    static class Leaving {

        private static final String ERASED =
                "Everything that was held of the learner is erased. / Tout ce qui était détenu au"
                        + " sujet de la personne est effacé.";

        private final Candidacies.Shelves shelves;
        private final Candidacies candidacies;
        private final Replacing replacing;

        Leaving(Candidacies.Shelves shelves, Candidacies candidacies, Replacing replacing) {
            this.shelves = shelves;
            this.candidacies = candidacies;
            this.replacing = replacing;
        }

        @EventListener
        void on(PersonsErasing erasing) {
            Actor actor = erasing.byLearner()
                    ? new Actor(Actor.Kind.LEARNER, erasing.by())
                    : Actor.administrator(erasing.by());
            shelves.cases().holdOpen(erasing.persons()).forEach(candidacies::lapse);
            shelves.awards().of(erasing.persons().get(0)).stream()
                    .filter(award -> award.state() != Award.State.REVOKED)
                    .forEach(award -> replacing.revoke(award, actor, ERASED));
        }
    }
}
