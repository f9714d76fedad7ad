package org.cairn.award;

import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every decision, in the transaction of the decision. Ids only, and only added to. */
@Repository
class AuditTrail {

    private final JdbcClient jdbc;

    AuditTrail(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An award is made once and revoked once, and each step of a case happens once; constraints say so. */
    void add(AuditEvent event) {
        jdbc.sql("""
                        INSERT INTO audit_event (institution_id, id, happened_at, action, actor_kind, actor_id,
                          award_id, case_id, step, batch_id, microcredential_id, course_id, person_id)
                        VALUES (:institution, :id, :at, :action, :actor, :by, :award, :case, :step, :batch,
                          :microcredential, :course, :person)""")
                .param("institution", event.institution().value())
                .param("id", event.id())
                .param("at", event.at().atOffset(ZoneOffset.UTC))
                .param("action", event.action())
                .param("actor", event.actor().kind().name())
                .param("by", event.actor().id())
                .param("award", event.award() == null ? null : event.award().value())
                .param("case", event.inCase() == null ? null : event.inCase().value())
                .param("step", event.step())
                .param("batch", event.batch() == null ? null : event.batch().value())
                .param(
                        "microcredential",
                        event.microcredential() == null
                                ? null
                                : event.microcredential().value())
                .param("course", event.course().value())
                .param("person", event.person() == null ? null : event.person().value())
                .update();
    }
}
