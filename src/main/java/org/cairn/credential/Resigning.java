package org.cairn.credential;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cairn.award.AwardId;
import org.cairn.credential.keys.KeysLeaked;
import org.cairn.shared.InstitutionId;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What a key that is no longer trusted has signed, and is to be signed again: credentials and status lists, and credentials
 * that carry an endorsement of it.
 */
@Repository
class Resigning {

    /** From before it was written down which key signed, any may have. */
    private static final String BY_RETIRED = """
            (credential.signed_at <= credential.stale_since OR EXISTS (
                    SELECT 1 FROM issuer_key retired
                    WHERE retired.issuer_id = credential.institution_id AND retired.state = 'RETIRED'
                      AND (credential.proof_key IS NULL OR retired.name IN (credential.proof_key, credential.token_key))))
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    Resigning(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @EventListener
    void on(KeysLeaked leaked) {
        InstitutionId institution = leaked.issuer().institution();
        if (leaked.issuer().isPartner()) {
            jdbc.sql("""
                            UPDATE credential SET stale_since = :now
                            WHERE institution_id = :institution AND signed_at IS NOT NULL
                              AND version_id IN (SELECT version_id FROM endorsement WHERE endorser_id = :endorser)
                            """)
                    .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                    .param("institution", institution.value())
                    .param("endorser", leaked.issuer().id().value())
                    .update();
        } else {
            jdbc.sql("UPDATE status_list SET version = version + 1 WHERE institution_id = :institution")
                    .param("institution", institution.value())
                    .update();
        }
        begin(institution);
    }

    private void begin(InstitutionId institution) {
        jdbc.sql("""
                        INSERT INTO credential_due (award_id, due_at, attempts)
                        SELECT award_id, CAST(:now AS TIMESTAMP WITH TIME ZONE), 0 FROM credential
                        WHERE institution_id = :institution AND signed_at IS NOT NULL
                          AND NOT EXISTS (SELECT 1 FROM credential_due due WHERE due.award_id = credential.award_id)
                          AND\s""" + BY_RETIRED)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("institution", institution.value())
                .update();
    }

    /** Of these, the ones that were signed with a key that is no longer trusted. */
    Set<AwardId> among(List<AwardId> awards) {
        if (awards.isEmpty()) {
            return Set.of();
        }
        return jdbc
                .sql("SELECT award_id FROM credential WHERE award_id IN (:awards) AND signed_at IS NOT NULL AND "
                        + BY_RETIRED)
                .param("awards", awards.stream().map(AwardId::value).toList())
                .query((rs, row) -> new AwardId(rs.getObject("award_id", UUID.class)))
                .list()
                .stream()
                .collect(Collectors.toSet());
    }
}
