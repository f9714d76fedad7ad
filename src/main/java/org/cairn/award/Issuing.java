package org.cairn.award;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.cairn.attainment.Evidence;
import org.cairn.microcredential.Frozen;
import org.cairn.microcredential.MicrocredentialVersion;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes one award of evidence that meets every threshold, or none where there is one. */
@Component
class Issuing {

    /** Renewal, which begins another, does not exist yet. */
    private static final int CYCLE = 1;

    private final AwardTable awards;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Issuing(AwardTable awards, AuditTrail audit, ApplicationEventPublisher events, Clock clock) {
        this.awards = awards;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** The award, its snapshot, its audit row and its event are one transaction. */
    @Transactional
    public void issue(MicrocredentialVersion version, Evidence evidence) {
        AwardId id = AwardId.of(version.id(), evidence.person(), CYCLE);
        Snapshot snapshot = Snapshot.of(version, evidence);
        Frozen frozen = snapshot.frozen();
        // Databases keep microseconds; what is said in memory must be what is read again.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Award award = new Award(
                id,
                version.institution(),
                version.id(),
                evidence.course(),
                evidence.person(),
                CYCLE,
                Award.State.ISSUED,
                now,
                snapshot.levels(),
                frozen.hash());
        if (awards.addIfAbsent(award, version.microcredential(), frozen.json())) {
            audit.add(award, AuditTrail.Action.AWARD_ISSUED, AuditTrail.Actor.CAIRN, null, now);
            events.publishEvent(new AwardIssued(id));
        }
    }
}
