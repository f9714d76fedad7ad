package org.cairn.award;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.cairn.audit.Actor;
import org.cairn.audit.AuditEvent;
import org.cairn.audit.Audited;
import org.cairn.microcredential.MicrocredentialVersion;
import org.cairn.shared.CourseId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is written down of awards in the audit trail, and what was frozen with them. */
@Component
class AwardAudit implements Audited {

    static final String AWARD_ISSUED = "AWARD_ISSUED";
    static final String AWARD_REVOKED = "AWARD_REVOKED";
    static final String AWARD_SUSPENDED = "AWARD_SUSPENDED";
    static final String AWARD_REINSTATED = "AWARD_REINSTATED";
    static final String POLICY_CHANGED = "POLICY_CHANGED";

    private final AwardTable awards;
    private final StepTable steps;

    AwardAudit(AwardTable awards, StepTable steps) {
        this.awards = awards;
        this.steps = steps;
    }

    static AuditEvent issued(Award award, Actor actor, @Nullable BatchId batch) {
        return of(award, AWARD_ISSUED, actor, null, batch, award.awardedAt());
    }

    static AuditEvent revoked(Award award, Actor actor, @Nullable BatchId batch, Instant now) {
        return of(award, AWARD_REVOKED, actor, null, batch, now);
    }

    static AuditEvent suspension(Award award, SuspensionTable.Step step) {
        String action = step.suspends() ? AWARD_SUSPENDED : AWARD_REINSTATED;
        return of(award, action, step.actor(), step.number(), null, step.at());
    }

    private static AuditEvent of(
            Award award, String action, Actor actor, @Nullable Integer step, @Nullable BatchId batch, Instant now) {
        return new AuditEvent(
                award.institution(),
                UUID.randomUUID(),
                now,
                action,
                actor,
                award.id().value(),
                null,
                step,
                batch == null ? null : batch.value(),
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
                now.id().value(),
                step.number(),
                step.batch() == null ? null : step.batch().value(),
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

    @Override
    public List<String> actions() {
        return Stream.concat(
                        Stream.of(AWARD_ISSUED, AWARD_SUSPENDED, AWARD_REINSTATED, AWARD_REVOKED, POLICY_CHANGED),
                        Arrays.stream(AwardCase.Kind.values()).flatMap(AwardAudit::actions))
                .toList();
    }

    private static Stream<String> actions(AwardCase.Kind kind) {
        return Cases.TRANSITIONS.get(kind).values().stream()
                .flatMap(Set::stream)
                .distinct()
                .sorted()
                .map(to -> action(kind, to));
    }

    private static List<UUID> ids(List<AuditEvent> rows, Function<AuditEvent, @Nullable UUID> id) {
        return rows.stream().map(id).filter(Objects::nonNull).distinct().toList();
    }

    private static String action(AwardCase.Kind kind, AwardCase.State to) {
        return kind + "_" + to;
    }

    @Override
    public Map<UUID, String> frozen(List<AuditEvent> rows) {
        Map<UUID, String> ofAwards = awards.frozen(ids(rows, AuditEvent::award));
        Map<StepTable.Key, String> ofSteps = steps.frozen(ids(rows, AuditEvent::inCase));
        Map<UUID, String> frozen = new HashMap<>();
        rows.forEach(row -> {
            String hash = row.award() == null
                    ? ofSteps.get(new StepTable.Key(row.inCase(), row.step()))
                    : ofAwards.get(row.award());
            if (hash != null) {
                frozen.put(row.id(), hash);
            }
        });
        return frozen;
    }
}
