package org.cairn.award;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cairn.audit.Actor;
import org.cairn.audit.AuditLog;
import org.cairn.shared.Problem;
import org.cairn.shared.Reason;
import org.cairn.shared.Refusal;
import org.cairn.shared.Visitor;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes awards out of force while a doubt is looked into, and puts them back. A suspended award stays the one of its
 * micro-credential, so that no other one is made meanwhile, and can still be revoked.
 */
@Service
public class Suspensions {

    private final Candidacies.Shelves shelves;
    private final SuspensionTable steps;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Suspensions(
            Candidacies.Shelves shelves,
            SuspensionTable steps,
            AuditLog audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.shelves = shelves;
        this.steps = steps;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** Published in the transaction that suspends the award. */
    public record Suspended(AwardId award) {}

    /** Published in the transaction that puts the award in force again. */
    public record Reinstated(AwardId award) {}

    /**
     * What was done with an award since it was made.
     *
     * @param reason which the learner reads
     */
    public record Step(What what, Instant at, Actor actor, String reason) {

        /** For the time being, or for good. */
        public enum What {
            SUSPENDED,
            REINSTATED,
            REVOKED
        }
    }

    /**
     * An award that is suspended.
     *
     * @param overdue whether somebody should have decided by now: to put it in force again, or to revoke it
     */
    public record Pending(Award award, Instant since, boolean overdue) {}

    /** What is suspended in the instructor's course, the longest first. */
    public List<Pending> pending(Visitor instructor, int most) {
        return pending(steps.since(instructor.mustTeach().course(), most));
    }

    /** How many of those that are suspended in the instructor's course should have been decided by now. */
    int overdue(Visitor instructor, int most) {
        return (int) steps.since(instructor.mustTeach().course(), most).values().stream()
                .filter(this::isOverdue)
                .count();
    }

    private boolean isOverdue(Instant since) {
        return !since.isAfter(clock.instant().minus(steps.review()));
    }

    /** What is suspended in every course, for administrators, the longest first. */
    public List<Pending> pending(int most) {
        return pending(steps.since(most));
    }

    private List<Pending> pending(Map<AwardId, Instant> since) {
        Map<AwardId, Award> found = since.isEmpty()
                ? Map.of()
                : shelves.awards().all(List.copyOf(since.keySet())).stream()
                        .collect(Collectors.toMap(Award::id, Function.identity()));
        return since.entrySet().stream()
                .filter(one -> found.containsKey(one.getKey()))
                .map(one -> new Pending(found.get(one.getKey()), one.getValue(), isOverdue(one.getValue())))
                .toList();
    }

    /** How long a doubt may last before somebody is asked to decide. */
    public Duration review() {
        return steps.review();
    }

    /** Oldest first. */
    public List<Step> of(AwardId award) {
        return Stream.concat(
                        steps.of(award).stream()
                                .map(step -> new Step(step.what(), step.at(), step.actor(), step.reason())),
                        shelves.awards().revocation(award).stream()
                                .map(last -> new Step(Step.What.REVOKED, last.at(), last.actor(), last.reason())))
                .toList();
    }

    /**
     * An award of the instructor's course.
     *
     * @throws Refusal NOT_FOUND where it is none
     */
    public Award find(Visitor instructor, AwardId id) {
        return in(instructor, shelves.awards().find(id).orElseThrow(Suspensions::unknown));
    }

    /** Whether it is the instructor's own, of which somebody else decides. */
    public boolean isOwn(Visitor instructor, Award award) {
        return shelves.persons().areOne(award.person(), instructor.person());
    }

    /**
     * Suspends an award of the instructor's course.
     *
     * @param reason ten characters at least; the learner reads it
     * @throws Refusal NOT_FOUND, FORBIDDEN of oneself, INVALID without a reason, CONFLICT where it cannot be suspended or is
     *     not in force
     */
    @Transactional
    public void suspend(Visitor instructor, AwardId id, String reason) {
        suspend(theirs(instructor, id), Actor.instructor(instructor), Reason.of(reason, "award.reason"));
    }

    /**
     * Puts an award of the instructor's course in force again.
     *
     * @throws Refusal NOT_FOUND, FORBIDDEN of oneself, INVALID without a reason, CONFLICT where it is not suspended
     */
    @Transactional
    public void reinstate(Visitor instructor, AwardId id, String reason) {
        reinstate(theirs(instructor, id), Actor.instructor(instructor), Reason.of(reason, "award.reason"));
    }

    /**
     * An administrator of Cairn suspends an award of whatever course, as an instructor does in theirs.
     *
     * @throws Refusal NOT_FOUND, INVALID without a reason, CONFLICT where it cannot be suspended or is not in force
     */
    @Transactional
    public void suspend(UUID administrator, AwardId id, String reason) {
        suspend(held(id), Actor.administrator(administrator), Reason.of(reason, "award.reason"));
    }

    /** @throws Refusal NOT_FOUND, INVALID without a reason, CONFLICT where it is not suspended */
    @Transactional
    public void reinstate(UUID administrator, AwardId id, String reason) {
        reinstate(held(id), Actor.administrator(administrator), Reason.of(reason, "award.reason"));
    }

    /** In the transaction of whoever decides, who holds the award. */
    void suspend(Award held, Actor actor, String reason) {
        mayBeSuspended(held);
        add(held, actor, reason);
        events.publishEvent(new Suspended(held.id()));
    }

    /** In the transaction of whoever decides, who holds the award. */
    void reinstate(Award held, Actor actor, String reason) {
        if (held.state() != Award.State.SUSPENDED) {
            throw new Refusal(
                    Problem.CONFLICT,
                    held.state() == Award.State.REVOKED ? "award.revoked-already" : "award.not-suspended");
        }
        add(held, actor, reason);
        events.publishEvent(new Reinstated(held.id()));
    }

    /** The award as it stays until the transaction ends. */
    Award held(AwardId id) {
        return shelves.awards().held(List.of(id)).stream().findFirst().orElseThrow(Suspensions::unknown);
    }

    /** The suspension that has not ended, also of an award that was revoked in it. */
    Optional<SuspensionTable.Step> open(AwardId award) {
        return steps.of(award).stream().reduce((earlier, later) -> later).filter(SuspensionTable.Step::suspends);
    }

    private Award theirs(Visitor instructor, AwardId id) {
        Award award = in(instructor, held(id));
        if (isOwn(instructor, award)) {
            throw new Refusal(Problem.FORBIDDEN, "award.own-case");
        }
        return award;
    }

    private static Award in(Visitor instructor, Award award) {
        if (!award.course().equals(instructor.mustTeach().course())) {
            throw unknown();
        }
        return award;
    }

    private static Refusal unknown() {
        return new Refusal(Problem.NOT_FOUND, "award.unknown");
    }

    private static void mayBeSuspended(Award award) {
        String obstacle = switch (award.state()) {
            case REVOKED -> "award.revoked-already";
            case EXPIRED -> "award.ended-already";
            case SUSPENDED -> "award.suspended-already";
            case ISSUED -> award.suspendable() ? null : "award.not-suspendable";
        };
        if (obstacle != null) {
            throw new Refusal(Problem.CONFLICT, obstacle);
        }
    }

    /** Databases keep microseconds; what is said in memory must be what is read again. */
    private void add(Award award, Actor actor, String reason) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        SuspensionTable.Step step =
                new SuspensionTable.Step(steps.of(award.id()).size() + 1, reason, actor, now);
        steps.add(award.id(), step);
        audit.add(AwardAudit.suspension(award, step));
    }
}
