package org.cairn.microcredential;

import java.time.Clock;
import java.time.OffsetDateTime;
import org.cairn.shared.InstitutionId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of what institutions ask of their micro-credentials. */
@Repository
class Policies {

    private final JdbcClient jdbc;
    private final Clock clock;

    Policies(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Policy of(InstitutionId institution) {
        return jdbc.sql("SELECT profile, approval FROM microcredential_policy WHERE institution_id = :institution")
                .param("institution", institution.value())
                .query((row, number) ->
                        new Policy(row.getString("profile"), Policy.Approval.valueOf(row.getString("approval"))))
                .optional()
                .orElse(Policy.USUAL);
    }

    void keep(InstitutionId institution, Policy policy) {
        jdbc.sql("DELETE FROM microcredential_policy WHERE institution_id = :institution")
                .param("institution", institution.value())
                .update();
        jdbc.sql("""
                        INSERT INTO microcredential_policy (institution_id, profile, approval, changed_at)
                        VALUES (:institution, :profile, :approval, :now)
                        """)
                .param("institution", institution.value())
                .param("profile", policy.profile())
                .param("approval", policy.approval().name())
                .param("now", OffsetDateTime.now(clock))
                .update();
    }
}
