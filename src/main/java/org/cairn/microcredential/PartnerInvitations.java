package org.cairn.microcredential;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cairn.shared.InstitutionId;
import org.cairn.shared.PersonId;
import org.cairn.shared.Sha256;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of partners who were asked: 256 bits that serve once, of which only the hash is kept. */
@Repository
class PartnerInvitations {

    static final Duration LIFETIME = Duration.ofDays(30);

    private static final int BYTES = 32;
    private static final String COLUMNS =
            "id, institution_id, version_id, partner, email, language, state, failures, made_by, expires_at";

    private final JdbcClient jdbc;
    private final SecureRandom random;
    private final Clock clock;

    PartnerInvitations(JdbcClient jdbc, SecureRandom random, Clock clock) {
        this.jdbc = jdbc;
        this.random = random;
        this.clock = clock;
    }

    void add(PartnerInvitation invitation) {
        jdbc.sql("""
                        INSERT INTO partner_invitation (institution_id, id, version_id, partner, email, language, state,
                                                        made_by, made_at, expires_at)
                        VALUES (:institution, :id, :version, :partner, :email, :language, 'WAITING', :by, :now, :end)
                        """)
                .param("institution", invitation.institution().value())
                .param("id", invitation.id().value())
                .param("version", invitation.version().value())
                .param("partner", invitation.partner())
                .param("email", invitation.email())
                .param("language", invitation.language())
                .param("by", invitation.madeBy().value())
                .param("now", OffsetDateTime.now(clock))
                .param("end", OffsetDateTime.ofInstant(invitation.expiresAt(), clock.getZone()))
                .update();
    }

    /** A new address; the one before it, of a letter that may have been lost, no longer serves. Empty where used. */
    Optional<String> open(InvitationId id) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        int rows = jdbc.sql("""
                        UPDATE partner_invitation SET state = 'OPEN', token_hash = :hash
                         WHERE id = :id AND state <> 'USED' AND expires_at > :now
                        """)
                .param("hash", Sha256.hex(token))
                .param("id", id.value())
                .param("now", OffsetDateTime.now(clock))
                .update();
        return rows == 0 ? Optional.empty() : Optional.of(token);
    }

    /** The letter has not gone out. */
    void failed(InvitationId id) {
        jdbc.sql("""
                        UPDATE partner_invitation SET state = 'WAITING', failures = failures + 1
                         WHERE id = :id AND state = 'OPEN'
                        """).param("id", id.value()).update();
    }

    /** Empty where it is unknown, used or too old. */
    Optional<PartnerInvitation> find(String token) {
        return jdbc.sql("SELECT " + COLUMNS + """
                          FROM partner_invitation
                         WHERE token_hash = :hash AND state = 'OPEN' AND expires_at > :now
                        """)
                .param("hash", Sha256.hex(token))
                .param("now", OffsetDateTime.now(clock))
                .query(PartnerInvitations::row)
                .optional();
    }

    Optional<PartnerInvitation> find(InvitationId id) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM partner_invitation WHERE id = :id")
                .param("id", id.value())
                .query(PartnerInvitations::row)
                .optional();
    }

    /** Newest first. */
    List<PartnerInvitation> of(VersionId version) {
        return jdbc.sql("SELECT " + COLUMNS + """
                          FROM partner_invitation WHERE version_id = :version ORDER BY made_at DESC, id
                        """)
                .param("version", version.value())
                .query(PartnerInvitations::row)
                .list();
    }

    /** @return 0 where it has been used, by whoever was first, or has ended */
    int use(String token) {
        return jdbc.sql("""
                        UPDATE partner_invitation SET state = 'USED'
                         WHERE token_hash = :hash AND state = 'OPEN' AND expires_at > :now
                        """)
                .param("hash", Sha256.hex(token))
                .param("now", OffsetDateTime.now(clock))
                .update();
    }

    private static PartnerInvitation row(ResultSet row, int number) throws SQLException {
        return new PartnerInvitation(
                new InvitationId(row.getObject("id", UUID.class)),
                new InstitutionId(row.getObject("institution_id", UUID.class)),
                new VersionId(row.getObject("version_id", UUID.class)),
                row.getString("partner"),
                row.getString("email"),
                row.getString("language"),
                PartnerInvitation.State.valueOf(row.getString("state")),
                row.getInt("failures"),
                new PersonId(row.getObject("made_by", UUID.class)),
                row.getObject("expires_at", OffsetDateTime.class).toInstant());
    }
}
