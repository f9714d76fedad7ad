package org.cairn.credential;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cairn.credential.statuslist.Bitstring;
import org.cairn.credential.statuslist.StatusPurpose;
import org.cairn.shared.InstitutionId;
import org.cairn.watch.Measured;
import org.cairn.watch.Measurement;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code status_list}. */
@Repository
class StatusLists implements Measured {

    private static final String SELECT = """
            SELECT id, institution_id, purpose, number, version, signed_version, signed_at, signed_list, dealt,
              deck IS NOT NULL AS shuffled
            FROM status_list
            """;

    private final JdbcClient jdbc;

    StatusLists(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A list and, where it has been signed, what was signed of which version.
     *
     * @param dealt how many of its places have been given
     * @param left how many can still be
     */
    record StatusList(
            UUID id,
            InstitutionId institution,
            StatusPurpose purpose,
            int number,
            long version,
            @Nullable Long signedVersion,
            @Nullable Instant signedAt,
            @Nullable String signed,
            int dealt,
            int left) {}

    /** The institution's newest list of that purpose. */
    Optional<StatusList> newest(InstitutionId institution, StatusPurpose purpose) {
        return jdbc.sql(SELECT + """
                        WHERE institution_id = :institution AND purpose = :purpose ORDER BY number DESC LIMIT 1""")
                .param("institution", institution.value())
                .param("purpose", purpose.name())
                .query(StatusLists::read)
                .optional();
    }

    /** Opens the list of this number, unless another thread just has. */
    void open(InstitutionId institution, StatusPurpose purpose, int number, byte[] deck, Instant now) {
        jdbc.sql("""
                        INSERT INTO status_list (id, institution_id, purpose, number, version, created_at, deck, dealt)
                        VALUES (:id, :institution, :purpose, :number, 0, :now, :deck, 0)
                        ON CONFLICT DO NOTHING
                        """)
                .param("id", UUID.randomUUID())
                .param("institution", institution.value())
                .param("purpose", purpose.name())
                .param("number", number)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("deck", deck)
                .update();
    }

    /** @return false where somebody else has dealt meanwhile */
    boolean deal(UUID id, int dealt, int count) {
        return jdbc.sql("UPDATE status_list SET dealt = dealt + :count WHERE id = :id AND dealt = :dealt")
                        .param("count", count)
                        .param("id", id)
                        .param("dealt", dealt)
                        .update()
                == 1;
    }

    byte[] deck(UUID id, int from, int length) {
        return jdbc.sql("SELECT substring(deck FROM :from FOR :length) AS cards FROM status_list WHERE id = :id")
                .param("from", from + 1)
                .param("length", length)
                .param("id", id)
                .query((rs, row) -> rs.getBytes("cards"))
                .single();
    }

    /** Those whose signed form is behind, or was signed before that moment. */
    List<UUID> stale(Instant before) {
        return jdbc.sql("""
                        SELECT id FROM status_list
                        WHERE signed_version IS NULL OR signed_version < version OR signed_at < :before
                        ORDER BY id
                        """)
                .param("before", before.atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .list();
    }

    Optional<StatusList> find(UUID id) {
        return jdbc.sql(SELECT + "WHERE id = :id")
                .param("id", id)
                .query(StatusLists::read)
                .optional();
    }

    void changed(UUID id) {
        jdbc.sql("UPDATE status_list SET version = version + 1 WHERE id = :id")
                .param("id", id)
                .update();
    }

    /** Keeps what was signed, unless something newer is kept already: a list never goes back. */
    void keep(UUID id, long version, String signed, Instant now) {
        jdbc.sql("""
                        UPDATE status_list SET signed_version = :version, signed_at = :now, signed_list = :signed
                        WHERE id = :id AND (signed_version IS NULL OR signed_version <= :version)
                        """)
                .param("version", version)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("signed", signed.getBytes(StandardCharsets.UTF_8))
                .param("id", id)
                .update();
    }

    private static StatusList read(ResultSet rs, int row) throws SQLException {
        OffsetDateTime signedAt = rs.getObject("signed_at", OffsetDateTime.class);
        byte[] signed = rs.getBytes("signed_list");
        return new StatusList(
                rs.getObject("id", UUID.class),
                new InstitutionId(rs.getObject("institution_id", UUID.class)),
                StatusPurpose.valueOf(rs.getString("purpose")),
                rs.getInt("number"),
                rs.getLong("version"),
                rs.getObject("signed_version", Long.class),
                signedAt == null ? null : signedAt.toInstant(),
                signed == null ? null : new String(signed, StandardCharsets.UTF_8),
                rs.getInt("dealt"),
                rs.getBoolean("shuffled") ? Bitstring.ENTRIES - rs.getInt("dealt") : 0);
    }

    /** There is one list for many thousands of credentials. */
    @Override
    public List<Measurement> measured(Instant now) {
        return jdbc.sql("SELECT min(COALESCE(signed_at, created_at)) AS oldest FROM status_list")
                .query((row, n) -> List.of(Measurement.age(
                        "cairn.status.list.age.seconds",
                        "Since the status list that has waited longest was signed",
                        row.getObject("oldest", OffsetDateTime.class),
                        now)))
                .single();
    }
}
