package org.cairn.badge;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.cairn.microcredential.MicrocredentialId;
import org.cairn.microcredential.MicrocredentialVersion;
import org.cairn.shared.Bilingual;
import org.cairn.shared.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of designs. A row never changes. */
@Repository
class DesignTable {

    private static final String SELECT = """
            SELECT d.palette, d.line_en, d.line_fr, d.level_shown, e.png FROM badge_design d
              LEFT JOIN badge_emblem e ON e.institution_id = d.institution_id AND e.name = d.emblem
             WHERE d.microcredential_id = :microcredential
            """;

    private static final String NEWEST = " ORDER BY d.number DESC FETCH FIRST 1 ROW ONLY";

    private final JdbcClient jdbc;

    DesignTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Design> newest(MicrocredentialId microcredential) {
        return jdbc.sql(SELECT + NEWEST)
                .param("microcredential", microcredential.value())
                .query(DesignTable::design)
                .optional();
    }

    Optional<Design> at(MicrocredentialId microcredential, Instant moment) {
        return jdbc.sql(SELECT + " AND d.made_at <= :moment" + NEWEST)
                .param("microcredential", microcredential.value())
                .param("moment", moment.atOffset(ZoneOffset.UTC))
                .query(DesignTable::design)
                .optional();
    }

    /** @return 1, or 0 where another one has this number by now */
    int add(MicrocredentialVersion version, Design design, PersonId by, Instant now) {
        Bilingual line = design.line();
        return jdbc.sql("""
                        INSERT INTO badge_design (institution_id, microcredential_id, number, palette, line_en, line_fr,
                          level_shown, emblem, made_by, made_at)
                        VALUES (:institution, :microcredential, :number, :palette, :en, :fr, :level, :emblem, :by, :now)
                        ON CONFLICT DO NOTHING""")
                .param("institution", version.institution().value())
                .param("microcredential", version.microcredential().value())
                .param("number", count(version.microcredential()) + 1)
                .param("palette", design.palette().name())
                .param("en", line == null ? null : line.en())
                .param("fr", line == null ? null : line.fr())
                .param("level", design.level().name())
                .param(
                        "emblem",
                        design.emblem() == null ? null : design.emblem().name())
                .param("by", by.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    private int count(MicrocredentialId microcredential) {
        return jdbc.sql("SELECT COUNT(*) FROM badge_design WHERE microcredential_id = :microcredential")
                .param("microcredential", microcredential.value())
                .query(Integer.class)
                .single();
    }

    private static Design design(ResultSet row, int n) throws SQLException {
        String en = row.getString("line_en");
        String fr = row.getString("line_fr");
        byte[] png = row.getBytes("png");
        return new Design(
                Palette.named(row.getString("palette")).orElseThrow(),
                en == null && fr == null ? null : new Bilingual(en, fr),
                Design.Shown.valueOf(row.getString("level_shown")),
                png == null ? null : Emblem.of(png));
    }
}
