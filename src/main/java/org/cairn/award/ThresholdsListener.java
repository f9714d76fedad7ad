package org.cairn.award;

import org.cairn.attainment.Attainments;
import org.cairn.attainment.Evidence;
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

    private final Roster roster;
    private final Microcredentials microcredentials;
    private final Attainments attainments;
    private final Issuing issuing;

    ThresholdsListener(Roster roster, Microcredentials microcredentials, Attainments attainments, Issuing issuing) {
        this.roster = roster;
        this.microcredentials = microcredentials;
        this.attainments = attainments;
        this.issuing = issuing;
    }

    @EventListener
    void on(ThresholdsMet met) {
        boolean active = roster.enrolment(met.course(), met.person())
                .filter(Enrolment::active)
                .isPresent();
        if (!active) {
            return; // whoever has left gets nothing by themselves; what they have shown stays stored
        }
        Evidence evidence = attainments.evidence(met.courseMap(), met.person());
        if (evidence.met()) {
            issuing.issue(version(met), evidence);
        }
    }

    private MicrocredentialVersion version(ThresholdsMet met) {
        return microcredentials
                .version(met.version())
                .orElseThrow(() -> new IllegalStateException("no version " + met.version()));
    }
}
