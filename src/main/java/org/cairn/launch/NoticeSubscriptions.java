package org.cairn.launch;

import java.net.URI;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.cairn.platform.DeploymentId;
import org.cairn.platform.RegistrationId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of what we want platforms to tell us. */
@Repository
class NoticeSubscriptions {

    private final JdbcClient jdbc;
    private final Clock clock;

    NoticeSubscriptions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    record Subscription(DeploymentId deployment, String noticeType, RegistrationId registration, URI service) {}

    /** @return 0 where it has been asked for before */
    int add(Subscription wanted) {
        return jdbc.sql("""
                        INSERT INTO notice_subscription (deployment_id, notice_type, registration_id, service_url, state,
                               wanted_at)
                        VALUES (:deployment, :type, :registration, :service, 'WAITING', :now) ON CONFLICT DO NOTHING
                        """)
                .param("deployment", wanted.deployment().value())
                .param("type", wanted.noticeType())
                .param("registration", wanted.registration().value())
                .param("service", wanted.service().toString())
                .param("now", OffsetDateTime.now(clock))
                .update();
    }

    Optional<Subscription> waiting(DeploymentId deployment, String noticeType) {
        return jdbc.sql("""
                        SELECT registration_id, service_url FROM notice_subscription
                         WHERE deployment_id = :deployment AND notice_type = :type AND state = 'WAITING'
                        """)
                .param("deployment", deployment.value())
                .param("type", noticeType)
                .query((row, number) -> new Subscription(
                        deployment,
                        noticeType,
                        new RegistrationId(row.getObject("registration_id", UUID.class)),
                        URI.create(row.getString("service_url"))))
                .optional();
    }

    void close(Subscription subscription, boolean done) {
        jdbc.sql("""
                        UPDATE notice_subscription SET state = :state
                         WHERE deployment_id = :deployment AND notice_type = :type AND state = 'WAITING'
                        """)
                .param("state", done ? "DONE" : "FAILED")
                .param("deployment", subscription.deployment().value())
                .param("type", subscription.noticeType())
                .update();
    }
}
