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
    private final Later later;

    ThresholdsListener(
            Roster roster,
            Microcredentials microcredentials,
            Attainments attainments,
            Candidacies candidacies,
            Later later) {
        this.roster = roster;
        this.microcredentials = microcredentials;
        this.attainments = attainments;
        this.candidacies = candidacies;
        this.later = later;
    }

    /** What happens after an award. */
    @Component
    record Later(Regrades regrades, Renewals renewals) {}

    @EventListener
    void on(ThresholdsMet met) {
        boolean active = roster.enrolment(met.course(), met.person())
                .filter(Enrolment::active)
                .isPresent();
        // Whoever has left gets nothing by themselves; what they have shown stays stored.
        // Evidence is large, and most of what is heard was decided long ago: so that is asked first.
        if (!active) {
            return;
        }
        if (later.regrades().isDecided(met)) {
            later.renewals().look(met);
            return;
        }
        MicrocredentialVersion version = version(met);
        if (candidacies.isDecided(version, met.person())) {
            later.renewals().look(met);
            return;
        }
        Evidence evidence = attainments.evidence(met.courseMap(), met.person());
        if (evidence.met()) {
            candidacies.begin(version, evidence);
        }
    }

    @EventListener
    void on(Standing.Changed changed) {
        later.regrades().look(changed);
        later.renewals().look(changed);
    }

    private MicrocredentialVersion version(ThresholdsMet met) {
        return microcredentials
                .version(met.version())
                .orElseThrow(() -> new IllegalStateException("no version " + met.version()));
    }
}
