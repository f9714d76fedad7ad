package org.cairn.award;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cairn.audit.Actor;
import org.cairn.microcredential.Frozen;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was done with cases, step by step. Rows are only added; the database refuses a step that may not follow. */
@Repository
class StepTable {

    private final JdbcClient jdbc;

    StepTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param before the last step, or null of the first
     * @return false where somebody else has made a step of this number
     */
    boolean add(AwardCase found, CaseStep step, @Nullable CaseStep before) {
        int added = jdbc.sql("""
                        INSERT INTO case_step (case_id, number, kind, previous_number, from_state, to_state, actor_kind,
                          actor_id, previous_actor, contested_by, reason, evidence, evidence_hash, batch_id, happened_at)
                        VALUES (:case, :number, :kind, :previous, :from, :to, :actor, :by, :previousActor, :contestedBy,
                          :reason, :evidence, :hash, :batch, :at)
                        ON CONFLICT DO NOTHING""")
                .param("case", found.id().value())
                .param("number", step.number())
                .param("kind", found.kind().name())
                .param("previous", before == null ? null : before.number())
                .param("from", step.from().name())
                .param("to", step.to().name())
                .param("actor", step.actor().kind().name())
                .param("by", step.actor().id())
                .param("previousActor", before == null ? null : before.actor().id())
                .param(
                        "contestedBy",
                        found.contested() == null ? null : found.contested().decidedBy())
                .param("reason", step.reason())
                .param(
                        "evidence",
                        step.evidence() == null ? null : step.evidence().json())
                .param("hash", step.evidence() == null ? null : step.evidence().hash())
                .param("batch", step.batch() == null ? null : step.batch().value())
                .param("at", step.at().atOffset(ZoneOffset.UTC))
                .update();
        return added == 1;
    }

    /** Oldest first. */
    List<CaseStep> of(CaseId id) {
        return jdbc.sql("""
                        SELECT number, from_state, to_state, actor_kind, actor_id, reason, evidence, evidence_hash,
                               batch_id, happened_at
                          FROM case_step WHERE case_id = :case ORDER BY number""")
                .param("case", id.value())
                .query((row, n) -> step(row))
                .list();
    }

    /** Which step of which case. */
    record Key(@Nullable UUID inCase, @Nullable Integer number) {}

    /** The hashes of what was frozen with the steps of these cases. */
    Map<Key, String> frozen(Collection<UUID> cases) {
        Map<Key, String> frozen = new HashMap<>();
        if (!cases.isEmpty()) {
            jdbc.sql("""
                            SELECT case_id, number, evidence_hash FROM case_step
                             WHERE case_id IN (:cases) AND evidence_hash IS NOT NULL""").param("cases", cases).query(row -> {
                frozen.put(
                        new Key(row.getObject("case_id", UUID.class), row.getInt("number")),
                        row.getString("evidence_hash"));
            });
        }
        return frozen;
    }

    private static CaseStep step(ResultSet row) throws SQLException {
        String evidence = row.getString("evidence");
        UUID batch = row.getObject("batch_id", UUID.class);
        return new CaseStep(
                row.getInt("number"),
                AwardCase.State.valueOf(row.getString("from_state")),
                AwardCase.State.valueOf(row.getString("to_state")),
                Actor.of(row),
                row.getString("reason"),
                evidence == null ? null : new Frozen(evidence, row.getString("evidence_hash")),
                batch == null ? null : new BatchId(batch),
                row.getObject("happened_at", OffsetDateTime.class).toInstant());
    }
}
