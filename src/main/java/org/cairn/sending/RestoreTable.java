package org.cairn.sending;

import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Restores that were told, and databases that Cairn was started on; each pauses sending until it is resumed. */
@Repository
class RestoreTable {

    static final String DATABASE = "database ";

    private final JdbcClient jdbc;

    RestoreTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return 0 where it is known already */
    int add(String cause, boolean pauses, Instant now) {
        return jdbc.sql("""
                        INSERT INTO restore (cause, paused_at, resumed_at) VALUES (:cause, :now, :resumed)
                        ON CONFLICT DO NOTHING""")
                .param("cause", cause)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("resumed", pauses ? null : now.atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
    }

    boolean hasStarted() {
        return jdbc.sql("SELECT count(*) FROM restore WHERE cause LIKE :database")
                        .param("database", DATABASE + "%")
                        .query(Integer.class)
                        .single()
                > 0;
    }

    Optional<Instant> pausedSince() {
        return jdbc
                .sql("SELECT paused_at FROM restore WHERE resumed_at IS NULL ORDER BY paused_at")
                .query(OffsetDateTime.class)
                .list()
                .stream()
                .findFirst()
                .map(OffsetDateTime::toInstant);
    }

    int resume(Instant now) {
        return jdbc.sql("UPDATE restore SET resumed_at = :now WHERE resumed_at IS NULL")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }
}
