package org.cairn.credential.keys;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.cairn.shared.InstitutionId;
import org.cairn.watch.Measured;
import org.cairn.watch.Measurement;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code issuer_key}. */
@Repository
class IssuerKeys implements Measured {

    private final JdbcClient jdbc;

    IssuerKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds an active key unless the institution has one of that kind: the constraint decides between two at once. */
    boolean addIfNoneActive(IssuerKey key, Instant now) {
        return add(key, "ACTIVE", slot(key.issuer().id(), key.kind()), null, now);
    }

    /** Adds the key that will sign next, unless one of its kind waits already. */
    boolean addNext(IssuerKey key, Instant now) {
        return add(key, "NEXT", null, slot(key.issuer().id(), key.kind()), now);
    }

    /** @return false where the place that the key would take is taken */
    private boolean add(IssuerKey key, String state, @Nullable String active, @Nullable String next, Instant now) {
        return jdbc.sql("""
                                INSERT INTO issuer_key
                                  (institution_id, issuer_id, name, kind, public_key, sealed_key, state, active_key, next_key,
                                   created_at, since)
                                VALUES (:institution, :issuer, :name, :kind, :spki, :sealed, :state, :active, :next, :now, :now)
                                ON CONFLICT DO NOTHING
                                """)
                        .param("institution", key.issuer().institution().value())
                        .param("issuer", key.issuer().id().value())
                        .param("name", key.name())
                        .param("kind", key.kind().name())
                        .param("spki", key.spki())
                        .param("sealed", key.sealed())
                        .param("state", state)
                        .param("active", active)
                        .param("next", next)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** Keys that have been published since then or longer, and do not sign yet. */
    List<IssuerKey> waitingSince(Instant before) {
        return jdbc.sql("""
                        SELECT institution_id, issuer_id, name, kind, public_key, sealed_key, state, since
                        FROM issuer_key WHERE state = 'NEXT' AND created_at <= :before ORDER BY issuer_id, name
                        """)
                .param("before", before.atOffset(ZoneOffset.UTC))
                .query(IssuerKeys::read)
                .list();
    }

    /** The key that signed only verifies from now on. */
    void relieve(IssuerKey successor, Instant now) {
        jdbc.sql("""
                        UPDATE issuer_key SET state = 'PUBLISHED', active_key = NULL, since = :now
                        WHERE active_key = :active
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("active", slot(successor.issuer().id(), successor.kind()))
                .update();
    }

    /** @return false where another node took this step */
    boolean activate(IssuerKey next, Instant now) {
        return jdbc.sql("""
                                UPDATE issuer_key SET state = 'ACTIVE', next_key = NULL, active_key = :active, since = :now
                                WHERE issuer_id = :issuer AND name = :name AND state = 'NEXT'
                                """)
                        .param("active", slot(next.issuer().id(), next.kind()))
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("issuer", next.issuer().id().value())
                        .param("name", next.name())
                        .update()
                == 1;
    }

    /** None of the issuer's keys is to be trusted any longer. */
    int retireAll(IssuerId issuer, Instant now) {
        return jdbc.sql("""
                        UPDATE issuer_key SET state = 'RETIRED', active_key = NULL, next_key = NULL, since = :now
                        WHERE issuer_id = :issuer AND state <> 'RETIRED'
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("issuer", issuer.value())
                .update();
    }

    /** Of these, how many may still be trusted. None of them is retired until the transaction ends. */
    int trusted(IssuerId issuer, Set<String> names) {
        return jdbc.sql("""
                        SELECT name FROM issuer_key
                        WHERE issuer_id = :issuer AND name IN (:names) AND state <> 'RETIRED'
                        ORDER BY name FOR UPDATE
                        """)
                .param("issuer", issuer.value())
                .param("names", names)
                .query(String.class)
                .list()
                .size();
    }

    Optional<IssuerKey> active(IssuerId issuer, IssuerKey.Kind kind) {
        return jdbc.sql("""
                        SELECT institution_id, issuer_id, name, kind, public_key, sealed_key, state, since
                        FROM issuer_key WHERE active_key = :active
                        """)
                .param("active", slot(issuer, kind))
                .query(IssuerKeys::read)
                .optional();
    }

    /** Oldest first, those included that must no longer be trusted. */
    List<IssuerKey> of(IssuerId issuer) {
        return jdbc.sql("""
                        SELECT institution_id, issuer_id, name, kind, public_key, sealed_key, state, since
                        FROM issuer_key WHERE issuer_id = :issuer
                        ORDER BY created_at, name
                        """)
                .param("issuer", issuer.value())
                .query(IssuerKeys::read)
                .list();
    }

    /** Institution by institution, the oldest key of an issuer first. */
    List<IssuerKey> all() {
        return jdbc.sql("""
                        SELECT institution_id, issuer_id, name, kind, public_key, sealed_key, state, since
                        FROM issuer_key ORDER BY institution_id, issuer_id, created_at, name
                        """).query(IssuerKeys::read).list();
    }

    /** Who has ever had a key. */
    List<Issuer> issuers() {
        return jdbc.sql("SELECT DISTINCT institution_id, issuer_id FROM issuer_key ORDER BY institution_id, issuer_id")
                .query(IssuerKeys::issuer)
                .list();
    }

    void seal(IssuerKey key, String sealed) {
        jdbc.sql("UPDATE issuer_key SET sealed_key = :sealed WHERE issuer_id = :issuer AND name = :name")
                .param("sealed", sealed)
                .param("issuer", key.issuer().id().value())
                .param("name", key.name())
                .update();
    }

    @Override
    public List<Measurement> measured(Instant now) {
        return jdbc.sql("SELECT min(since) AS oldest FROM issuer_key WHERE state = 'ACTIVE'")
                .query((row, n) -> List.of(Measurement.age(
                                "cairn.key.age.seconds",
                                "Since when the oldest key that signs has signed",
                                row.getObject("oldest", OffsetDateTime.class),
                                now)
                        .with("use", "issuer")))
                .single();
    }

    /** What is there once: a key of this kind that signs, or that will. */
    private static String slot(IssuerId issuer, IssuerKey.Kind kind) {
        return issuer + ":" + kind;
    }

    private static IssuerKey read(ResultSet rs, int row) throws SQLException {
        return new IssuerKey(
                issuer(rs, row),
                rs.getString("name"),
                IssuerKey.Kind.valueOf(rs.getString("kind")),
                rs.getString("public_key"),
                rs.getString("sealed_key"),
                IssuerKey.State.valueOf(rs.getString("state")),
                rs.getObject("since", OffsetDateTime.class).toInstant());
    }

    private static Issuer issuer(ResultSet rs, int row) throws SQLException {
        return new Issuer(
                new IssuerId(rs.getObject("issuer_id", UUID.class)),
                new InstitutionId(rs.getObject("institution_id", UUID.class)));
    }
}
