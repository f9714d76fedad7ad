package org.cairn.award;

import java.time.Instant;
import java.util.UUID;
import org.cairn.microcredential.MicrocredentialId;
import org.cairn.microcredential.MicrocredentialVersion;
import org.cairn.shared.CourseId;
import org.cairn.shared.InstitutionId;
import org.cairn.shared.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * That somebody has decided something, in ids alone: what was said and shown is kept with the award or the case.
 *
 * @param action for example {@code AWARD_ISSUED} or {@code APPEAL_UPHELD}
 */
public record AuditEvent(
        InstitutionId institution,
        UUID id,
        Instant at,
        String action,
        Actor actor,
        @Nullable AwardId award,
        @Nullable CaseId inCase,
        @Nullable Integer step,
        @Nullable BatchId batch,
        @Nullable MicrocredentialId microcredential,
        CourseId course,
        @Nullable PersonId person) {

    static final String AWARD_ISSUED = "AWARD_ISSUED";
    static final String AWARD_REVOKED = "AWARD_REVOKED";
    static final String POLICY_CHANGED = "POLICY_CHANGED";

    static AuditEvent issued(Award award, Actor actor, @Nullable BatchId batch) {
        return of(award, AWARD_ISSUED, actor, batch, award.awardedAt());
    }

    static AuditEvent revoked(Award award, Actor actor, @Nullable BatchId batch, Instant now) {
        return of(award, AWARD_REVOKED, actor, batch, now);
    }

    private static AuditEvent of(Award award, String action, Actor actor, @Nullable BatchId batch, Instant now) {
        return new AuditEvent(
                award.institution(),
                UUID.randomUUID(),
                now,
                action,
                actor,
                award.id(),
                null,
                null,
                batch,
                null,
                award.course(),
                award.person());
    }

    static AuditEvent moved(AwardCase now, CaseStep step) {
        return new AuditEvent(
                now.institution(),
                UUID.randomUUID(),
                step.at(),
                action(now.kind(), step.to()),
                step.actor(),
                null,
                now.id(),
                step.number(),
                step.batch(),
                now.subject().microcredential(),
                now.subject().course(),
                now.subject().person());
    }

    static AuditEvent policy(MicrocredentialVersion version, CourseId course, Actor actor, Instant now) {
        return new AuditEvent(
                version.institution(),
                UUID.randomUUID(),
                now,
                POLICY_CHANGED,
                actor,
                null,
                null,
                null,
                null,
                version.microcredential(),
                course,
                null);
    }

    static String action(AwardCase.Kind kind, AwardCase.State to) {
        return kind + "_" + to;
    }
}
