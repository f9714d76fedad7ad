package org.cairn.credential;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.cairn.award.AwardId;
import org.cairn.watch.Measured;
import org.cairn.watch.Measurement;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code credential_due}: awards that wait to be signed. */
@Repository
class SigningDues implements Measured {

    private static final int LONGEST_ERROR = 500;

    private final JdbcClient jdbc;

    SigningDues(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param attempts how often it has failed */
    record Due(AwardId award, int attempts) {}

    /** An award that waits already waits on. */
    void add(AwardId award, Instant now) {
        jdbc.sql("""
                        INSERT INTO credential_due (award_id, due_at, attempts) VALUES (:award, :now, 0)
                        ON CONFLICT DO NOTHING
                        """)
                .param("award", award.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The first of those whose time has come. */
    List<Due> due(Instant now, int most) {
        return jdbc.sql("""
                        SELECT award_id, attempts FROM credential_due WHERE due_at <= :now
                        ORDER BY due_at, award_id LIMIT :most
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("most", most)
                .query(SigningDues::read)
                .list();
    }

    void done(List<Due> signed) {
        jdbc.sql("DELETE FROM credential_due WHERE award_id IN (:awards)")
                .param("awards", signed.stream().map(due -> due.award().value()).toList())
                .update();
    }

    void failed(Due due, String error, Instant again) {
        jdbc.sql("""
                        UPDATE credential_due SET attempts = attempts + 1, last_error = :error, due_at = :again
                        WHERE award_id = :award
                        """)
                .param("error", error.substring(0, Math.min(error.length(), LONGEST_ERROR)))
                .param("again", again.atOffset(ZoneOffset.UTC))
                .param("award", due.award().value())
                .update();
    }

    /** What waits now, by the index of what is due. */
    @Override
    public List<Measurement> measured(Instant now) {
        return jdbc.sql("""
                        SELECT count(*) AS waiting, min(due_at) AS longest,
                          count(CASE WHEN attempts > 0 THEN 1 END) AS failed
                        FROM credential_due WHERE due_at <= :now
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, n) -> List.of(
                        Measurement.of(
                                "cairn.signing.waiting", "Awards whose credential is due now", row.getInt("waiting")),
                        Measurement.of(
                                "cairn.signing.failed", "Of these, how many have failed before", row.getInt("failed")),
                        Measurement.age(
                                "cairn.signing.late.seconds",
                                "How long the first of them has been due",
                                row.getObject("longest", OffsetDateTime.class),
                                now)))
                .single();
    }

    private static Due read(ResultSet rs, int row) throws SQLException {
        return new Due(new AwardId(rs.getObject("award_id", UUID.class)), rs.getInt("attempts"));
    }
}
