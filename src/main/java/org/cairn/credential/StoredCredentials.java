package org.cairn.credential;

import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cairn.award.AwardId;
import org.cairn.credential.Press.SignedCredential;
import org.cairn.microcredential.VersionId;
import org.cairn.shared.InstitutionId;
import org.cairn.shared.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code credential}. */
@Repository
class StoredCredentials {

    private static final String SELECT = """
            SELECT id, institution_id, award_id, version_id, person_id, status_list_id, status_index, signed_at,
              published, printed_name, revoked_at, suspended_at
            FROM credential
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate template;

    StoredCredentials(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.template = template;
    }

    /**
     * Adds what was signed. An award that has its credential already keeps that one.
     *
     * @return how many were added
     */
    int add(List<SignedCredential> signed, Instant now) {
        int[][] added = template.batchUpdate(
                """
                        INSERT INTO credential (id, institution_id, award_id, version_id, person_id, status_list_id,
                          status_index, reserved_at, signed_at, published, signed_json, signed_jwt, proof_key, token_key)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, FALSE, ?, ?, ?, ?)
                        ON CONFLICT DO NOTHING
                        """, signed, Math.max(1, signed.size()), (row, one) -> insert(row, one, now.atOffset(ZoneOffset.UTC)));
        return (int) Arrays.stream(added)
                .flatMapToInt(Arrays::stream)
                .filter(count -> count != 0)
                .count();
    }

    /** Signs what was reserved before, or what a key signed that is no longer trusted. Nothing else ever changes. */
    void sign(List<SignedCredential> signed, Instant now) {
        template.batchUpdate("""
                        UPDATE credential SET signed_at = ?, signed_json = ?, signed_jwt = ?, proof_key = ?, token_key = ?
                        WHERE id = ? AND erased_at IS NULL
                        """, signed, Math.max(1, signed.size()), (row, one) -> {
            row.setObject(1, now.atOffset(ZoneOffset.UTC));
            row.setBytes(2, one.json());
            row.setBytes(3, one.jwt());
            row.setString(4, one.proofKey());
            row.setString(5, one.tokenKey());
            row.setString(6, one.credential().id().value());
        });
    }

    private static void insert(PreparedStatement row, SignedCredential one, OffsetDateTime now) throws SQLException {
        StoredCredential credential = one.credential();
        row.setString(1, credential.id().value());
        row.setObject(2, credential.institution().value());
        row.setObject(3, credential.award().value());
        row.setObject(4, credential.version().value());
        row.setObject(5, credential.person().value());
        row.setObject(6, credential.statusList());
        row.setInt(7, credential.statusIndex());
        row.setObject(8, now);
        row.setObject(9, now);
        row.setBytes(10, one.json());
        row.setBytes(11, one.jwt());
        row.setString(12, one.proofKey());
        row.setString(13, one.tokenKey());
    }

    /** @return the list whose bit has changed, empty where nothing did */
    Optional<UUID> revoke(AwardId award, Instant now) {
        int changed = jdbc.sql("UPDATE credential SET revoked_at = :now WHERE award_id = :award AND revoked_at IS NULL")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("award", award.value())
                .update();
        return changed == 0 ? Optional.empty() : ofAward(award).map(StoredCredential::statusList);
    }

    /**
     * @param since null where it holds again
     * @return the list whose bit has changed, empty where nothing did
     */
    Optional<UUID> suspend(AwardId award, @Nullable Instant since) {
        int changed = jdbc.sql("""
                        UPDATE credential SET suspended_at = :since
                        WHERE award_id = :award AND (suspended_at IS NULL) = :now
                        """)
                .param("since", since == null ? null : since.atOffset(ZoneOffset.UTC))
                .param("award", award.value())
                .param("now", since != null)
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

    List<StoredCredential> ofAwards(List<AwardId> awards) {
        return jdbc.sql(SELECT + "WHERE award_id IN (:awards)")
                .param("awards", awards.stream().map(AwardId::value).toList())
                .query(StoredCredentials::read)
                .list();
    }

    List<StoredCredential> of(PersonId person) {
        return jdbc.sql(SELECT + "WHERE person_id = :person ORDER BY reserved_at DESC, id")
                .param("person", person.value())
                .query(StoredCredentials::read)
                .list();
    }

    /** Whether its owner has had it erased: it was there, and says nothing any more. */
    boolean isErased(CredentialId id) {
        return jdbc.sql("SELECT count(*) FROM credential WHERE id = :id AND erased_at IS NOT NULL")
                        .param("id", id.value())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** The bytes as they were signed. */
    SignedDocument document(CredentialId id) {
        return jdbc.sql("SELECT signed_json, signed_jwt FROM credential WHERE id = :id AND signed_at IS NOT NULL")
                .param("id", id.value())
                .query((rs, row) -> new SignedDocument(text(rs, "signed_json"), text(rs, "signed_jwt")))
                .single();
    }

    /** Those that are revoked, and those that are suspended now. */
    List<Integer> bitsIn(UUID statusList) {
        return jdbc.sql("""
                        SELECT status_index FROM credential
                        WHERE status_list_id = :list AND (revoked_at IS NOT NULL OR suspended_at IS NOT NULL)
                        """).param("list", statusList).query(Integer.class).list();
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
                instant(rs, "revoked_at"),
                instant(rs, "suspended_at"));
    }

    private static @Nullable Instant instant(ResultSet rs, String column) throws SQLException {
        OffsetDateTime moment = rs.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }
}
