package org.cairn.award;

import org.cairn.attainment.Evidence;
import org.cairn.audit.Actor;
import org.cairn.award.Awards.Revocation;
import org.cairn.microcredential.Frozen;
import org.cairn.microcredential.MicrocredentialVersion;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.springframework.stereotype.Component;

/** Gives another award for one that is not what it should be. The old one stays revoked for good. */
@Component
class Replacing {

    private final Candidacies.Shelves shelves;
    private final Candidacies candidacies;
    private final Issuing issuing;
    private final Awards awards;

    Replacing(Candidacies.Shelves shelves, Candidacies candidacies, Issuing issuing, Awards awards) {
        this.shelves = shelves;
        this.candidacies = candidacies;
        this.issuing = issuing;
        this.awards = awards;
    }

    void revoke(Award award, Actor actor, String reason) {
        awards.revoke(award, Revocation.by(actor, reason));
    }

    /**
     * By one of what the learner has shown as it stands now.
     *
     * @throws Refusal CONFLICT where the learner does not meet everything now, or the award is revoked already
     */
    void replace(AwardCase decided, Award award, Actor actor, String reason) {
        Evidence evidence = candidacies.evidence(decided.subject().courseMap(), award.person());
        if (!evidence.met()) {
            throw new Refusal(Problem.CONFLICT, "award.no-longer-meets");
        }
        revoke(award, actor, reason);
        give(decided, award, evidence);
    }

    /** The same again, of what was frozen with it, for one that should not have been revoked. */
    Award restore(AwardCase decided, Award revoked) {
        return give(decided, revoked, evidence(revoked));
    }

    /** What was shown when the award was made. */
    Evidence evidence(Award award) {
        return Frozen.thaw(awards.snapshot(award.id()), Snapshot.class).evidence();
    }

    private Award give(AwardCase decided, Award instead, Evidence evidence) {
        MicrocredentialVersion version = candidacies.version(instead.version());
        Decided how = Decided.replacing(instead.id(), decided, shelves.steps().of(decided.id()));
        Award given = issuing.issue(version, evidence, nextCycle(instead), how)
                .orElseThrow(() -> new Refusal(Problem.CONFLICT, "award.held-already"));
        shelves.awards().replaced(instead.id(), given.id());
        return given;
    }

    int nextCycle(Award award) {
        return shelves.awards().of(award.version(), award.person()).get(0).cycle() + 1;
    }
}
