package org.cairn.award;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.cairn.attainment.Evidence;
import org.cairn.audit.Actor;
import org.cairn.award.AwardCase.Contested;
import org.cairn.award.AwardCase.Contested.What;
import org.cairn.award.AwardCase.Kind;
import org.cairn.award.AwardCase.State;
import org.cairn.award.CaseStep.Move;
import org.cairn.award.Cases.Opening;
import org.cairn.microcredential.Frozen;
import org.cairn.microcredential.MicrocredentialVersion;
import org.cairn.shared.Problem;
import org.cairn.shared.Reason;
import org.cairn.shared.Refusal;
import org.cairn.shared.Visitor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A learner asks somebody else to look again at a denial, a revocation, a suspension or a level. Once for each decision. */
@Service
public class Appeals {

    /** From the decision on. */
    public static final Duration WITHIN = Duration.ofDays(30);

    /** How long somebody may take to decide. */
    public static final Duration CLOCK = Duration.ofDays(14);

    /** When whoever decides is reminded, before the clock runs out. */
    public static final Duration REMINDER = Duration.ofDays(7);

    private final Cases cases;
    private final Candidacies.Shelves shelves;
    private final Candidacies candidacies;
    private final Replacing replacing;
    private final Suspensions suspensions;

    Appeals(
            Cases cases,
            Candidacies.Shelves shelves,
            Candidacies candidacies,
            Replacing replacing,
            Suspensions suspensions) {
        this.cases = cases;
        this.shelves = shelves;
        this.candidacies = candidacies;
        this.replacing = replacing;
        this.suspensions = suspensions;
    }

    /**
     * Opens an appeal against a denial.
     *
     * @throws Refusal NOT_FOUND where the learner has no such case, CONFLICT where it was not denied, is too long ago or
     *     was appealed against already, INVALID without a reason
     */
    @Transactional
    public AwardCase againstDenial(Visitor learner, CaseId id, String reason) {
        AwardCase denied = shelves.cases()
                .hold(id)
                .filter(found -> isOf(learner, found.subject()))
                .orElseThrow(Appeals::unknown);
        if (denied.state() != State.DENIED) {
            throw new Refusal(Problem.CONFLICT, "award.nothing-to-appeal");
        }
        CaseStep denial = last(denied);
        return open(
                learner,
                new Opening(
                        denied.institution(),
                        Kind.APPEAL,
                        denied.subject(),
                        denied.policy(),
                        null,
                        new Contested(What.DENIAL, id, by(denial.actor())),
                        key(What.DENIAL, id.value(), denial.number())),
                denial.at(),
                reason);
    }

    /**
     * Opens an appeal against the level of an award, against its suspension while it lasts, or against its revocation.
     *
     * @throws Refusal as for a denial
     */
    @Transactional
    public AwardCase againstAward(Visitor learner, AwardId id, String reason) {
        Award award = shelves.awards()
                .find(id)
                .filter(found -> found.person().equals(learner.mustLearn().person()))
                .filter(found -> found.course().equals(learner.course()))
                .orElseThrow(Appeals::unknown);
        Snapshot snapshot =
                Frozen.thaw(shelves.awards().snapshot(id).orElseThrow().json(), Snapshot.class);
        MicrocredentialVersion version = candidacies.version(award.version());
        Latest latest = latest(award, snapshot);
        return open(
                learner,
                new Opening(
                        award.institution(),
                        Kind.APPEAL,
                        new AwardCase.Subject(
                                version.microcredential(),
                                award.version(),
                                snapshot.evidence().courseMap(),
                                award.course(),
                                award.person(),
                                award.cycle()),
                        AwardCase.Policy.of(AwardPolicy.reviewed(1)),
                        id,
                        new Contested(latest.what(), null, latest.by()),
                        key(latest.what(), id.value(), latest.number())),
                latest.at(),
                reason);
    }

    /** What was decided of an award, by whom and for the how manieth time. */
    private record Latest(What what, int number, UUID by, Instant at) {}

    private Latest latest(Award award, Snapshot snapshot) {
        Optional<Latest> against = award.state() == Award.State.REVOKED
                ? shelves.awards()
                        .revocation(award.id())
                        .map(found -> new Latest(What.REVOCATION, 0, by(found.actor()), found.at()))
                : suspensions
                        .open(award.id())
                        .map(found -> new Latest(What.SUSPENSION, found.number(), by(found.actor()), found.at()));
        return against.orElseGet(() -> new Latest(
                What.LEVEL,
                0,
                snapshot.decided() == null
                        ? AwardCase.CAIRN
                        : by(snapshot.decided().actor()),
                award.awardedAt()));
    }

