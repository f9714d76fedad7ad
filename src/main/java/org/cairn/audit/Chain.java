package org.cairn.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.cairn.audit.AuditLog.Break;
import org.cairn.audit.AuditLog.Check;
import org.cairn.audit.AuditLog.Entry;
import org.cairn.shared.InstitutionId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Goes through the links of a chain, and looks whether each follows, is whole, and seals what is still there. */
@Component
class Chain {

    private static final int WINDOW = 1000;
    private static final int SHOWN_BREAKS = 20;

    private final AuditTrail trail;
    private final SealTable seals;

    Chain(AuditTrail trail, SealTable seals) {
        this.trail = trail;
        this.seals = seals;
    }

    Check check(InstitutionId institution) {
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
