package org.cairn.operation;

import com.zaxxer.hikari.pool.HikariPool;
import java.io.IOException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.cairn.shared.Refusal;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.logging.StackTracePrinter;

/**
 * Where something failed, without what it failed on: messages of exceptions quote what people wrote, what platforms sent and
 * what a table holds. Only those are shown of which it is known that they do not.
 */
class QuietStackTraces implements StackTracePrinter {

    private static final int MOST_FRAMES = 60;

    private static final List<Class<? extends Throwable>> SAY_NOTHING_OF_ANYBODY = List.of(
            Refusal.class,
            VirtualMachineError.class,
            SocketException.class,
            UnknownHostException.class,
            SQLTransientConnectionException.class,
            HikariPool.PoolInitializationException.class,
            FlywayValidateException.class);

    /** SQLSTATE: a connection, a resource, an operator, a privilege; never a row. */
    private static final Set<String> OF_THE_SERVER = Set.of("08", "28", "53", "57");

    @Override
    public void printStackTrace(Throwable failure, Appendable to) throws IOException {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        @Nullable Throwable one = failure;
        for (String how = ""; one != null && seen.add(one); one = one.getCause(), how = "Caused by: ") {
            to.append(how).append(one.getClass().getName()).append(message(one)).append('\n');
            StackTraceElement[] frames = one.getStackTrace();
            for (int at = 0; at < Math.min(frames.length, MOST_FRAMES); at++) {
                to.append("\tat ").append(frames[at].toString()).append('\n');
            }
        }
    }

    private static String message(Throwable one) {
        String state = one instanceof SQLException sql ? sql.getSQLState() : null;
        boolean harmless = SAY_NOTHING_OF_ANYBODY.stream().anyMatch(type -> type.isInstance(one))
                || (state != null && state.length() == 5 && OF_THE_SERVER.contains(state.substring(0, 2)));
        if (harmless) {
            return ": " + one.getMessage();
        }
        return state == null ? "" : ": SQLSTATE " + state;
    }
}
