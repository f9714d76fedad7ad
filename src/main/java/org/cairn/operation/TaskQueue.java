package org.cairn.operation;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.cairn.watch.Measured;
import org.cairn.watch.Measurement;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of durable work, which belongs to its engine: what should have begun and has not, by its index of time. */
@Repository
class TaskQueue implements Measured {

    private final JdbcClient jdbc;

    TaskQueue(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Measurement> measured(Instant now) {
        return jdbc
                .sql("""
                        SELECT task_name, count(*) AS due, min(execution_time) AS longest FROM scheduled_tasks
                         WHERE execution_time <= :now AND picked = FALSE GROUP BY task_name
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, n) -> List.of(
                        Measurement.of("cairn.tasks.due", "Work of each kind that could begin now", row.getInt("due"))
                                .with("task", row.getString("task_name")),
                        Measurement.age(
                                        "cairn.tasks.late.seconds",
                                        "How long the first of it has been due",
                                        row.getObject("longest", OffsetDateTime.class),
                                        now)
                                .with("task", row.getString("task_name"))))
                .list()
                .stream()
                .flatMap(List::stream)
                .toList();
    }
}