    private AwardCase open(Visitor learner, Opening opening, Instant decidedAt, String reason) {
        Instant now = cases.now();
        if (now.isAfter(decidedAt.plus(WITHIN))) {
            throw new Refusal(Problem.CONFLICT, "award.too-late-to-appeal");
        }
        Move first = Move.to(State.IN_REVIEW, Actor.learner(learner))
                .because(Reason.of(reason, "award.reason"))
                .due(now.plus(CLOCK));
        return cases.open(opening, first).orElseThrow(() -> new Refusal(Problem.CONFLICT, "award.appealed-already"));
    }

    /**
     * @throws Refusal FORBIDDEN for whoever decided what is appealed against, CONFLICT where what should come of it cannot
     */
    AwardCase decide(AwardCase held, Choice choice, Actor actor, String reason) {
        Contested contested = Objects.requireNonNull(held.contested());
        if (contested.decidedBy().equals(actor.id())) {
            throw new Refusal(Problem.FORBIDDEN, "award.somebody-else");
        }
        return switch (choice) {
            case UPHOLD -> cases.move(held, Move.to(State.UPHELD, actor).because(reason));
            case CHANGE -> {
                AwardCase changed =
                        cases.move(held, Move.to(State.CHANGED, actor).because(reason));
                change(changed, contested, actor, reason);
                yield changed;
            }
            case RETURN -> {
                AwardCase returned =
                        cases.move(held, Move.to(State.RETURNED, actor).because(reason));
                again(returned, contested, actor, reason);
                yield returned;
            }
            default -> throw new IllegalArgumentException("not of an appeal: " + choice);
        };
    }

    private void change(AwardCase appeal, Contested contested, Actor actor, String reason) {
        switch (contested.what()) {
            case DENIAL ->
                candidacies.issue(
                        denied(contested), Move.to(State.ISSUED, actor).because(reason));
            case REVOCATION -> replacing.restore(appeal, award(appeal));
            case SUSPENSION -> reinstate(appeal, actor, reason);
            case LEVEL -> replacing.replace(appeal, award(appeal), actor, reason);
        }
    }

    /** Unless somebody has done so since, who may well be whoever suspended it. */
    private void reinstate(AwardCase appeal, Actor actor, String reason) {
        Award award = suspensions.held(Objects.requireNonNull(appeal.award()));
        if (award.state() == Award.State.SUSPENDED || award.state() == Award.State.REVOKED) {
            suspensions.reinstate(award, actor, reason);
        }
    }

    /** Whoever decides such things decides once more. */
    private void again(AwardCase appeal, Contested contested, Actor actor, String reason) {
        switch (contested.what()) {
            case DENIAL ->
                cases.move(denied(contested), Move.to(State.IN_REVIEW, actor).because(reason));
            case REVOCATION -> {
                Award revoked = award(appeal);
                candidacies.review(
                        candidacies.version(revoked.version()),
                        evidence(appeal),
                        replacing.nextCycle(revoked),
                        Move.to(State.IN_REVIEW, actor).because(reason));
            }
            case SUSPENSION -> throw new Refusal(Problem.CONFLICT, "award.not-from-here");
            case LEVEL -> {
                Evidence now = evidence(appeal);
                cases.open(
                        Opening.regrade(award(appeal), appeal.subject().microcredential(), now),
                        Move.to(State.IN_REVIEW, actor)
                                .because(reason)
                                .with(Frozen.of(now))
                                .due(cases.now().plus(Regrades.WITHIN)));
            }
        }
    }

    private AwardCase denied(Contested contested) {
        return shelves.cases().hold(Objects.requireNonNull(contested.denial())).orElseThrow(Appeals::unknown);
    }

    private Award award(AwardCase appeal) {
        return shelves.awards().find(Objects.requireNonNull(appeal.award())).orElseThrow(Appeals::unknown);
    }

    private Evidence evidence(AwardCase appeal) {
        return candidacies.evidence(
                appeal.subject().courseMap(), appeal.subject().person());
    }

    private CaseStep last(AwardCase found) {
        List<CaseStep> steps = shelves.steps().of(found.id());
        return steps.get(steps.size() - 1);
    }

    private static boolean isOf(Visitor learner, AwardCase.Subject subject) {
        return subject.person().equals(learner.mustLearn().person())
                && subject.course().equals(learner.course());
    }

    private static UUID by(Actor actor) {
        return actor.id() == null ? AwardCase.CAIRN : actor.id();
    }

    private static String key(What what, UUID decided, int number) {
        return Kind.APPEAL + ":" + what + ":" + decided + ":" + number;
    }

    private static Refusal unknown() {
        return new Refusal(Problem.NOT_FOUND, "award.unknown-case");
    }
}
