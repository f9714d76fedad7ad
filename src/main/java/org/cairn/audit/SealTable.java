package org.cairn.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cairn.shared.InstitutionId;
import org.cairn.watch.Measured;
import org.cairn.watch.Measurement;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The chain of each institution. Two jobs that seal at once would use one number twice, which the key refuses. */
@Repository
class SealTable implements Measured {

    private static final String SELECT = "SELECT number, event_id, salt, digest, previous, hash FROM audit_seal ";

    private final JdbcClient jdbc;

    SealTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<AuditSeal> last(InstitutionId institution) {
        return jdbc.sql(SELECT + "WHERE institution_id = :institution ORDER BY number DESC FETCH FIRST 1 ROW ONLY")
                .param("institution", institution.value())
                .query((row, n) -> seal(row))
                .optional();
    }

    List<AuditSeal> from(InstitutionId institution, long number, int most) {
        return jdbc.sql(SELECT + """
                        WHERE institution_id = :institution AND number >= :number
                        ORDER BY number FETCH FIRST :most ROWS ONLY""")
                .param("institution", institution.value())
                .param("number", number)
                .param("most", most)
                .query((row, n) -> seal(row))
                .list();
    }

    void add(InstitutionId institution, AuditSeal seal, Instant now) {
        jdbc.sql("""
                        INSERT INTO audit_seal (institution_id, number, event_id, salt, digest, previous, hash, sealed_at)
                        VALUES (:institution, :number, :event, :salt, :digest, :previous, :hash, :now)""")
                .param("institution", institution.value())
                .param("number", seal.number())
                .param("event", seal.event())
                .param("salt", seal.salt())
                .param("digest", seal.digest())
                .param("previous", seal.previous())
                .param("hash", seal.hash())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    @Override
    public List<Measurement> measured(Instant now) {
        return jdbc.sql("SELECT min(happened_at) AS oldest FROM audit_event WHERE seal IS NULL")
                .query((row, n) -> List.of(Measurement.age(
                        "cairn.audit.unsealed.seconds",
                        "How long the oldest decision that is not yet sealed has waited",
                        row.getObject("oldest", OffsetDateTime.class),
                        now)))
                .single();
    }

    private static AuditSeal seal(ResultSet row) throws SQLException {
        return new AuditSeal(
                row.getLong("number"),
                row.getObject("event_id", UUID.class),
                row.getString("salt"),
                row.getString("digest"),
                row.getString("previous"),
                row.getString("hash"));
    }
}
