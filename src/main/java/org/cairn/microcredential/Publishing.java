package org.cairn.microcredential;

import java.time.Clock;
import org.cairn.competency.Competencies;
import org.cairn.microcredential.MicrocredentialVersion.State;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.cairn.shared.Visitor;
import org.springframework.stereotype.Component;

/** The last step: from then on a version never changes. */
@Component
class Publishing {

    private final Transitions transitions;
    private final Decisions decisions;
    private final Competencies competencies;
    private final Gate gate;
    private final Clock clock;

    Publishing(Transitions transitions, Decisions decisions, Competencies competencies, Gate gate, Clock clock) {
        this.transitions = transitions;
        this.decisions = decisions;
        this.competencies = competencies;
        this.gate = gate;
        this.clock = clock;
    }

    void publish(Visitor instructor, MicrocredentialVersion version) {
        boolean asks = gate.policy(version.institution()).asksForApproval();
        State from = asks || version.state() == State.APPROVED ? State.APPROVED : State.DRAFT;
        if (version.state() != from) {
            throw new Refusal(Problem.CONFLICT, asks ? "microcredential.approval-needed" : "microcredential.no-draft");
        }
        gate.mustPass(version);
        if (transitions.publish(version.id(), Frozen.of(version.definition()), from) == 0) {
            throw new Refusal(Problem.CONFLICT, "microcredential.changed-meanwhile");
        }
        decisions.add(version, new Decision(Decision.Kind.PUBLISHED, instructor.person(), null, clock.instant()));
        version.definition().competencies().forEach(competency -> competencies.keep(version.institution(), competency));
    }
}
