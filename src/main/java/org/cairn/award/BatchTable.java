package org.cairn.award;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cairn.microcredential.MicrocredentialId;
import org.cairn.shared.CourseId;
import org.cairn.shared.InstitutionId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of what was decided together. */
@Repository
class BatchTable {

    private static final String SELECT = """
            SELECT institution_id, id, course_id, microcredential_id, kind, reason, decided_by, decided_at, undoes,
                   (SELECT count(*) FROM award WHERE award.batch_id = decision_batch.id AND award.state = 'ISSUED')
                     AS in_force
              FROM decision_batch
            """;

    private final JdbcClient jdbc;

    BatchTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return false where the same batch was undone already */
    boolean addIfAbsent(Batch batch) {
        int added = jdbc.sql("""
                        INSERT INTO decision_batch (institution_id, id, course_id, microcredential_id, kind, reason,
                          decided_by, decided_at, undoes)
                        VALUES (:institution, :id, :course, :microcredential, :kind, :reason, :by, :at, :undoes)
                        ON CONFLICT DO NOTHING""")
                .param("institution", batch.institution().value())
                .param("id", batch.id().value())
                .param("course", batch.course().value())
                .param(
                        "microcredential",
                        batch.microcredential() == null
                                ? null
                                : batch.microcredential().value())
                .param("kind", batch.kind().name())
                .param("reason", batch.reason())
                .param("by", batch.by())
                .param("at", batch.at().atOffset(ZoneOffset.UTC))
                .param("undoes", batch.undoes() == null ? null : batch.undoes().value())
                .update();
        return added == 1;
    }

    Optional<Batch> find(BatchId id) {
        return jdbc.sql(SELECT + " WHERE id = :id")
                .param("id", id.value())
                .query((row, n) -> batch(row))
                .optional();
    }

    Optional<Batch> undoing(BatchId id) {
        return jdbc.sql(SELECT + " WHERE undoes = :id")
                .param("id", id.value())
                .query((row, n) -> batch(row))
                .optional();
    }

    /** The newest first. */
    List<Batch> in(CourseId course, int most) {
        return jdbc.sql(SELECT + """
                         WHERE course_id = :course ORDER BY decided_at DESC, id FETCH FIRST :most ROWS ONLY""")
                .param("course", course.value())
                .param("most", most)
                .query((row, n) -> batch(row))
                .list();
    }

    private static Batch batch(ResultSet row) throws SQLException {
        UUID microcredential = row.getObject("microcredential_id", UUID.class);
        UUID undoes = row.getObject("undoes", UUID.class);
        return new Batch(
                new InstitutionId(row.getObject("institution_id", UUID.class)),
                new BatchId(row.getObject("id", UUID.class)),
                new CourseId(row.getObject("course_id", UUID.class)),
                microcredential == null ? null : new MicrocredentialId(microcredential),
                Batch.Kind.valueOf(row.getString("kind")),
                row.getString("reason"),
                row.getObject("decided_by", UUID.class),
                row.getObject("decided_at", OffsetDateTime.class).toInstant(),
                undoes == null ? null : new BatchId(undoes),
                row.getInt("in_force"));
    }
}
