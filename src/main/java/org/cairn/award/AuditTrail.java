package org.cairn.award;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every decision about an award, in the transaction of the decision. Ids only. */
@Repository
class AuditTrail {

    private final JdbcClient jdbc;

    AuditTrail(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    enum Action {
        AWARD_ISSUED,
        AWARD_REVOKED
    }

    /** CAIRN: by the rule alone. */
    enum Actor {
        CAIRN,
        INSTRUCTOR,
        ADMINISTRATOR
    }

    /** Each action happens once to an award; a constraint says so. */
    void add(Award award, Action action, Actor actor, @Nullable UUID by, Instant now) {
        jdbc.sql("""
                        INSERT INTO audit_event (institution_id, id, happened_at, action, actor_kind, actor_id,
                          award_id, course_id, person_id)
                        VALUES (:institution, :id, :now, :action, :actor, :by, :award, :course, :person)""")
                .param("institution", award.institution().value())
                .param("id", UUID.randomUUID())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("action", action.name())
                .param("actor", actor.name())
                .param("by", by)
                .param("award", award.id().value())
                .param("course", award.course().value())
                .param("person", award.person().value())
                .update();
    }
}
