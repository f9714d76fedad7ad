package org.cairn.platform;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cairn.shared.Bilingual;
import org.cairn.shared.InstitutionId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of institutions. */
@Repository
class Institutions {

    private final JdbcClient jdbc;
    private final Clock clock;

    Institutions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<Institution> find(InstitutionId id) {
        return jdbc.sql("SELECT id, name_en, name_fr, website, email FROM institution WHERE id = :id")
                .param("id", id.value())
                .query(Institutions::row)
                .optional();
    }

    List<Institution> all() {
        return jdbc.sql("SELECT id, name_en, name_fr, website, email FROM institution ORDER BY created_at, id")
                .query(Institutions::row)
                .list();
    }

    void addIfAbsent(Institution institution) {
        jdbc.sql("""
                        INSERT INTO institution (id, name_en, name_fr, website, email, created_at)
                        VALUES (:id, :en, :fr, :website, :email, :now)
                        ON CONFLICT DO NOTHING
                        """)
                .param("id", institution.id().value())
                .param("en", institution.name().en())
                .param("fr", institution.name().fr())
                .param(
                        "website",
                        institution.website() == null
                                ? null
                                : institution.website().toString())
                .param("email", institution.email())
                .param("now", OffsetDateTime.now(clock))
                .update();
    }

    private static Institution row(ResultSet row, int number) throws SQLException {
        String website = row.getString("website");
        return new Institution(
                new InstitutionId(row.getObject("id", UUID.class)),
                new Bilingual(row.getString("name_en"), row.getString("name_fr")),
                website == null ? null : URI.create(website),
                row.getString("email"));
    }
}
