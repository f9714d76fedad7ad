package org.cairn.audit;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import org.cairn.shared.InstitutionId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Seals what was added to the audit trail, in the order in which it happened as far as it is known by then. */
@Component
class Sealing {

    private static final Logger LOG = LoggerFactory.getLogger(Sealing.class);
    private static final int BATCH = 500;
    private static final int SALT = 16;

    private final AuditTrail trail;
    private final SealTable seals;
    private final TransactionTemplate transaction;
    private final SecureRandom chance;
    private final Clock clock;

    Sealing(
            AuditTrail trail,
            SealTable seals,
            PlatformTransactionManager transactions,
            SecureRandom chance,
            Clock clock) {
        this.trail = trail;
        this.seals = seals;
        this.transaction = new TransactionTemplate(transactions);
        this.chance = chance;
        this.clock = clock;
    }

    void seal() {
        for (InstitutionId institution : trail.withUnsealed()) {
            try {
                seal(institution);
            } catch (RuntimeException failure) {
                LOG.warn("the audit trail of institution {} cannot be sealed; it is tried again", institution, failure);
            }
        }
    }

    private void seal(InstitutionId institution) {
        int sealed;
        do {
            Integer done = transaction.execute(status -> some(institution));
            sealed = done == null ? 0 : done;
        } while (sealed == BATCH);
    }

    private int some(InstitutionId institution) {
        List<AuditLog.Entry> unsealed = trail.unsealed(institution, BATCH);
        long number = seals.last(institution).map(AuditSeal::number).orElse(0L);
        String previous = seals.last(institution).map(AuditSeal::hash).orElse(AuditSeal.BEGINNING);
        for (AuditLog.Entry entry : unsealed) {
            AuditSeal seal = AuditSeal.after(++number, previous, entry, salt());
            seals.add(institution, seal, clock.instant());
            trail.seal(entry.event().id(), number);
            previous = seal.hash();
        }
        return unsealed.size();
    }

    private String salt() {
        byte[] salt = new byte[SALT];
        chance.nextBytes(salt);
        return HexFormat.of().formatHex(salt);
    }
}
