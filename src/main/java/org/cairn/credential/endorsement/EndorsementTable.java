package org.cairn.credential.endorsement;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cairn.credential.keys.IssuerId;
import org.cairn.microcredential.InvitationId;
import org.cairn.microcredential.VersionId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code endorsement}. */
@Repository
class EndorsementTable {

    private final JdbcClient jdbc;
    private final Clock clock;

    EndorsementTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param document null until it is signed */
    record Row(
            UUID id,
            InvitationId validation,
            VersionId version,
            IssuerId endorser,
            @Nullable String document) {}

    /** An answer that has its row keeps it: the constraint decides between two at once. */
    void addIfAbsent(Endorser endorser, InvitationId validation, VersionId version) {
        jdbc.sql("""
                        INSERT INTO endorsement (institution_id, id, validation_id, version_id, endorser_id, made_at)
                        VALUES (:institution, :id, :validation, :version, :endorser, :now)
                        ON CONFLICT DO NOTHING
                        """)
                .param("institution", endorser.issuer().institution().value())
                .param("id", UUID.randomUUID())
                .param("validation", validation.value())
                .param("version", version.value())
                .param("endorser", endorser.issuer().id().value())
                .param("now", OffsetDateTime.now(clock))
                .update();
    }

    /** Signed once: where somebody else was quicker, their document stays. */
    void sign(UUID id, String document) {
        jdbc.sql("UPDATE endorsement SET document = :document WHERE id = :id AND document IS NULL")
                .param("document", document.getBytes(StandardCharsets.UTF_8))
                .param("id", id)
                .update();
    }

    /** What this partner has signed is to be signed again. */
    void unsign(IssuerId endorser) {
        jdbc.sql("UPDATE endorsement SET document = NULL WHERE endorser_id = :endorser")
                .param("endorser", endorser.value())
                .update();
    }

    List<Row> of(VersionId version) {
        return jdbc.sql("""
                        SELECT id, validation_id, version_id, endorser_id, document FROM endorsement
                        WHERE version_id = :version ORDER BY made_at, id
                        """)
                .param("version", version.value())
                .query(EndorsementTable::read)
                .list();
    }

    /** The newest first. */
    List<VersionId> endorsedBy(IssuerId endorser) {
        return jdbc.sql("""
                        SELECT version_id FROM endorsement WHERE endorser_id = :endorser
                        GROUP BY version_id ORDER BY MAX(made_at) DESC, version_id
                        """)
                .param("endorser", endorser.value())
                .query((rs, row) -> new VersionId(rs.getObject("version_id", UUID.class)))
                .list();
    }

    Optional<Row> find(UUID id) {
        return jdbc.sql("""
                        SELECT id, validation_id, version_id, endorser_id, document FROM endorsement WHERE id = :id
                        """).param("id", id).query(EndorsementTable::read).optional();
    }

    private static Row read(ResultSet rs, int row) throws SQLException {
        byte[] document = rs.getBytes("document");
        return new Row(
                rs.getObject("id", UUID.class),
                new InvitationId(rs.getObject("validation_id", UUID.class)),
                new VersionId(rs.getObject("version_id", UUID.class)),
                new IssuerId(rs.getObject("endorser_id", UUID.class)),
                document == null ? null : new String(document, StandardCharsets.UTF_8));
    }
}
