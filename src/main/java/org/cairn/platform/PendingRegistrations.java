package org.cairn.platform;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cairn.platform.PendingRegistration.PlatformValues;
import org.cairn.shared.InstitutionId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of pending registrations. */
@Repository
class PendingRegistrations {

    private static final String COLUMNS = """
            SELECT id, institution_id, product, replaces, filled_by, begun_by, begun_at, name, issuer, client_id,
                   deployment_id, authorization_endpoint, token_endpoint, token_audience, jwks_uri,
                   further_origins
              FROM pending_registration
            """;

    private final JdbcClient jdbc;

    PendingRegistrations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<PendingRegistration> all() {
        return jdbc.sql(COLUMNS + " ORDER BY begun_at, id")
                .query(PendingRegistrations::row)
                .list();
    }

    Optional<PendingRegistration> find(RegistrationId id) {
        return jdbc.sql(COLUMNS + " WHERE id = :id")
                .param("id", id.value())
                .query(PendingRegistrations::row)
                .optional();
    }

    void add(PendingRegistration pending) {
        jdbc.sql("""
                        INSERT INTO pending_registration (id, institution_id, product, replaces, filled_by, begun_by,
                               begun_at, name, issuer, client_id, deployment_id, authorization_endpoint, token_endpoint,
                               token_audience, jwks_uri, further_origins)
                        VALUES (:id, :institution, :product, :replaces, :filled, :by, :at, :name, :issuer, :client,
                               :deployment, :authorization, :token, :audience, :jwks, :origins)
                        """).params(values(pending)).update();
    }

    /** @return 0 where it has been confirmed or discarded meanwhile */
    int fill(PendingRegistration pending) {
        return jdbc.sql("""
                        UPDATE pending_registration
                           SET product = :product, replaces = :replaces, filled_by = :filled, name = :name,
                               issuer = :issuer, client_id = :client, deployment_id = :deployment,
                               authorization_endpoint = :authorization, token_endpoint = :token,
                               token_audience = :audience, jwks_uri = :jwks,
                               further_origins = :origins
                         WHERE id = :id
                        """).params(values(pending)).update();
    }

    /** @return 0 where somebody else was first */
    int remove(RegistrationId id) {
        return jdbc.sql("DELETE FROM pending_registration WHERE id = :id")
                .param("id", id.value())
                .update();
    }

    private static Map<String, @Nullable Object> values(PendingRegistration pending) {
        PlatformValues said = pending.values();
        RegistrationId replaces = pending.replaces();
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("id", pending.id().value());
        values.put("institution", pending.institution().value());
        values.put("product", pending.product().name());
        values.put("replaces", replaces == null ? null : replaces.value());
        values.put("filled", pending.filledBy().name());
        values.put("by", pending.begunBy());
        values.put("at", OffsetDateTime.ofInstant(pending.begunAt(), ZoneOffset.UTC));
        values.put("name", said.name());
        values.put("issuer", said.issuer());
        values.put("client", said.clientId());
        values.put("deployment", said.deploymentId());
        values.put("authorization", said.authorizationEndpoint());
        values.put("token", said.tokenEndpoint());
        values.put("audience", said.tokenAudience());
        values.put("jwks", said.jwksUri());
        values.put("origins", said.furtherOrigins());
        return values;
    }

    private static PendingRegistration row(ResultSet row, int number) throws SQLException {
        UUID replaces = row.getObject("replaces", UUID.class);
        return new PendingRegistration(
                new RegistrationId(row.getObject("id", UUID.class)),
                new InstitutionId(row.getObject("institution_id", UUID.class)),
                Product.valueOf(row.getString("product")),
                replaces == null ? null : new RegistrationId(replaces),
                PendingRegistration.FilledBy.valueOf(row.getString("filled_by")),
                row.getString("begun_by"),
                row.getObject("begun_at", OffsetDateTime.class).toInstant(),
                new PlatformValues(
                        row.getString("name"),
                        row.getString("issuer"),
                        row.getString("client_id"),
                        row.getString("deployment_id"),
                        row.getString("authorization_endpoint"),
                        row.getString("token_endpoint"),
                        row.getString("token_audience"),
                        row.getString("jwks_uri"),
                        row.getString("further_origins")));
    }
}
