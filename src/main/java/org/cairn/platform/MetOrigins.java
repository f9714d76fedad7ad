package org.cairn.platform;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of origins that launches have named, until an administrator has decided. */
@Repository
class MetOrigins {

    private final JdbcClient jdbc;
    private final Clock clock;

    MetOrigins(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * In bounded number: a platform cannot fill the page of its administrators. Asked for at every launch from there, so what
     * is known already is only read.
     */
    void addIfAbsent(RegistrationId registration, Origin origin) {
        List<MetOrigin> known = of(registration);
        if (known.size() >= Origin.MOST
                || known.stream().anyMatch(met -> met.origin().equals(origin))) {
            return;
        }
        jdbc.sql("""
                        INSERT INTO met_origin (registration_id, origin, state, met_at)
                        VALUES (:registration, :origin, 'PENDING', :now)
                        ON CONFLICT DO NOTHING
                        """)
                .param("registration", registration.value())
                .param("origin", origin.value())
                .param("now", OffsetDateTime.now(clock))
                .update();
    }

    List<MetOrigin> of(RegistrationId registration) {
        return jdbc.sql("""
                        SELECT origin, state, met_at FROM met_origin
                         WHERE registration_id = :registration ORDER BY met_at, origin
                        """)
                .param("registration", registration.value())
                .query(MetOrigins::row)
                .list();
    }

    /** @return 0 where no launch has named it */
    int refuse(RegistrationId registration, Origin origin) {
        return jdbc.sql(
                        "UPDATE met_origin SET state = 'REFUSED' WHERE registration_id = :registration AND origin = :origin")
                .param("registration", registration.value())
                .param("origin", origin.value())
                .update();
    }

    /** @return 0 where no launch has named it, or somebody else was first */
    int remove(RegistrationId registration, Origin origin) {
        return jdbc.sql("DELETE FROM met_origin WHERE registration_id = :registration AND origin = :origin")
                .param("registration", registration.value())
                .param("origin", origin.value())
                .update();
    }

    /** How many wait for a decision, by registration. */
    Map<RegistrationId, Integer> waiting() {
        Map<RegistrationId, Integer> waiting = new HashMap<>();
        jdbc.sql("""
                        SELECT registration_id, count(*) AS pending FROM met_origin
                         WHERE state = 'PENDING' GROUP BY registration_id
                        """).query(row -> {
            waiting.put(new RegistrationId(row.getObject("registration_id", UUID.class)), row.getInt("pending"));
        });
        return waiting;
    }

    private static MetOrigin row(ResultSet row, int number) throws SQLException {
        return new MetOrigin(
                new Origin(row.getString("origin")),
                row.getString("state").equals("REFUSED"),
                row.getObject("met_at", OffsetDateTime.class).toInstant());
    }
}
