package org.cairn.award;

import java.time.Clock;
import java.time.Instant;
import org.cairn.audit.Actor;
import org.cairn.audit.AuditLog;
import org.cairn.microcredential.MicrocredentialId;
import org.cairn.microcredential.MicrocredentialVersion;
import org.cairn.microcredential.Microcredentials;
import org.cairn.microcredential.VersionId;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.cairn.shared.Visitor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How awards are decided, micro-credential by micro-credential. A change counts for those who meet everything from then on. */
@Service
public class AwardPolicies {

    private final PolicyTable policies;
    private final Microcredentials microcredentials;
    private final AuditLog audit;
    private final Clock clock;

    AwardPolicies(PolicyTable policies, Microcredentials microcredentials, AuditLog audit, Clock clock) {
        this.policies = policies;
        this.microcredentials = microcredentials;
        this.audit = audit;
        this.clock = clock;
    }

    public AwardPolicy of(MicrocredentialId microcredential) {
        return policies.of(microcredential);
    }

    /**
     * @throws Refusal NOT_FOUND where the instructor may not see it, FORBIDDEN outside of the course in which it was made
     */
    @Transactional
    public void set(Visitor instructor, VersionId version, AwardPolicy policy) {
        MicrocredentialVersion found = microcredentials.version(instructor, version);
        if (!microcredentials.isMadeHere(instructor, found)) {
            throw new Refusal(Problem.FORBIDDEN, "award.policy-of-another-course");
        }
        Actor actor = Actor.instructor(instructor);
        Instant now = clock.instant();
        policies.put(found.institution(), found.microcredential(), policy, actor, now);
        audit.add(AwardAudit.policy(found, instructor.course(), actor, now));
    }
}
