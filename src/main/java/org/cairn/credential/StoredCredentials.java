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
import org.cairn.award.AwardId;
import org.cairn.microcredential.VersionId;
import org.cairn.shared.InstitutionId;
import org.cairn.shared.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code credential}. */
@Repository
class StoredCredentials {

    private static final String SELECT = """
            SELECT id, institution_id, award_id, version_id, person_id, status_list_id, status_index, signed_at,
              published, printed_name, revoked_at
            FROM credential
            """;

    private final JdbcClient jdbc;

    StoredCredentials(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return false where the award has a credential already, or the id or the place in the list is taken */
    boolean reserve(StoredCredential reserved, Instant now) {
        return jdbc.sql("""
                                INSERT INTO credential (id, institution_id, award_id, version_id, person_id,
                                  status_list_id, status_index, reserved_at, published)
                                VALUES (:id, :institution, :award, :version, :person, :list, :index, :now, FALSE)
                                ON CONFLICT DO NOTHING
                                """)
                        .param("id", reserved.id().value())
                        .param("institution", reserved.institution().value())
                        .param("award", reserved.award().value())
                        .param("version", reserved.version().value())
                        .param("person", reserved.person().value())
                        .param("list", reserved.statusList())
                        .param("index", reserved.statusIndex())
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** @return false where it was signed before: what is signed never changes */
    boolean sign(CredentialId id, SignedDocument signed, Instant now) {
        return jdbc.sql("""
                                UPDATE credential SET signed_json = :json, signed_jwt = :jwt, signed_at = :now
                                WHERE id = :id AND signed_at IS NULL
                                """)
                        .param("json", signed.json().getBytes(StandardCharsets.UTF_8))
                        .param("jwt", signed.jwt().getBytes(StandardCharsets.UTF_8))
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("id", id.value())
                        .update()
                == 1;
    }

    /** @return the list whose bit has changed, empty where nothing did */
    Optional<UUID> revoke(AwardId award, Instant now) {
        int changed = jdbc.sql("UPDATE credential SET revoked_at = :now WHERE award_id = :award AND revoked_at IS NULL")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("award", award.value())
                .update();
        return changed == 0 ? Optional.empty() : ofAward(award).map(StoredCredential::statusList);
    }

    void publish(CredentialId id, boolean published, @Nullable String printedName) {
        jdbc.sql("""
                        UPDATE credential SET published = :published, printed_name = :name
                        WHERE id = :id AND signed_at IS NOT NULL
                        """)
                .param("published", published)
                .param("name", printedName)
                .param("id", id.value())
                .update();
    }

    Optional<StoredCredential> find(CredentialId id) {
        return jdbc.sql(SELECT + "WHERE id = :id")
                .param("id", id.value())
                .query(StoredCredentials::read)
                .optional();
    }

    Optional<StoredCredential> ofAward(AwardId award) {
        return jdbc.sql(SELECT + "WHERE award_id = :award")
                .param("award", award.value())
                .query(StoredCredentials::read)
                .optional();
    }

    List<StoredCredential> of(PersonId person) {
        return jdbc.sql(SELECT + "WHERE person_id = :person ORDER BY reserved_at DESC, id")
                .param("person", person.value())
                .query(StoredCredentials::read)
                .list();
    }

    /** The bytes as they were signed. */
    SignedDocument document(CredentialId id) {
        return jdbc.sql("SELECT signed_json, signed_jwt FROM credential WHERE id = :id AND signed_at IS NOT NULL")
                .param("id", id.value())
                .query((rs, row) -> new SignedDocument(text(rs, "signed_json"), text(rs, "signed_jwt")))
                .single();
    }

    int countIn(UUID statusList) {
        return jdbc.sql("SELECT count(*) FROM credential WHERE status_list_id = :list")
                .param("list", statusList)
                .query(Integer.class)
                .single();
    }

    List<Integer> revokedIn(UUID statusList) {
        return jdbc.sql("SELECT status_index FROM credential WHERE status_list_id = :list AND revoked_at IS NOT NULL")
                .param("list", statusList)
                .query(Integer.class)
                .list();
    }

    private static String text(ResultSet rs, String column) throws SQLException {
        return new String(rs.getBytes(column), StandardCharsets.UTF_8);
    }

    private static StoredCredential read(ResultSet rs, int row) throws SQLException {
        return new StoredCredential(
                new CredentialId(rs.getString("id")),
                new InstitutionId(rs.getObject("institution_id", UUID.class)),
                new AwardId(rs.getObject("award_id", UUID.class)),
                new VersionId(rs.getObject("version_id", UUID.class)),
                new PersonId(rs.getObject("person_id", UUID.class)),
                rs.getObject("status_list_id", UUID.class),
                rs.getInt("status_index"),
                instant(rs, "signed_at"),
                rs.getBoolean("published"),
                rs.getString("printed_name"),
                instant(rs, "revoked_at"));
    }

    private static @Nullable Instant instant(ResultSet rs, String column) throws SQLException {
        OffsetDateTime moment = rs.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }
}
