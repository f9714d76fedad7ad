package org.cairn.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cairn.audit.AuditLog.Query;
import org.cairn.microcredential.MicrocredentialId;
import org.cairn.shared.CourseId;
import org.cairn.shared.InstitutionId;
import org.cairn.shared.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every decision, in the transaction of the decision. Ids only, and only added to. */
@Repository
class AuditTrail {

    private static final String SELECT = """
            SELECT institution_id, id, happened_at, action, actor_kind, actor_id, award_id, case_id, step, batch_id,
                   microcredential_id, course_id, person_id, seal,
                   (SELECT audit_seal.hash FROM audit_seal WHERE audit_seal.event_id = audit_event.id) AS hash
              FROM audit_event
            """;

    private static final String FOUND = """
            WHERE institution_id = :institution AND happened_at >= :from AND happened_at < :to
              AND (CAST(:action AS VARCHAR(50)) IS NULL OR action = :action)
              AND (CAST(:id AS UUID) IS NULL OR person_id = :id OR award_id = :id OR case_id = :id OR actor_id = :id
                OR course_id = :id OR batch_id = :id)
            """;

    private final JdbcClient jdbc;
    private final List<Audited> audited;

    AuditTrail(JdbcClient jdbc, List<Audited> audited) {
        this.jdbc = jdbc;
        this.audited = audited;
    }

    /** An award is made once and revoked once, and each step of a case or a suspension happens once; constraints say so. */
    void add(AuditEvent event) {
        jdbc.sql("""
                        INSERT INTO audit_event (institution_id, id, happened_at, action, actor_kind, actor_id,
                          award_id, case_id, step, turn, batch_id, microcredential_id, course_id, person_id)
                        VALUES (:institution, :id, :at, :action, :actor, :by, :award, :case, :step, :turn, :batch,
                          :microcredential, :course, :person)""")
                .param("institution", event.institution().value())
                .param("id", event.id())
                .param("at", event.at().atOffset(ZoneOffset.UTC))
                .param("action", event.action())
                .param("actor", event.actor().kind().name())
                .param("by", event.actor().id())
                .param("award", event.award())
                .param("case", event.inCase())
                .param("step", event.step())
                .param("turn", event.award() == null || event.step() == null ? 0 : event.step())
                .param("batch", event.batch())
                .param(
                        "microcredential",
                        event.microcredential() == null
                                ? null
                                : event.microcredential().value())
                .param("course", event.course() == null ? null : event.course().value())
                .param("person", event.person() == null ? null : event.person().value())
                .update();
    }

    /** The newest first. */
    List<AuditLog.Entry> newest(Query query, int skip, int most) {
        return whole(params(query, SELECT + FOUND + """
                         ORDER BY happened_at DESC, id OFFSET :skip ROWS FETCH NEXT :most ROWS ONLY""")
                .param("skip", skip)
                .param("most", most)
                .query((row, n) -> entry(row))
                .list());
    }

    /** The oldest first, after this one. */
    List<AuditLog.Entry> after(Query query, Instant at, UUID last, int most) {
        return whole(params(query, SELECT + FOUND + """
                           AND (happened_at > :at OR (happened_at = :at AND id > :last))
                         ORDER BY happened_at, id FETCH FIRST :most ROWS ONLY""")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("last", last)
                .param("most", most)
                .query((row, n) -> entry(row))
                .list());
    }

    int count(Query query) {
        return params(query, "SELECT count(*) FROM audit_event " + FOUND)
                .query(Integer.class)
                .single();
    }

    private JdbcClient.StatementSpec params(Query query, String sql) {
        return jdbc.sql(sql)
                .param("institution", query.institution().value())
                .param("action", query.action())
                .param("id", query.id())
                .param("from", query.from().atOffset(ZoneOffset.UTC))
                .param("to", query.to().atOffset(ZoneOffset.UTC));
    }

    List<InstitutionId> withUnsealed() {
        return jdbc.sql("SELECT DISTINCT institution_id FROM audit_event WHERE seal IS NULL")
                .query((row, n) -> new InstitutionId(row.getObject("institution_id", UUID.class)))
                .list();
    }

    int unsealed(InstitutionId institution) {
        return jdbc.sql("SELECT count(*) FROM audit_event WHERE seal IS NULL AND institution_id = :institution")
                .param("institution", institution.value())
                .query(Integer.class)
                .single();
    }

    /** The oldest first. */
    List<AuditLog.Entry> unsealed(InstitutionId institution, int most) {
        return whole(jdbc.sql(SELECT + """
                        WHERE seal IS NULL AND institution_id = :institution
                        ORDER BY happened_at, id FETCH FIRST :most ROWS ONLY""")
                .param("institution", institution.value())
                .param("most", most)
                .query((row, n) -> entry(row))
                .list());
    }

    /** Those that were sealed with these numbers. */
    Map<UUID, AuditLog.Entry> sealed(InstitutionId institution, long from, long to) {
        return whole(jdbc.sql(SELECT + " WHERE institution_id = :institution AND seal BETWEEN :from AND :to")
                        .param("institution", institution.value())
                        .param("from", from)
                        .param("to", to)
                        .query((row, n) -> entry(row))
                        .list())
                .stream()
                .collect(Collectors.toMap(entry -> entry.event().id(), Function.identity()));
    }

    /** With the hash of what was frozen with each, as it is now. */
    private List<AuditLog.Entry> whole(List<AuditLog.Entry> entries) {
        List<AuditEvent> rows = entries.stream().map(AuditLog.Entry::event).toList();
        Map<UUID, String> frozen = new HashMap<>();
        audited.forEach(module -> frozen.putAll(module.frozen(rows)));
        return entries.stream()
                .map(entry -> entry.with(frozen.get(entry.event().id())))
                .toList();
    }

    void seal(UUID event, long number) {
        jdbc.sql("UPDATE audit_event SET seal = :number WHERE id = :id")
                .param("number", number)
                .param("id", event)
                .update();
    }

    private static AuditLog.Entry entry(ResultSet row) throws SQLException {
        Integer step = row.getObject("step", Integer.class);
        return new AuditLog.Entry(
                new AuditEvent(
                        new InstitutionId(row.getObject("institution_id", UUID.class)),
                        row.getObject("id", UUID.class),
                        row.getObject("happened_at", OffsetDateTime.class).toInstant(),
                        row.getString("action"),
                        Actor.of(row),
                        row.getObject("award_id", UUID.class),
                        row.getObject("case_id", UUID.class),
                        step,
                        row.getObject("batch_id", UUID.class),
                        id(row, "microcredential_id", MicrocredentialId::new),
                        id(row, "course_id", CourseId::new),
                        id(row, "person_id", PersonId::new)),
                null,
                row.getObject("seal", Long.class),
                row.getString("hash"));
    }

    private static <T> @Nullable T id(ResultSet row, String column, Function<UUID, T> type) throws SQLException {
        UUID id = row.getObject(column, UUID.class);
        return id == null ? null : type.apply(id);
    }
}
