package org.cairn.connection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cairn.platform.RegistrationId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The table of the last look at each connection. */
@Repository
class HealthRecords {

    private static final Duration LAPSES = Duration.ofMinutes(3);
    private static final TypeReference<List<Finding>> FINDINGS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    HealthRecords(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** @return false where somebody looks already */
    boolean claim(RegistrationId registration) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        jdbc.sql("INSERT INTO connection_health (registration_id) VALUES (:registration) ON CONFLICT DO NOTHING")
                .param("registration", registration.value())
                .update();
        return jdbc.sql("""
                                UPDATE connection_health SET running_since = :now
                                 WHERE registration_id = :registration
                                   AND (running_since IS NULL OR running_since < :lapsed)
                                """)
                        .param("now", now)
                        .param("registration", registration.value())
                        .param("lapsed", now.minus(LAPSES))
                        .update()
                == 1;
    }

    void found(RegistrationId registration, List<Finding> findings) {
        jdbc.sql("""
                        UPDATE connection_health SET running_since = NULL, checked_at = :now, findings = :findings
                         WHERE registration_id = :registration
                        """)
                .param("now", OffsetDateTime.now(clock))
                .param("findings", json.writeValueAsString(findings))
                .param("registration", registration.value())
                .update();
    }

    /** Of every registration that has been looked at. */
    Map<RegistrationId, Health> all() {
        Map<RegistrationId, Health> all = new HashMap<>();
        jdbc.sql("SELECT registration_id, checked_at, findings FROM connection_health WHERE checked_at IS NOT NULL")
                .query(row -> {
                    all.put(new RegistrationId(row.getObject("registration_id", UUID.class)), health(row));
                });
        return all;
    }

    private Health health(ResultSet row) throws SQLException {
        return new Health(
                row.getObject("checked_at", OffsetDateTime.class).toInstant(),
                json.readValue(row.getString("findings"), FINDINGS));
    }
}
