package org.cairn.operation;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Whether the database is in sight. While it is not, one request in two seconds looks for it and the others are answered at
 * once: hundreds that wait for a connection would leave no thread for what can be answered without one.
 */
@Component
class DatabaseSight {

    private static final Logger log = LoggerFactory.getLogger(DatabaseSight.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);
    private static final int PATIENCE_SECONDS = 2;

    private final DataSource database;
    private final Clock clock;
    /** When to look again; nothing while the database is there. */
    private final AtomicReference<@Nullable Instant> nextLook = new AtomicReference<>();

    DatabaseSight(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Called for every request: costs nothing while all is well. */
    boolean isThere() {
        Instant due = nextLook.get();
        if (due == null) {
            return true;
        }
        Instant now = clock.instant();
        if (now.isBefore(due) || !nextLook.compareAndSet(due, now.plus(BETWEEN_LOOKS))) {
            return false;
        }
        return look();
    }

    /** Something has failed for want of the database: the next request looks before it goes on. */
    void lost() {
        if (nextLook.compareAndSet(null, clock.instant())) {
            log.warn("The database is away or refuses work; what has been kept is answered until it is back.");
        }
    }

    private boolean look() {
        try (Connection connection = database.getConnection()) {
            if (connection.isValid(PATIENCE_SECONDS)) {
                nextLook.set(null);
                log.warn("The database answers again.");
                return true;
            }
        } catch (SQLException e) {
            log.debug("the database is still away", e);
        }
        nextLook.set(clock.instant().plus(BETWEEN_LOOKS));
        return false;
    }
}
