package org.cairn.platform;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cairn.shared.InstitutionId;
import org.cairn.watch.Measured;
import org.cairn.watch.Measurement;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of registrations. */
@Repository
class Registrations implements Measured {

    private static final String COLUMNS = """
            SELECT id, institution_id, name, issuer, client_id, authorization_endpoint, token_endpoint, token_audience,
                   jwks_uri, product_family, accepts_all_deployments, enabled, further_origins, accepted_origins
              FROM registration
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    Registrations(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<Registration> find(RegistrationId id) {
        return jdbc.sql(COLUMNS + " WHERE id = :id")
                .param("id", id.value())
                .query(Registrations::row)
                .optional();
    }

    List<Registration> of(String issuer, @Nullable String clientId) {
        if (clientId == null) {
            return jdbc.sql(COLUMNS + " WHERE issuer = :issuer")
                    .param("issuer", issuer)
                    .query(Registrations::row)
                    .list();
        }
        return jdbc.sql(COLUMNS + " WHERE issuer = :issuer AND client_id = :client")
                .param("issuer", issuer)
                .param("client", clientId)
                .query(Registrations::row)
                .list();
    }

    List<Registration> all() {
        return jdbc.sql(COLUMNS + " ORDER BY name, id")
                .query(Registrations::row)
                .list();
    }

    /** So that monitoring can say the platform's name where it is told its id. */
    @Override
    public List<Measurement> measured(Instant now) {
        return all().stream()
                .map(one -> Measurement.of(
                                "cairn.platform.enabled",
                                "Each platform by name and product: 1 where it may launch, 0 where it is switched off",
                                one.enabled() ? 1 : 0)
                        .with("platform", one.id().toString())
                        .with("product", Product.ofFamily(one.productFamily()).code())
                        .with("name", one.name()))
                .toList();
    }

    /** @return 0 where the issuer and client id are registered already */
    int addIfAbsent(Registration registration, String source) {
        return jdbc.sql("""
                        INSERT INTO registration (id, institution_id, name, issuer, client_id, authorization_endpoint,
                               token_endpoint, token_audience, jwks_uri, product_family, accepts_all_deployments,
                               enabled, further_origins, source, created_at)
                        VALUES (:id, :institution, :name, :issuer, :client, :authorization, :token, :audience, :jwks,
                               :family, :accepts, :enabled, :origins, :source, :now)
                        ON CONFLICT DO NOTHING
                        """)
                .params(values(registration))
                .param("source", source)
                .param("now", OffsetDateTime.now(clock))
                .update();
    }

    void enable(RegistrationId id, boolean enabled) {
        jdbc.sql("UPDATE registration SET enabled = :enabled WHERE id = :id")
                .param("enabled", enabled)
                .param("id", id.value())
                .update();
    }

    void acceptAll(RegistrationId id, boolean accepts) {
        jdbc.sql("UPDATE registration SET accepts_all_deployments = :accepts WHERE id = :id")
                .param("accepts", accepts)
                .param("id", id.value())
                .update();
    }

    /** @return 0 where there is no such registration */
    int acceptOrigins(RegistrationId id, List<Origin> origins) {
        return jdbc.sql("UPDATE registration SET accepted_origins = :origins WHERE id = :id")
                .param("origins", Origin.joined(origins))
                .param("id", id.value())
                .update();
    }

    /** What administrators have accepted beside what the registration says. */
    List<Origin> acceptedOrigins(RegistrationId id) {
        return Origin.list(jdbc.sql("SELECT accepted_origins FROM registration WHERE id = :id")
                .param("id", id.value())
                .query(String.class)
                .single());
    }

    /** Whoever meets a new deployment at the same time waits for its turn. */
    void lock(RegistrationId id) {
        jdbc.sql("SELECT id FROM registration WHERE id = :id FOR UPDATE")
                .param("id", id.value())
                .query((row, number) -> row.getString("id"))
                .single();
    }

    /** Where it came from: the name of a file, or how it was registered. */
    String source(RegistrationId id) {
        return jdbc.sql("SELECT source FROM registration WHERE id = :id")
                .param("id", id.value())
                .query(String.class)
                .single();
    }

    /**
     * Issuer, client id and institution stay; what the file says anew of the rest is taken over. Whether it is switched on
     * and accepts all deployments is the administrators' once it is known.
     */
    void change(Registration registration, String source) {
        jdbc.sql("""
                        UPDATE registration
                           SET name = :name, authorization_endpoint = :authorization, token_endpoint = :token,
                               token_audience = :audience, jwks_uri = :jwks, product_family = :family,
                               further_origins = :origins, source = :source
                         WHERE issuer = :issuer AND client_id = :client
                        """).params(values(registration)).param("source", source).update();
    }

    private static java.util.Map<String, @Nullable Object> values(Registration registration) {
        java.util.Map<String, @Nullable Object> values = new java.util.HashMap<>();
        values.put("id", registration.id().value());
        values.put("institution", registration.institution().value());
        values.put("name", registration.name());
        values.put("issuer", registration.issuer());
        values.put("client", registration.clientId());
        values.put("authorization", registration.authorizationEndpoint().toString());
        values.put("token", registration.tokenEndpoint().toString());
        values.put("audience", registration.tokenAudience());
        values.put("jwks", registration.jwksUri().toString());
        values.put("family", registration.productFamily());
        values.put("accepts", registration.acceptsAllDeployments());
        values.put("enabled", registration.enabled());
        values.put("origins", Origin.joined(registration.furtherOrigins()));
        return values;
    }

    private static Registration row(ResultSet row, int number) throws SQLException {
        return new Registration(
                new RegistrationId(row.getObject("id", UUID.class)),
                new InstitutionId(row.getObject("institution_id", UUID.class)),
                row.getString("name"),
                row.getString("issuer"),
                row.getString("client_id"),
                URI.create(row.getString("authorization_endpoint")),
                URI.create(row.getString("token_endpoint")),
                row.getString("token_audience"),
                URI.create(row.getString("jwks_uri")),
                row.getString("product_family"),
                row.getBoolean("accepts_all_deployments"),
                row.getBoolean("enabled"),
                Origin.list(row.getString("further_origins") + " " + row.getString("accepted_origins")));
    }
}
