package org.cairn.joining;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.cairn.shared.InstitutionId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of registrars' files. They name people, and so are kept for a day and no longer. */
@Repository
class FileTable {

    private static final Duration KEPT = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final Clock clock;

    FileTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    UUID keep(InstitutionId institution, String content) {
        Instant now = clock.instant();
        jdbc.sql("DELETE FROM join_file WHERE kept_at <= :then")
                .param("then", now.minus(KEPT).atOffset(ZoneOffset.UTC))
                .update();
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                        INSERT INTO join_file (institution_id, id, content, kept_at)
                        VALUES (:institution, :id, :content, :now)""")
                .param("institution", institution.value())
                .param("id", id)
                .param("content", content)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        return id;
    }

    Optional<String> find(InstitutionId institution, UUID id) {
        return jdbc.sql("""
                        SELECT content FROM join_file
                         WHERE id = :id AND institution_id = :institution AND kept_at > :then""")
                .param("id", id)
                .param("institution", institution.value())
                .param("then", clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC))
                .query(String.class)
                .optional();
    }
}
