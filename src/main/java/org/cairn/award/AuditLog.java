package org.cairn.award;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.cairn.shared.InstitutionId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Looks decisions up, and whether what was written down is what was sealed. */
@Service
public class AuditLog {

    /** How many rows a page shows. */
    public static final int PAGE = 50;

    private static final int WINDOW = 1000;
    private static final int SHOWN_BREAKS = 20;

    private final AuditTrail trail;
    private final SealTable seals;

    AuditLog(AuditTrail trail, SealTable seals) {
        this.trail = trail;
        this.seals = seals;
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
            @Nullable String hash) {}

    /** Everything that can be looked for. */
    public static List<String> actions() {
        return Stream.concat(
                        Stream.of(AuditEvent.AWARD_ISSUED, AuditEvent.AWARD_REVOKED, AuditEvent.POLICY_CHANGED),
                        Arrays.stream(AwardCase.Kind.values()).flatMap(AuditLog::actions))
                .toList();
    }

    private static Stream<String> actions(AwardCase.Kind kind) {
        return Cases.TRANSITIONS.get(kind).values().stream()
                .flatMap(Set::stream)
                .distinct()
                .sorted()
                .map(to -> AuditEvent.action(kind, to));
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
        List<Break> breaks = new ArrayList<>();
        AuditSeal before = new AuditSeal(0, institution.value(), null, "", "", AuditSeal.BEGINNING);
        long erased = 0;
        long sealed = 0;
        for (List<AuditSeal> some = seals.from(institution, 1, WINDOW);
                !some.isEmpty();
                some = seals.from(institution, before.number() + 1, WINDOW)) {
            Map<UUID, Entry> rows = trail.sealed(
                    institution, some.get(0).number(), some.get(some.size() - 1).number());
            for (AuditSeal seal : some) {
                look(before, seal, rows.get(seal.event())).ifPresent(breaks::add);
                erased += seal.salt() == null ? 1 : 0;
                sealed++;
                before = seal;
            }
        }
        return new Check(
                sealed,
                erased,
                trail.unsealed(institution),
                before.hash(),
                breaks.subList(0, Math.min(SHOWN_BREAKS, breaks.size())));
    }

    private static Optional<Break> look(AuditSeal before, AuditSeal seal, @Nullable Entry row) {
        Break.What what = null;
        if (!seal.isWhole()) {
            what = Break.What.CHANGED_LINK;
        } else if (seal.number() != before.number() + 1 || !seal.previous().equals(before.hash())) {
            what = Break.What.DOES_NOT_FOLLOW;
        } else if (row == null && seal.salt() != null) {
            what = Break.What.MISSING_ROW;
        } else if (row != null && !(seal.isOf(row) && Objects.equals(row.seal(), seal.number()))) {
            what = Break.What.CHANGED_ROW;
        }
        return what == null ? Optional.empty() : Optional.of(new Break(seal.number(), what));
    }
}
