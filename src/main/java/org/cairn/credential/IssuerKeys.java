package org.cairn.credential;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cairn.shared.InstitutionId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code issuer_key}. */
@Repository
class IssuerKeys {

    private final JdbcClient jdbc;

    IssuerKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds an active key unless the institution has one of that kind: the constraint decides between two at once. */
    boolean addIfNoneActive(IssuerKey key, Instant now) {
        return jdbc.sql("""
                                INSERT INTO issuer_key
                                  (institution_id, name, kind, public_key, sealed_key, state, active_key, created_at)
                                VALUES (:institution, :name, :kind, :spki, :sealed, 'ACTIVE', :active, :now)
                                ON CONFLICT DO NOTHING
                                """)
                        .param("institution", key.institution().value())
                        .param("name", key.name())
                        .param("kind", key.kind().name())
                        .param("spki", key.spki())
                        .param("sealed", key.sealed())
                        .param("active", key.institution() + ":" + key.kind())
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    Optional<IssuerKey> active(InstitutionId institution, IssuerKey.Kind kind) {
        return jdbc.sql("""
                        SELECT institution_id, name, kind, public_key, sealed_key, state
                        FROM issuer_key WHERE active_key = :active
                        """)
                .param("active", institution + ":" + kind)
                .query(IssuerKeys::read)
                .optional();
    }

    /** RS256 unless the institution has chosen: it is the one algorithm that every verifier must know. */
    IssuerKey.Kind tokenKind(InstitutionId institution) {
        return jdbc.sql("SELECT token_kind FROM issuer_choice WHERE institution_id = :institution")
                .param("institution", institution.value())
                .query(String.class)
                .optional()
                .map(IssuerKey.Kind::valueOf)
                .orElse(IssuerKey.Kind.RSA);
    }

    /** All but the retired, oldest first. */
    List<IssuerKey> published(InstitutionId institution) {
        return jdbc.sql("""
                        SELECT institution_id, name, kind, public_key, sealed_key, state
                        FROM issuer_key WHERE institution_id = :institution AND state <> 'RETIRED'
                        ORDER BY created_at, name
                        """)
                .param("institution", institution.value())
                .query(IssuerKeys::read)
                .list();
    }

    List<IssuerKey> all() {
        return jdbc.sql("""
                        SELECT institution_id, name, kind, public_key, sealed_key, state
                        FROM issuer_key ORDER BY institution_id, name
                        """).query(IssuerKeys::read).list();
    }

    void seal(IssuerKey key, String sealed) {
        jdbc.sql("UPDATE issuer_key SET sealed_key = :sealed WHERE institution_id = :institution AND name = :name")
                .param("sealed", sealed)
                .param("institution", key.institution().value())
                .param("name", key.name())
                .update();
    }

    private static IssuerKey read(ResultSet rs, int row) throws SQLException {
        return new IssuerKey(
                new InstitutionId(rs.getObject("institution_id", UUID.class)),
                rs.getString("name"),
                IssuerKey.Kind.valueOf(rs.getString("kind")),
                rs.getString("public_key"),
                rs.getString("sealed_key"),
                IssuerKey.State.valueOf(rs.getString("state")));
    }
}
