package org.cairn.launch;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.cairn.platform.RegistrationId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of agreements. */
@Repository
class AgreementTable {

    private final JdbcClient jdbc;

    AgreementTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return 0 where this very answer has been given before */
    int add(Agreement agreement) {
        URI service = agreement.service();
        return jdbc.sql("""
                        INSERT INTO agreement (id, registration_id, subject, accepted, answered_at, service_url, state)
                        VALUES (:id, :registration, :subject, :accepted, :at, :service, :state) ON CONFLICT DO NOTHING
                        """)
                .param("id", agreement.id())
                .param("registration", agreement.registration().value())
                .param("subject", agreement.subject())
                .param("accepted", agreement.accepted())
                .param("at", agreement.answeredAt().atOffset(ZoneOffset.UTC))
                .param("service", service == null ? null : service.toString())
                .param("state", service == null ? "TOLD" : "WAITING")
                .update();
    }

    Optional<Agreement> waiting(UUID id) {
        return jdbc.sql("""
                        SELECT id, registration_id, subject, accepted, answered_at, service_url FROM agreement
                         WHERE id = :id AND state = 'WAITING'
                        """).param("id", id).query(AgreementTable::row).optional();
    }

    void close(UUID id, boolean told) {
        jdbc.sql("UPDATE agreement SET state = :state WHERE id = :id AND state = 'WAITING'")
                .param("state", told ? "TOLD" : "FAILED")
                .param("id", id)
                .update();
    }

    private static Agreement row(ResultSet row, int number) throws SQLException {
        @Nullable String service = row.getString("service_url");
        return new Agreement(
                row.getObject("id", UUID.class),
                new RegistrationId(row.getObject("registration_id", UUID.class)),
                row.getString("subject"),
                row.getBoolean("accepted"),
                row.getObject("answered_at", OffsetDateTime.class).toInstant(),
                service == null ? null : URI.create(service));
    }

    /**
     * Somebody's answer to the terms.
     *
     * @param service where the platform wants to hear it, if anywhere
     */
    record Agreement(
            UUID id,
            RegistrationId registration,
            String subject,
            boolean accepted,
            Instant answeredAt,
            @Nullable URI service) {}
}
