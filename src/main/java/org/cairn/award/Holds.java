package org.cairn.award;

import java.util.List;
import java.util.UUID;
import org.cairn.attainment.Evidence;
import org.cairn.audit.Actor;
import org.cairn.award.AwardCase.State;
import org.cairn.award.CaseStep.Move;
import org.cairn.course.Enrolment;
import org.cairn.course.Roster;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Ends holds whose time is over, each in a transaction of its own, so that one that fails holds up no other. */
@Component
class Holds {

    private static final Logger LOG = LoggerFactory.getLogger(Holds.class);
    private static final int BATCH = 100;

    private final Candidacies.Shelves shelves;
    private final Cases cases;
    private final Candidacies candidacies;
    private final Roster roster;
    private final TransactionTemplate transaction;

    Holds(
            Candidacies.Shelves shelves,
            Cases cases,
            Candidacies candidacies,
            Roster roster,
            PlatformTransactionManager transactions) {
        this.shelves = shelves;
        this.cases = cases;
        this.candidacies = candidacies;
        this.roster = roster;
        this.transaction = new TransactionTemplate(transactions);
    }

    void end() {
        CaseId last = new CaseId(new UUID(0, 0));
        for (List<CaseId> some = over(last); !some.isEmpty(); some = over(last)) {
            some.forEach(this::end);
            last = some.get(some.size() - 1);
        }
    }

    private List<CaseId> over(CaseId after) {
        return shelves.cases().heldUntil(cases.now(), after, BATCH);
    }

    private void end(CaseId id) {
        try {
            transaction.executeWithoutResult(status -> shelves.cases()
                    .hold(id)
                    .filter(held -> held.state() == State.HELD)
                    .ifPresent(this::end));
        } catch (RuntimeException failure) {
            LOG.warn("the hold of case {} cannot be ended; it is tried again", id, failure);
        }
    }

    private void end(AwardCase held) {
        AwardCase.Subject subject = held.subject();
        Evidence evidence = candidacies.evidence(subject);
        if (!evidence.met()) {
            candidacies.lapse(held);
        } else if (candidacies.isDecided(subject)) {
            candidacies.lapse(held);
        } else if (roster.enrolment(subject.course(), subject.person())
                .filter(Enrolment::active)
                .isPresent()) {
            candidacies.issue(held, Move.to(State.ISSUED, Actor.CAIRN));
        } else {
            // Whoever has left gets nothing by themselves, and what was shown is not forgotten: a person decides.
            cases.move(held, Move.to(State.IN_REVIEW, Actor.CAIRN));
        }
    }
}
