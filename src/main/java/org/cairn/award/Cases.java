package org.cairn.award;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.cairn.attainment.Evidence;
import org.cairn.audit.AuditLog;
import org.cairn.award.AwardCase.Kind;
import org.cairn.award.AwardCase.State;
import org.cairn.microcredential.MicrocredentialId;
import org.cairn.microcredential.MicrocredentialVersion;
import org.cairn.microcredential.VersionId;
import org.cairn.shared.InstitutionId;
import org.cairn.shared.PersonId;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Opens cases and takes them from step to step, each with its row in the audit trail. */
@Component
class Cases {

    /** The same list as the table case_transition, so that a refusal can be told before the database has to refuse. */
    static final Map<Kind, Map<State, Set<State>>> TRANSITIONS = Map.of(
            Kind.CANDIDACY,
            Map.of(
                    State.OPENED, Set.of(State.HELD, State.IN_REVIEW),
                    State.HELD, Set.of(State.IN_REVIEW, State.ISSUED, State.DENIED, State.LAPSED),
                    State.IN_REVIEW, Set.of(State.APPROVED, State.ISSUED, State.DENIED, State.LAPSED),
                    State.APPROVED, Set.of(State.ISSUED, State.DENIED, State.LAPSED),
                    State.DENIED, Set.of(State.IN_REVIEW, State.ISSUED)),
            Kind.REGRADE,
            Map.of(
                    State.OPENED,
                    Set.of(State.IN_REVIEW),
                    State.IN_REVIEW,
                    Set.of(State.IN_REVIEW, State.KEPT, State.REVOKED, State.REPLACED, State.LAPSED)),
            Kind.APPEAL,
            Map.of(
                    State.OPENED,
                    Set.of(State.IN_REVIEW),
                    State.IN_REVIEW,
                    Set.of(State.UPHELD, State.CHANGED, State.RETURNED, State.LAPSED)),
            Kind.JOINED,
            Map.of(
                    State.OPENED, Set.of(State.IN_REVIEW),
                    State.IN_REVIEW, Set.of(State.UPHELD, State.CHANGED, State.LAPSED),
                    State.UPHELD, Set.of(State.CHANGED)));

    private final CaseTable cases;
    private final StepTable steps;
    private final AuditLog audit;
    private final Clock clock;

    Cases(CaseTable cases, StepTable steps, AuditLog audit, Clock clock) {
        this.cases = cases;
        this.steps = steps;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Opens a case and makes its first step.
     *
     * @return nothing where there is one already
     */
    Optional<AwardCase> open(Opening opening, CaseStep.Move first) {
        Instant now = now();
        AwardCase opened = new AwardCase(
                new CaseId(UUID.randomUUID()),
                opening.institution(),
                opening.kind(),
                opening.subject(),
                opening.policy(),
                opening.award(),
                opening.contested(),
                State.OPENED,
                0,
                now,
                now,
                null);
        return cases.addIfAbsent(opened, opening.key()) ? Optional.of(move(opened, first)) : Optional.empty();
    }

    /**
     * Takes a case that is held by this transaction on.
     *
     * @throws Refusal CONFLICT where no such step may follow, or somebody else has made one meanwhile
     */
    AwardCase move(AwardCase held, CaseStep.Move move) {
        if (!TRANSITIONS.get(held.kind()).getOrDefault(held.state(), Set.of()).contains(move.to())) {
            throw new Refusal(Problem.CONFLICT, "award.not-from-here");
        }
        List<CaseStep> before = steps.of(held.id());
        CaseStep step = new CaseStep(
                held.step() + 1,
                held.state(),
                move.to(),
                move.actor(),
                move.reason(),
                move.evidence(),
                move.batch(),
                now());
        if (!steps.add(held, step, before.isEmpty() ? null : before.get(before.size() - 1))) {
            throw new Refusal(Problem.CONFLICT, "award.changed-meanwhile");
        }
        cases.advance(held, step, move.dueAt(), releasesKey(held.kind(), move.to()));
        AwardCase moved = cases.find(held.id()).orElseThrow();
        audit.add(AwardAudit.moved(moved, step));
        return moved;
    }

    private static boolean releasesKey(Kind kind, State to) {
        return switch (kind) {
            case CANDIDACY -> to == State.LAPSED;
            case REGRADE -> !to.isOpen();
            case APPEAL -> false;
            case JOINED -> to == State.CHANGED;
        };
    }

    /** Databases keep microseconds; what is said in memory must be what is read again. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /**
     * A case that is to be opened.
     *
     * @param key what there is one of
     */
    record Opening(
            InstitutionId institution,
            AwardCase.Kind kind,
            AwardCase.Subject subject,
            AwardCase.Policy policy,
            @Nullable AwardId award,
            AwardCase.@Nullable Contested contested,
            String key) {

        static Opening candidacy(MicrocredentialVersion version, Evidence evidence, int cycle, AwardPolicy policy) {
            return new Opening(
                    version.institution(),
                    AwardCase.Kind.CANDIDACY,
                    subject(version.microcredential(), evidence, cycle),
                    AwardCase.Policy.of(policy),
                    null,
                    null,
                    candidacyKey(version.id(), evidence.person(), cycle));
        }

        static Opening regrade(Award award, MicrocredentialId microcredential, Evidence evidence) {
            return new Opening(
                    award.institution(),
                    AwardCase.Kind.REGRADE,
                    subject(microcredential, evidence, award.cycle()),
                    AwardCase.Policy.of(AwardPolicy.reviewed(1)),
                    award.id(),
                    null,
                    regradeKey(award.id()));
        }

        static Opening joined(Award superseded, MicrocredentialId microcredential, Evidence evidence) {
            return new Opening(
                    superseded.institution(),
                    AwardCase.Kind.JOINED,
                    subject(microcredential, evidence, superseded.cycle()),
                    AwardCase.Policy.of(AwardPolicy.reviewed(1)),
                    superseded.id(),
                    null,
                    AwardCase.Kind.JOINED + ":" + superseded.id());
        }

        private static AwardCase.Subject subject(MicrocredentialId microcredential, Evidence evidence, int cycle) {
            return new AwardCase.Subject(
                    microcredential,
                    evidence.version(),
                    evidence.courseMap(),
                    evidence.course(),
                    evidence.person(),
                    cycle);
        }

        static String candidacyKey(VersionId version, PersonId person, int cycle) {
            return AwardCase.Kind.CANDIDACY + ":" + version + ":" + person + ":" + cycle;
        }

        static String regradeKey(AwardId award) {
            return AwardCase.Kind.REGRADE + ":" + award;
        }
    }
}
