package org.cairn.credential.keys;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

    /** Adds the key that will sign next, unless one of its kind waits already. */
    boolean addNext(IssuerKey key, Instant now) {
        return jdbc.sql("""
                                INSERT INTO issuer_key
                                  (institution_id, name, kind, public_key, sealed_key, state, next_key, created_at)
                                VALUES (:institution, :name, :kind, :spki, :sealed, 'NEXT', :next, :now)
                                ON CONFLICT DO NOTHING
                                """)
                        .param("institution", key.institution().value())
                        .param("name", key.name())
                        .param("kind", key.kind().name())
                        .param("spki", key.spki())
                        .param("sealed", key.sealed())
                        .param("next", key.institution() + ":" + key.kind())
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** Keys that have been published since then or longer, and do not sign yet. */
    List<IssuerKey> waitingSince(Instant before) {
        return jdbc.sql("""
                        SELECT institution_id, name, kind, public_key, sealed_key, state
                        FROM issuer_key WHERE state = 'NEXT' AND created_at <= :before ORDER BY institution_id, name
                        """)
                .param("before", before.atOffset(ZoneOffset.UTC))
                .query(IssuerKeys::read)
                .list();
    }

    /** The key that signed only verifies from now on. */
    void relieve(IssuerKey successor) {
        jdbc.sql("UPDATE issuer_key SET state = 'PUBLISHED', active_key = NULL WHERE active_key = :active")
                .param("active", successor.institution() + ":" + successor.kind())
                .update();
    }

    /** @return false where another node took this step */
    boolean activate(IssuerKey next) {
        return jdbc.sql("""
                                UPDATE issuer_key SET state = 'ACTIVE', next_key = NULL, active_key = :active
                                WHERE institution_id = :institution AND name = :name AND state = 'NEXT'
                                """)
                        .param("active", next.institution() + ":" + next.kind())
                        .param("institution", next.institution().value())
                        .param("name", next.name())
                        .update()
                == 1;
    }

    /** None of the institution's keys is to be trusted any longer. */
    int retireAll(InstitutionId institution) {
        return jdbc.sql("""
                        UPDATE issuer_key SET state = 'RETIRED', active_key = NULL, next_key = NULL
                        WHERE institution_id = :institution AND state <> 'RETIRED'
                        """).param("institution", institution.value()).update();
    }

    /** Of these, how many may still be trusted. None of them is retired until the transaction ends. */
    int trusted(InstitutionId institution, Set<String> names) {
        return jdbc.sql("""
                        SELECT name FROM issuer_key
                        WHERE institution_id = :institution AND name IN (:names) AND state <> 'RETIRED'
                        ORDER BY name FOR UPDATE
                        """)
                .param("institution", institution.value())
                .param("names", names)
                .query(String.class)
                .list()
                .size();
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

    /** Oldest first, those included that must no longer be trusted. */
    List<IssuerKey> of(InstitutionId institution) {
        return jdbc.sql("""
                        SELECT institution_id, name, kind, public_key, sealed_key, state
                        FROM issuer_key WHERE institution_id = :institution
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
