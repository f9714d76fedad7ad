package org.cairn.platform;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of deployments. */
@Repository
class Deployments {

    /** What one registration may ask an administrator to look at. */
    private static final int MOST_PENDING = 20;

    private final JdbcClient jdbc;
    private final Clock clock;

    Deployments(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<Deployment> find(RegistrationId registration, String deploymentId) {
        return jdbc.sql("""
                        SELECT id, registration_id, deployment_id, state, met_at FROM deployment
                         WHERE registration_id = :registration AND deployment_id = :deployment
                        """)
                .param("registration", registration.value())
                .param("deployment", deploymentId)
                .query(Deployments::row)
                .optional();
    }

    List<Deployment> of(RegistrationId registration) {
        return jdbc.sql("""
                        SELECT id, registration_id, deployment_id, state, met_at FROM deployment
                         WHERE registration_id = :registration ORDER BY met_at, deployment_id
                        """)
                .param("registration", registration.value())
                .query(Deployments::row)
                .list();
    }

    void addIfAbsent(RegistrationId registration, String deploymentId, Deployment.State state) {
        if (state == Deployment.State.PENDING && pending(registration) >= MOST_PENDING) {
            return;
        }
        jdbc.sql("""
                        INSERT INTO deployment (id, registration_id, deployment_id, state, met_at)
                        VALUES (:id, :registration, :deployment, :state, :now)
                        ON CONFLICT DO NOTHING
                        """)
                .param("id", UUID.randomUUID())
                .param("registration", registration.value())
                .param("deployment", deploymentId)
                .param("state", state.name())
                .param("now", OffsetDateTime.now(clock))
                .update();
    }

    /** @return 0 where there is no such deployment under this registration */
    int decide(RegistrationId registration, DeploymentId id, Deployment.State state) {
        return jdbc.sql("UPDATE deployment SET state = :state WHERE id = :id AND registration_id = :registration")
                .param("state", state.name())
                .param("id", id.value())
                .param("registration", registration.value())
                .update();
    }

    /** @return how many have waited */
    int acceptPending(RegistrationId registration) {
        return jdbc.sql("""
                        UPDATE deployment SET state = 'ACCEPTED'
                         WHERE registration_id = :registration AND state = 'PENDING'
                        """).param("registration", registration.value()).update();
    }

    /** How many wait for a decision, by registration. */
    Map<RegistrationId, Integer> waiting() {
        Map<RegistrationId, Integer> waiting = new HashMap<>();
        jdbc.sql("""
                        SELECT registration_id, count(*) AS pending FROM deployment
                         WHERE state = 'PENDING' GROUP BY registration_id
                        """).query(row -> {
            waiting.put(new RegistrationId(row.getObject("registration_id", UUID.class)), row.getInt("pending"));
        });
        return waiting;
    }

    private int pending(RegistrationId registration) {
        return jdbc.sql("""
                        SELECT count(*) FROM deployment
                         WHERE registration_id = :registration AND state = 'PENDING'
                        """)
                .param("registration", registration.value())
                .query(Integer.class)
                .single();
    }

    private static Deployment row(ResultSet row, int number) throws SQLException {
        return new Deployment(
                new DeploymentId(row.getObject("id", UUID.class)),
                new RegistrationId(row.getObject("registration_id", UUID.class)),
                row.getString("deployment_id"),
                Deployment.State.valueOf(row.getString("state")),
                row.getObject("met_at", OffsetDateTime.class).toInstant());
    }
}
