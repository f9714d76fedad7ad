package org.cairn.audit;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.cairn.shared.InstitutionId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Decisions: written down, looked up, and whether what was written down is what was sealed. */
@Service
public class AuditLog {

    /** How many rows a page shows. */
    public static final int PAGE = 50;

    private static final int WINDOW = 1000;

    private final AuditTrail trail;
    private final Chain chain;
    private final List<Audited> audited;

    AuditLog(AuditTrail trail, Chain chain, List<Audited> audited) {
        this.trail = trail;
        this.chain = chain;
        this.audited = audited;
    }

    /**
     * What is looked for.
     *
     * @param action null for every one
     * @param id of a person, an award, a case, a course or a batch; null for every one
     * @param from first, and {@code to} is no longer part of it
     */
    public record Query(
            InstitutionId institution,
            @Nullable String action,
            @Nullable UUID id,
            Instant from,
            Instant to) {}

    /**
     * A row of the audit trail.
     *
     * @param content the hash of what was frozen with it, where something was
     * @param seal its number in the chain, or null while it is not sealed
     * @param hash of the chain up to it
     */
    public record Entry(
            AuditEvent event,
            @Nullable String content,
            @Nullable Long seal,
            @Nullable String hash) {

        Entry with(@Nullable String frozen) {
            return new Entry(event, frozen, seal, hash);
        }
    }

    /** In the transaction of the decision. What happens once is written down once; constraints say so. */
    public void add(AuditEvent event) {
        trail.add(event);
    }

    /** Everything that can be looked for. */
    public List<String> actions() {
        return audited.stream().map(Audited::actions).flatMap(List::stream).toList();
    }

    public int count(Query query) {
        return trail.count(query);
    }

    /**
     * The newest first.
     *
     * @param page from 0 on
     */
    public List<Entry> page(Query query, int page) {
        return trail.newest(query, page * PAGE, PAGE);
    }

    /** Everything, the oldest first, in windows, so that a trail of any length can be written out. */
    public void export(Query query, Consumer<Entry> out) {
        Instant at = Instant.EPOCH;
        UUID last = new UUID(0, 0);
        for (List<Entry> some = trail.after(query, at, last, WINDOW);
                !some.isEmpty();
                some = trail.after(query, at, last, WINDOW)) {
            some.forEach(out);
            AuditEvent newest = some.get(some.size() - 1).event();
            at = newest.at();
            last = newest.id();
        }
    }

    /**
     * What a check has found.
     *
     * @param erased how many links are of what was erased since
     * @param waiting how many rows are not sealed yet
     * @param head the last hash: who has noted an earlier one finds it again in the export
     */
    public record Check(long sealed, long erased, int waiting, String head, List<Break> breaks) {}

    /** Where the chain is broken. */
    public record Break(long number, What what) {

        /** How. */
        public enum What {
            /** A link is missing, or does not follow from the one before. */
            DOES_NOT_FOLLOW,
            /** A link is not what it was. */
            CHANGED_LINK,
            /** The row that was sealed is gone. */
            MISSING_ROW,
            /** The row is not what was sealed, or what was frozen with it is not. */
            CHANGED_ROW
        }
    }

    /** Goes through the whole chain of an institution. */
    public Check check(InstitutionId institution) {
        return chain.check(institution);
    }
}
