package org.cairn.sending;

import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds out, before any work begins, whether this database was restored: because an operator says so ({@code cairn.restored}),
 * or because PostgreSQL's own numbers are others than at the start before. A base backup keeps these numbers, so that there
 * only the operator can say it.
 */
@Component
class RestoredStart implements SmartLifecycle {

    private static final String IDENTITY = """
            SELECT CAST(c.system_identifier AS VARCHAR(30)) || '/' || CAST(d.oid AS VARCHAR(30))
              FROM pg_control_system() c, pg_database d WHERE d.datname = current_database()""";

    private final Sending sending;
    private final JdbcClient jdbc;
    private final String restored;
    private final boolean postgresql;
    private volatile boolean running;

    RestoredStart(
            Sending sending,
            JdbcClient jdbc,
            @Value("${cairn.restored:}") String restored,
            @Value("${spring.datasource.url:}") String database) {
        this.sending = sending;
        this.jdbc = jdbc;
        this.restored = restored.strip();
        this.postgresql = database.startsWith("jdbc:postgresql:");
    }

    @Override
    public void start() {
        running = true;
        if (!restored.isEmpty()) {
            sending.restored(restored);
        }
        identity().ifPresent(sending::startedOn);
    }

    /** Nothing where the server does not tell everybody; the operator can. */
    private Optional<String> identity() {
        if (!postgresql) {
            return Optional.empty();
        }
        try {
            return jdbc.sql(IDENTITY).query(String.class).optional();
        } catch (DataAccessException denied) {
            return Optional.empty();
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }
}
