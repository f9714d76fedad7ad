package org.cairn.award;

import java.util.List;
import java.util.UUID;
import org.cairn.audit.Actor;
import org.cairn.award.AwardCase.State;
import org.cairn.award.CaseStep.Move;
import org.cairn.shared.Problem;
import org.cairn.shared.Reason;
import org.cairn.shared.Refusal;
import org.cairn.shared.Visitor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people decide of cases in their course. Nobody decides of themselves. */
@Service
public class AwardDecisions {

    private final Cases cases;
    private final Candidacies.Shelves shelves;
    private final Candidacies candidacies;
    private final Replacing replacing;
    private final Appeals appeals;

    AwardDecisions(
            Cases cases, Candidacies.Shelves shelves, Candidacies candidacies, Replacing replacing, Appeals appeals) {
        this.cases = cases;
        this.shelves = shelves;
        this.candidacies = candidacies;
        this.replacing = replacing;
        this.appeals = appeals;
    }

    /**
     * What an instructor wants.
     *
     * @param seen the last step that they have seen of the case
     */
    public record Wish(Choice choice, int seen, @Nullable String reason) {}

    /** @throws Refusal NOT_FOUND where the instructor's course has no such case */
    public AwardCase find(Visitor instructor, CaseId id) {
        return own(instructor, shelves.cases().find(id).orElseThrow(AwardDecisions::unknown));
    }

    /** Oldest first. */
    public List<CaseStep> steps(AwardCase found) {
        return shelves.steps().of(found.id());
    }

    /**
     * Decides, in one transaction with everything that comes of it.
     *
     * @throws Refusal NOT_FOUND where the instructor's course has no such case; FORBIDDEN of oneself, of what one has
     *     decided before and where a second person is asked for; INVALID without a reason; CONFLICT where it has changed
     *     meanwhile or cannot be decided so
     */
    @Transactional
    public AwardCase decide(Visitor instructor, CaseId id, Wish wish) {
        return decide(instructor, id, wish, null);
    }

    AwardCase decide(Visitor instructor, CaseId id, Wish wish, @Nullable BatchId batch) {
        AwardCase held = own(instructor, shelves.cases().hold(id).orElseThrow(AwardDecisions::unknown));
        if (shelves.persons().areOne(held.subject().person(), instructor.person())) {
            throw new Refusal(Problem.FORBIDDEN, "award.own-case");
        }
        return decide(held, wish, Actor.instructor(instructor), batch);
    }

    /** Appeals that wait and awards that were taken back at a join, of every institution, the longest waiting first. */
    public List<AwardCase> appeals(int most) {
        return shelves.cases().openForAdministrators(most);
    }

    /**
     * An administrator decides an appeal, for example where a course has no second instructor, or has seen what a join did.
     *
     * @throws Refusal NOT_FOUND where it is neither; else as for an instructor
     */
    @Transactional
    public AwardCase decideAppeal(UUID administrator, CaseId id, Wish wish) {
        AwardCase held = shelves.cases()
                .hold(id)
                .filter(found -> found.kind() == AwardCase.Kind.APPEAL || found.kind() == AwardCase.Kind.JOINED)
                .orElseThrow(AwardDecisions::unknown);
        return decide(held, wish, Actor.administrator(administrator), null);
    }

    private AwardCase decide(AwardCase held, Wish wish, Actor actor, @Nullable BatchId batch) {
        if (held.step() != wish.seen()) {
            throw new Refusal(Problem.CONFLICT, "award.changed-meanwhile");
        }
        if (!Choice.of(held).contains(wish.choice())) {
            throw new Refusal(Problem.CONFLICT, "award.not-from-here");
        }
        String reason = wish.choice().needsAReason() || hasWords(wish.reason())
                ? Reason.of(wish.reason(), "award.reason")
                : null;
        return act(held, wish.choice(), actor, reason, batch);
    }

    private AwardCase act(
            AwardCase held, Choice choice, Actor actor, @Nullable String reason, @Nullable BatchId batch) {
        return switch (choice) {
            case APPROVE -> approve(held, actor, reason, batch);
            case DENY -> cases.move(held, Move.to(State.DENIED, actor).because(reason));
            case REVIEW -> cases.move(held, Move.to(State.IN_REVIEW, actor).because(reason));
            case KEEP, REVOKE, REPLACE -> regrade(held, choice, actor, Reason.of(reason, "award.reason"));
            case UPHOLD, CHANGE, RETURN ->
                held.kind() == AwardCase.Kind.JOINED
                        ? cases.move(held, Move.to(State.UPHELD, actor).because(reason))
                        : appeals.decide(held, choice, actor, Reason.of(reason, "award.reason"));
        };
    }

    private AwardCase approve(AwardCase held, Actor actor, @Nullable String reason, @Nullable BatchId batch) {
        State next = held.needsAnother() ? State.APPROVED : State.ISSUED;
        Move move = Move.to(next, actor).because(reason).in(batch);
        if (next == State.APPROVED) {
            return cases.move(held, move);
        }
        if (held.state() == State.APPROVED && isLastBy(held, actor)) {
            throw new Refusal(Problem.FORBIDDEN, "award.second-approver");
        }
        return candidacies.issue(held, move);
    }

    private boolean isLastBy(AwardCase held, Actor actor) {
        List<CaseStep> steps = steps(held);
        return steps.get(steps.size() - 1).actor().equals(actor);
    }

    private AwardCase regrade(AwardCase held, Choice choice, Actor actor, String reason) {
        Award award = shelves.awards().find(held.award()).orElseThrow(AwardDecisions::unknown);
        State next = choice == Choice.KEEP ? State.KEPT : choice == Choice.REVOKE ? State.REVOKED : State.REPLACED;
        AwardCase moved = cases.move(held, Move.to(next, actor).because(reason));
        switch (choice) {
            case REVOKE -> replacing.revoke(award, actor, reason);
            case REPLACE -> replacing.replace(moved, award, actor, reason);
            default -> {}
        }
        return moved;
    }

    private static AwardCase own(Visitor instructor, AwardCase found) {
        if (!found.subject().course().equals(instructor.mustTeach().course())) {
            throw unknown();
        }
        return found;
    }

    private static boolean hasWords(@Nullable String typed) {
        return typed != null && !typed.isBlank();
    }

    private static Refusal unknown() {
        return new Refusal(Problem.NOT_FOUND, "award.unknown-case");
    }
}
