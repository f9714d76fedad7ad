package org.cairn.audit;

import java.util.List;
import org.cairn.testing.Rules;
import org.cairn.testing.RunningCairn;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The audit trail, as tests of other modules need it. */
public final class Trails {

    private Trails() {}

    /** One that writes with a connection of its own. */
    public static AuditLog on(JdbcClient connection) {
        AuditTrail trail = new AuditTrail(connection, List.of());
        return new AuditLog(trail, new Chain(trail, new SealTable(connection)), List.of());
    }

    /** What the job does each minute. */
    public static void seal(Rules rules) {
        rules.the(Sealing.class).seal();
    }

    public static void seal(RunningCairn cairn) {
        cairn.bean(Sealing.class).seal();
    }
}
