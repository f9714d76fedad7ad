package org.cairn.award;

import org.cairn.attainment.Attainments;
import org.cairn.attainment.Evidence;
import org.cairn.attainment.Standing;
import org.cairn.attainment.ThresholdsMet;
import org.cairn.course.Enrolment;
import org.cairn.course.Roster;
import org.cairn.microcredential.MicrocredentialVersion;
import org.cairn.microcredential.Microcredentials;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What attainment has found becomes a decision, in the transaction of the evaluation. May hear the same twice. */
@Component
class ThresholdsListener {

    /** A renewal begins another. */
    static final int FIRST_CYCLE = 1;

    private final Roster roster;
    private final Microcredentials microcredentials;
    private final Attainments attainments;
    private final Candidacies candidacies;
    private final Regrades regrades;

    ThresholdsListener(
            Roster roster,
            Microcredentials microcredentials,
            Attainments attainments,
            Candidacies candidacies,
            Regrades regrades) {
        this.roster = roster;
        this.microcredentials = microcredentials;
        this.attainments = attainments;
        this.candidacies = candidacies;
        this.regrades = regrades;
    }

    @EventListener
    void on(ThresholdsMet met) {
        boolean active = roster.enrolment(met.course(), met.person())
                .filter(Enrolment::active)
                .isPresent();
        // Whoever has left gets nothing by themselves; what they have shown stays stored.
        // Evidence is large, and most of what is heard was decided long ago: so that is asked first.
        if (!active || regrades.isDecided(met)) {
            return;
        }
        MicrocredentialVersion version = version(met);
        if (candidacies.isDecided(version, met.person())) {
            return;
        }
        Evidence evidence = attainments.evidence(met.courseMap(), met.person());
        if (evidence.met()) {
            candidacies.begin(version, evidence, FIRST_CYCLE);
        }
    }

    @EventListener
    void on(Standing.Changed changed) {
        regrades.look(changed);
    }

    private MicrocredentialVersion version(ThresholdsMet met) {
        return microcredentials
                .version(met.version())
                .orElseThrow(() -> new IllegalStateException("no version " + met.version()));
    }
}
