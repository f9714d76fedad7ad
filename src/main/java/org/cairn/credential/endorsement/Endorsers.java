package org.cairn.credential.endorsement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.cairn.credential.keys.Issuer;
import org.cairn.credential.keys.IssuerId;
import org.cairn.shared.InstitutionId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code endorser}. */
@Repository
class Endorsers {

    private final JdbcClient jdbc;
    private final Clock clock;

    Endorsers(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<Endorser> find(IssuerId id) {
        return jdbc.sql("SELECT institution_id, id, name FROM endorser WHERE id = :id")
                .param("id", id.value())
                .query(Endorsers::read)
                .optional();
    }

    /** The institution's partner of this name, known from now on where it was not before. */
    Endorser named(InstitutionId institution, String name) {
        jdbc.sql("""
                        INSERT INTO endorser (institution_id, id, name, created_at) VALUES (:institution, :id, :name, :now)
                        ON CONFLICT DO NOTHING
                        """)
                .param("institution", institution.value())
                .param("id", UUID.randomUUID())
                .param("name", name)
                .param("now", OffsetDateTime.now(clock))
                .update();
        return jdbc.sql("""
                        SELECT institution_id, id, name FROM endorser
                        WHERE institution_id = :institution AND name = :name
                        """)
                .param("institution", institution.value())
                .param("name", name)
                .query(Endorsers::read)
                .single();
    }

    private static Endorser read(ResultSet rs, int row) throws SQLException {
        return new Endorser(
                new Issuer(
                        new IssuerId(rs.getObject("id", UUID.class)),
                        new InstitutionId(rs.getObject("institution_id", UUID.class))),
                rs.getString("name"));
    }
}
