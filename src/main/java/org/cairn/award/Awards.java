package org.cairn.award;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cairn.audit.Actor;
import org.cairn.audit.AuditLog;
import org.cairn.course.JoinedPersons;
import org.cairn.microcredential.Frozen;
import org.cairn.shared.CourseId;
import org.cairn.shared.InstitutionId;
import org.cairn.shared.PersonId;
import org.cairn.shared.Problem;
import org.cairn.shared.Reason;
import org.cairn.shared.Refusal;
import org.cairn.shared.Sha256;
import org.cairn.shared.Visitor;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The awards. */
@Service
public class Awards {

    private final AwardTable awards;
    private final JoinedPersons persons;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Awards(AwardTable awards, JoinedPersons persons, AuditLog audit, ApplicationEventPublisher events, Clock clock) {
        this.awards = awards;
        this.persons = persons;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    public Optional<Award> find(AwardId id) {
        return awards.find(id);
    }

    /** Many at once; an id that is none is left out. */
    public List<Award> all(List<AwardId> ids) {
        return awards.all(ids);
    }

    /** The same, and none of them changes until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Award> held(List<AwardId> ids) {
        return awards.held(ids);
    }

    /** A person's awards, newest first, those revoked included. */
    public List<Award> of(PersonId person) {
        return awards.of(person);
    }

    /** The awards made in a course, those revoked included: what is suspended first, and then the newest. */
    public List<Award> in(CourseId course) {
        return awards.in(course, 0, Integer.MAX_VALUE);
    }

    /** Some of them. */
    public List<Award> in(CourseId course, int skip, int most) {
        return awards.in(course, skip, most);
    }

    /**
     * The frozen rule, facts and trace of an award, as JSON.
     *
     * @throws Refusal NOT_FOUND where there is no such award
     * @throws IllegalStateException where what is stored is not what was frozen
     */
    public String snapshot(AwardId id) {
        Frozen frozen = awards.snapshot(id).orElseThrow(Awards::unknown);
        if (!Sha256.hex(frozen.json()).equals(frozen.hash())) {
            throw new IllegalStateException("the snapshot of award " + id + " is not what was frozen");
        }
        return frozen.json();
    }

    /**
     * Takes an award of the instructor's own course back, for good.
     *
     * @param reason ten characters at least; kept inside
     * @throws Refusal FORBIDDEN also of oneself, NOT_FOUND, INVALID without a reason, CONFLICT where it is revoked already
     */
    @Transactional
    public void revoke(Visitor instructor, AwardId id, String reason) {
        Award award = awards.find(id)
                .filter(found -> found.course().equals(instructor.mustTeach().course()))
                .orElseThrow(Awards::unknown);
        if (persons.areOne(award.person(), instructor.person())) {
            throw new Refusal(Problem.FORBIDDEN, "award.own-case");
        }
        revoke(award, Revocation.by(Actor.instructor(instructor), reason));
    }

    /**
     * Takes an award of an institution back, for good, in the name of an administrator of Cairn.
     *
     * @param reason ten characters at least; kept inside
     * @throws Refusal NOT_FOUND, INVALID without a reason, CONFLICT where it is revoked already
     */
    @Transactional
    public void revoke(InstitutionId institution, UUID administrator, AwardId id, String reason) {
        Award award = awards.find(id)
                .filter(found -> found.institution().equals(institution))
                .orElseThrow(Awards::unknown);
        revoke(award, Revocation.by(Actor.administrator(administrator), reason));
    }

    /** In the transaction of whoever decides. */
    void revoke(Award award, Revocation revocation) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (!awards.revoke(award.id(), revocation, now)) {
            throw new Refusal(Problem.CONFLICT, "award.revoked-already");
        }
        audit.add(AwardAudit.revoked(award, revocation.actor(), revocation.batch(), now));
        events.publishEvent(new AwardRevoked(award.id()));
    }

    private static Refusal unknown() {
        return new Refusal(Problem.NOT_FOUND, "award.unknown");
    }

    /**
     * Who takes an award back, and why. The learner reads the reason; the world learns that it is revoked, and when.
     *
     * @param batch what it is done together with
     */
    record Revocation(String reason, Actor actor, @Nullable BatchId batch) {

        Revocation {
            reason = Reason.of(reason, "award.reason");
        }

        static Revocation by(Actor actor, String reason) {
            return new Revocation(reason, actor, null);
        }
    }
}
