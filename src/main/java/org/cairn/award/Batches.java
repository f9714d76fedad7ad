package org.cairn.award;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cairn.audit.Actor;
import org.cairn.award.AwardDecisions.Wish;
import org.cairn.award.Awards.Revocation;
import org.cairn.microcredential.MicrocredentialId;
import org.cairn.shared.Problem;
import org.cairn.shared.Reason;
import org.cairn.shared.Refusal;
import org.cairn.shared.Visitor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Many decisions at once. Each is a transaction of its own, so that one that cannot be does not hold up the others; what is
 * done together is written down together, and awards that were a mistake are revoked together.
 */
@Service
public class Batches {

    private static final int SHOWN = 20;

    private final BatchTable batches;
    private final AwardDecisions decisions;
    private final Awards awards;
    private final Candidacies.Shelves shelves;
    private final TransactionTemplate transaction;
    private final Cases cases;

    Batches(
            BatchTable batches,
            AwardDecisions decisions,
            Awards awards,
            Candidacies.Shelves shelves,
            Cases cases,
            PlatformTransactionManager transactions) {
        this.batches = batches;
        this.decisions = decisions;
        this.awards = awards;
        this.shelves = shelves;
        this.cases = cases;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** A case that is ticked, as it was seen. */
    public record Ticked(CaseId id, int seen) {}

    /** @param skipped those that could not be, because they had changed, were decided or need somebody else */
    public record Done(int decided, int skipped) {}

    /** Approves all that are ticked. */
    public Done approve(Visitor instructor, List<Ticked> ticked) {
        instructor.mustTeach();
        BatchId batch = begin(instructor, Batch.Kind.APPROVAL, null, null, null).orElseThrow();
        int decided = 0;
        for (Ticked one : ticked) {
            decided += approve(instructor, one, batch) ? 1 : 0;
        }
        return new Done(decided, ticked.size() - decided);
    }

    private boolean approve(Visitor instructor, Ticked one, BatchId batch) {
        try {
            transaction.executeWithoutResult(status ->
                    decisions.decide(instructor, one.id(), new Wish(Choice.APPROVE, one.seen(), null), batch));
            return true;
        } catch (Refusal refusal) {
            if (refusal.problem() == Problem.NOT_FOUND) {
                throw refusal;
            }
            return false;
        }
    }

    /** The newest first. */
    public List<Batch> of(Visitor instructor) {
        return batches.in(instructor.mustTeach().course(), SHOWN);
    }

    /**
     * Revokes every award of a batch that is still in force. What was begun and not ended is gone on with.
     *
     * @return how many
     * @throws Refusal NOT_FOUND where the instructor's course has no such batch, INVALID without a reason
     */
    public int undo(Visitor instructor, BatchId id, String reason) {
        String why = Reason.of(reason, "award.reason");
        Batch batch = batches.find(id)
                .filter(found -> found.course().equals(instructor.mustTeach().course()))
                .filter(found -> found.kind() != Batch.Kind.UNDOING)
                .orElseThrow(() -> new Refusal(Problem.NOT_FOUND, "award.unknown-batch"));
        BatchId undoing = begin(instructor, Batch.Kind.UNDOING, batch.microcredential(), why, id)
                .or(() -> batches.undoing(id).map(Batch::id))
                .orElseThrow();
        Revocation revocation = new Revocation(why, Actor.instructor(instructor), undoing);
        List<AwardId> wrong = shelves.awards().inForce(id);
        wrong.forEach(award -> transaction.executeWithoutResult(
                status -> awards.revoke(shelves.awards().find(award).orElseThrow(), revocation)));
        return wrong.size();
    }

    Optional<BatchId> begin(
            Visitor instructor,
            Batch.Kind kind,
            @Nullable MicrocredentialId microcredential,
            @Nullable String reason,
            @Nullable BatchId undoes) {
        BatchId id = new BatchId(UUID.randomUUID());
        boolean added = Boolean.TRUE.equals(transaction.execute(status -> batches.addIfAbsent(new Batch(
                instructor.institution(),
                id,
                instructor.course(),
                microcredential,
                kind,
                reason,
                instructor.person().value(),
                cases.now(),
                undoes,
                0))));
        return added ? Optional.of(id) : Optional.empty();
    }
}
