package org.cairn.award;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.cairn.attainment.Attainments;
import org.cairn.attainment.Evidence;
import org.cairn.audit.Actor;
import org.cairn.award.AwardCase.State;
import org.cairn.award.Cases.Opening;
import org.cairn.course.JoinedPersons;
import org.cairn.mapping.CourseMapId;
import org.cairn.microcredential.MicrocredentialVersion;
import org.cairn.microcredential.Microcredentials;
import org.cairn.microcredential.VersionId;
import org.cairn.shared.PersonId;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.springframework.stereotype.Component;

/** On the way from evidence that meets everything to an award: at once, after a hold, or when people have agreed. */
@Component
class Candidacies {

    private final Cases cases;
    private final Shelves shelves;
    private final Issuing issuing;
    private final Microcredentials microcredentials;
    private final Attainments attainments;

    Candidacies(
            Cases cases, Shelves shelves, Issuing issuing, Microcredentials microcredentials, Attainments attainments) {
        this.cases = cases;
        this.shelves = shelves;
        this.issuing = issuing;
        this.microcredentials = microcredentials;
        this.attainments = attainments;
    }

    /** What is looked up before something is decided. */
    @Component
    record Shelves(CaseTable cases, StepTable steps, AwardTable awards, PolicyTable policies, JoinedPersons persons) {}

    MicrocredentialVersion version(VersionId id) {
        return microcredentials.version(id).orElseThrow(() -> new IllegalStateException("no version " + id));
    }

    /** Where the learner stands now. */
    Evidence evidence(CourseMapId courseMap, PersonId person) {
        return attainments.evidence(courseMap, person);
    }

    /** What has been shown since the renewal of an award has opened. */
    Evidence evidence(CourseMapId courseMap, PersonId person, Award renewed) {
        Instant since = Objects.requireNonNull(renewed.term()).renewFrom();
        return attainments.evidenceSince(courseMap, person, since);
    }

    /** What counts for the award that a case is about. */
    Evidence evidence(AwardCase.Subject subject) {
        return renewed(subject)
                .map(award -> evidence(subject.courseMap(), subject.person(), award))
                .orElseGet(() -> evidence(subject.courseMap(), subject.person()));
    }

    /** The award that one made now would follow. */
    private Optional<Award> renewed(AwardCase.Subject subject) {
        return Optional.ofNullable(shelves.awards()
                .renewable(subject.microcredential(), List.of(subject.person()))
                .get(subject.person()));
    }

    /** Whether there is an award of this version, revoked or not, or one in force of the same micro-credential. */
    boolean isDecided(MicrocredentialVersion version, PersonId person) {
        return shelves.awards().isDecided(version.id(), version.microcredential(), person);
    }

    /** The same, where none can be renewed now. */
    boolean isDecided(AwardCase.Subject subject) {
        return shelves.awards().isDecided(subject.version(), subject.microcredential(), subject.person())
                && renewed(subject).isEmpty();
    }

    /** Begins what the policy asks for; nothing where there is an award, or a case that is open or was denied. */
    void begin(MicrocredentialVersion version, Evidence evidence) {
        begin(version, evidence, ThresholdsListener.FIRST_CYCLE, Decided.BY_THE_RULE);
    }

    /** The same in the cycle that follows. */
    void renew(MicrocredentialVersion version, Evidence fresh, Award award) {
        int cycle = shelves.awards().nextCycle(version.microcredential(), fresh.person());
        begin(version, fresh, cycle, Decided.BY_THE_RULE.renewing(award));
    }

    private void begin(MicrocredentialVersion version, Evidence evidence, int cycle, Decided atOnce) {
        AwardPolicy policy = shelves.policies().of(version.microcredential());
        if (policy.mode() == AwardPolicy.Mode.AUTOMATIC) {
            issuing.issue(version, evidence, cycle, atOnce);
            return;
        }
        CaseStep.Move first = policy.mode() == AwardPolicy.Mode.HELD
                ? CaseStep.Move.to(State.HELD, Actor.CAIRN).due(end(policy))
                : CaseStep.Move.to(State.IN_REVIEW, Actor.CAIRN);
        cases.open(Opening.candidacy(version, evidence, cycle, policy), first);
    }

    private Instant end(AwardPolicy policy) {
        return cases.now().plus(Duration.ofHours(Objects.requireNonNull(policy.holdHours())));
    }

    /** For a person to decide, whatever the policy says. */
    void review(MicrocredentialVersion version, Evidence evidence, int cycle, CaseStep.Move first) {
        AwardPolicy policy = shelves.policies().of(version.microcredential());
        cases.open(Opening.candidacy(version, evidence, cycle, AwardPolicy.reviewed(policy.approvers())), first);
    }

    /**
     * Makes an award that was missed, in the name of whoever says so, or lets people decide where the policy wants that.
     *
     * @return false where there is an award or a case by now
     */
    boolean fill(MicrocredentialVersion version, Evidence evidence, AwardPolicy policy, CaseStep.Move move) {
        if (policy.mode() == AwardPolicy.Mode.REVIEWED) {
            return cases.open(Opening.candidacy(version, evidence, ThresholdsListener.FIRST_CYCLE, policy), move)
                    .isPresent();
        }
        Decided decided = new Decided(
                policy.mode(),
                null,
                List.of(new Decided.Approval(move.actor(), cases.now(), move.reason())),
                null,
                move.batch());
        return issuing.issue(version, evidence, ThresholdsListener.FIRST_CYCLE, decided)
                .isPresent();
    }

    /** What was open has nothing left to decide: the learner does not meet everything any more. */
    void lapse(AwardCase held) {
        if (held.state().isOpen()) {
            cases.move(held, CaseStep.Move.to(State.LAPSED, Actor.CAIRN));
        }
    }

    /**
     * Makes the award that a case has led to, of the evidence as it is now.
     *
     * @throws Refusal CONFLICT where the learner does not meet everything any more, or holds another award by now
     */
    AwardCase issue(AwardCase held, CaseStep.Move move) {
        AwardCase.Subject subject = held.subject();
        Optional<Award> renewed = renewed(subject);
        Evidence evidence = evidence(subject);
        if (!evidence.met()) {
            throw new Refusal(Problem.CONFLICT, "award.no-longer-meets");
        }
        AwardCase moved = cases.move(held, move);
        Decided decided = Decided.in(moved, shelves.steps().of(moved.id()));
        Decided following = renewed.map(decided::renewing).orElse(decided);
        if (issuing.issue(version(subject.version()), evidence, subject.cycle(), following)
                .isEmpty()) {
            throw new Refusal(Problem.CONFLICT, "award.held-already");
        }
        return moved;
    }
}
