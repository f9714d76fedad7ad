package org.cairn.award;

import org.cairn.audit.Actor;
import org.cairn.course.PersonsErasing;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Of whoever is erased nothing stays in force, and nothing is left to decide. In the transaction that erases them; what is blanked
 * then is said in {@code award.held}.
 */
@Component
class Leaving {

    private static final String ERASED =
            "Everything that was held of the learner is erased. / Tout ce qui était détenu au sujet de"
                    + " la personne est effacé.";

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
        Actor actor =
                erasing.byLearner() ? new Actor(Actor.Kind.LEARNER, erasing.by()) : Actor.administrator(erasing.by());
        shelves.cases().holdOpen(erasing.persons()).forEach(candidacies::lapse);
        shelves.awards().of(erasing.persons().get(0)).stream()
                .filter(award -> award.state() != Award.State.REVOKED)
                .forEach(award -> replacing.revoke(award, actor, ERASED));
    }
}
