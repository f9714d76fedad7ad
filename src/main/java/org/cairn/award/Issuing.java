package org.cairn.award;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.cairn.assessment.Assessments;
import org.cairn.attainment.Evidence;
import org.cairn.audit.AuditLog;
import org.cairn.microcredential.Frozen;
import org.cairn.microcredential.MicrocredentialVersion;
import org.cairn.microcredential.Wording;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes one award of evidence that meets every threshold, or none where there is one. */
@Component
class Issuing {

    private final Register register;
    private final Wording wording;
    private final Assessments assessments;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Issuing(
            Register register,
            Wording wording,
            Assessments assessments,
            ApplicationEventPublisher events,
            Clock clock) {
        this.register = register;
        this.wording = wording;
        this.assessments = assessments;
        this.events = events;
        this.clock = clock;
    }

    /** The awards and what is said of them, which are written together, and how long they hold. */
    @Component
    record Register(AwardTable awards, PolicyTable policies, AuditLog audit) {}

    /**
     * The award, its snapshot, its audit row and its event are one transaction.
     *
     * @return nothing where there is one already, or another one in force of the same micro-credential that it does not follow
     */
    @Transactional
    public Optional<Award> issue(MicrocredentialVersion version, Evidence evidence, int cycle, Decided decided) {
        Snapshot snapshot = Snapshot.of(
                version,
                wording.shown(version),
                evidence,
                assessments.givenBack(evidence.course(), evidence.person()),
                decided);
        Frozen frozen = snapshot.frozen();
        // Databases keep microseconds; what is said in memory must be what is read again.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        AwardPolicy policy = register.policies().of(version.microcredential());
        Award award = new Award(
                AwardId.of(version.id(), evidence.person(), cycle),
                version.institution(),
                version.id(),
                evidence.course(),
                evidence.person(),
                cycle,
                Award.State.ISSUED,
                now,
                Term.of(version.definition(), now, policy).orElse(null),
                policy.suspendable() || replacesOne(decided),
                snapshot.levels(),
                frozen.hash());
        if (!register.awards().addIfAbsent(award, version.microcredential(), frozen.json(), decided)) {
            return Optional.empty();
        }
        register.audit().add(AwardAudit.issued(award, decided.actor(), decided.batch()));
        events.publishEvent(new AwardIssued(award.id()));
        return Optional.of(award);
    }

    /** What stands for an award that could be suspended can be suspended too. */
    private boolean replacesOne(Decided decided) {
        return decided.replaces() != null
                && register.awards().find(decided.replaces()).stream().anyMatch(Award::suspendable);
    }
}
