package org.cairn.award;

import java.sql.ResultSet;
import java.time.Instant;
import java.time.ZoneOffset;
import org.cairn.audit.Actor;
import org.cairn.microcredential.MicrocredentialId;
import org.cairn.shared.InstitutionId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of how awards are decided. */
@Repository
class PolicyTable {

    private final JdbcClient jdbc;

    PolicyTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    AwardPolicy of(MicrocredentialId microcredential) {
        return jdbc.sql("""
                        SELECT mode, hold_hours, approvers, renewal_months, suspendable FROM award_policy
                         WHERE microcredential_id = :microcredential""")
                .param("microcredential", microcredential.value())
                .query((ResultSet row, int n) -> new AwardPolicy(
                        AwardPolicy.Mode.valueOf(row.getString("mode")),
                        row.getObject("hold_hours", Integer.class),
                        row.getInt("approvers"),
                        row.getInt("renewal_months"),
                        row.getBoolean("suspendable")))
                .optional()
                .orElse(AwardPolicy.USUAL);
    }

    void put(
            InstitutionId institution,
            MicrocredentialId microcredential,
            AwardPolicy policy,
            Actor actor,
            Instant now) {
        jdbc.sql("DELETE FROM award_policy WHERE microcredential_id = :microcredential")
                .param("microcredential", microcredential.value())
                .update();
        jdbc.sql("""
                        INSERT INTO award_policy (institution_id, microcredential_id, mode, hold_hours, approvers,
                          renewal_months, suspendable, changed_by, changed_at)
                        VALUES (:institution, :microcredential, :mode, :hours, :approvers, :renewal, :suspendable,
                          :by, :now)""")
                .param("institution", institution.value())
                .param("microcredential", microcredential.value())
                .param("mode", policy.mode().name())
                .param("hours", policy.holdHours())
                .param("approvers", policy.approvers())
                .param("renewal", policy.renewalMonths())
                .param("suspendable", policy.suspendable())
                .param("by", actor.id())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }
}
