package org.cairn.badge;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.cairn.shared.InstitutionId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of institutions' own colours. */
@Repository
class ColourTable {

    private final JdbcClient jdbc;

    ColourTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Colour> of(InstitutionId institution) {
        return jdbc.sql("SELECT colour FROM badge_colour WHERE institution_id = :institution")
                .param("institution", institution.value())
                .query(String.class)
                .optional()
                .map(Colour::of);
    }

    void put(InstitutionId institution, Colour colour, Instant now) {
        remove(institution);
        jdbc.sql("INSERT INTO badge_colour (institution_id, colour, changed_at) VALUES (:institution, :colour, :now)")
                .param("institution", institution.value())
                .param("colour", colour.toString())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    void remove(InstitutionId institution) {
        jdbc.sql("DELETE FROM badge_colour WHERE institution_id = :institution")
                .param("institution", institution.value())
                .update();
    }
}
