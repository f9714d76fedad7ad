package org.cairn.microcredential;

import java.time.Clock;
import java.util.List;
import org.cairn.microcredential.MicrocredentialVersion.State;
import org.cairn.shared.PersonId;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.cairn.shared.Visitor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The way of a version from a draft to the archive where an institution asks for approval. Whoever has written something
 * of it does not approve it. Each step is one update that names the state it comes from, and is written down.
 */
@Service
public class Approvals {

    private final Microcredentials microcredentials;
    private final Transitions transitions;
    private final Decisions decisions;
    private final Gate gate;
    private final Clock clock;

    Approvals(Microcredentials microcredentials, Transitions transitions, Decisions decisions, Gate gate, Clock clock) {
        this.microcredentials = microcredentials;
        this.transitions = transitions;
        this.decisions = decisions;
        this.gate = gate;
        this.clock = clock;
    }

    /** What was decided so far, oldest first. */
    public List<Decision> decisions(Visitor instructor, VersionId id) {
        return decisions.of(microcredentials.version(instructor, id).id());
    }

    /** Whether the instructor may approve or return it: it is in review, and none of it is theirs. */
    public boolean mayDecide(Visitor instructor, MicrocredentialVersion version) {
        return version.state() == State.IN_REVIEW && !decisions.hasWritten(version.id(), instructor.person());
    }

    /** @throws Refusal INVALID where something that blocks is missing, CONFLICT where it is no draft any more */
    @Transactional
    public void send(Visitor instructor, VersionId id) {
        MicrocredentialVersion draft = microcredentials.made(instructor, id);
        gate.mustPass(draft);
        decisions.wrote(draft, instructor.person());
        done(transitions.send(draft, instructor.person()));
        add(draft, Decision.Kind.SENT, instructor.person(), null);
    }

    /** Takes it back to be changed; an approval that it had is gone. */
    @Transactional
    public void withdraw(Visitor instructor, VersionId id) {
        MicrocredentialVersion version = microcredentials.made(instructor, id);
        done(transitions.reopen(id, List.of(State.IN_REVIEW, State.APPROVED)));
        add(version, Decision.Kind.WITHDRAWN, instructor.person(), null);
    }

    /** @throws Refusal FORBIDDEN for whoever has written something of it */
    @Transactional
    public void approve(Visitor instructor, VersionId id) {
        MicrocredentialVersion version = undecided(instructor, id);
        done(transitions.approve(id, instructor.person()));
        add(version, Decision.Kind.APPROVED, instructor.person(), null);
    }

    /** Gives it back to its authors with a reason. */
    @Transactional
    public void giveBack(Visitor instructor, VersionId id, String reason) {
        MicrocredentialVersion version = undecided(instructor, id);
        done(transitions.reopen(id, List.of(State.IN_REVIEW)));
        add(version, Decision.Kind.RETURNED, instructor.person(), reason);
    }

    /** Nobody begins it any more; whoever has earned it keeps it. */
    @Transactional
    public void retire(Visitor instructor, VersionId id) {
        MicrocredentialVersion version = microcredentials.made(instructor, id);
        done(transitions.retire(id));
        add(version, Decision.Kind.RETIRED, instructor.person(), null);
    }

    private MicrocredentialVersion undecided(Visitor instructor, VersionId id) {
        MicrocredentialVersion version = microcredentials.version(instructor, id);
        if (decisions.hasWritten(id, instructor.person())) {
            throw new Refusal(Problem.FORBIDDEN, "microcredential.own-work");
        }
        return version;
    }

    private void add(MicrocredentialVersion version, Decision.Kind kind, PersonId by, @Nullable String reason) {
        decisions.add(version, new Decision(kind, by, reason, clock.instant()));
    }

    private static void done(int rows) {
        if (rows == 0) {
            throw new Refusal(Problem.CONFLICT, "microcredential.other-state");
        }
    }
}
