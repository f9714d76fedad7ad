package org.cairn.badge;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.cairn.shared.InstitutionId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of emblems: each once for an institution, however often it is handed in. */
@Repository
class EmblemTable {

    private final JdbcClient jdbc;

    EmblemTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void addIfAbsent(InstitutionId institution, Emblem emblem, Instant now) {
        jdbc.sql("""
                        INSERT INTO badge_emblem (institution_id, name, png, made_at)
                        VALUES (:institution, :name, :png, :now)
                        ON CONFLICT DO NOTHING""")
                .param("institution", institution.value())
                .param("name", emblem.name())
                .param("png", emblem.png())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<Emblem> find(InstitutionId institution, String name) {
        return jdbc.sql("SELECT png FROM badge_emblem WHERE institution_id = :institution AND name = :name")
                .param("institution", institution.value())
                .param("name", name)
                .query((row, n) -> Emblem.of(row.getBytes("png")))
                .optional();
    }
}
