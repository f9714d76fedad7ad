package org.cairn.microcredential;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.cairn.microcredential.LastWords.Word;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of what partners have confirmed. Only added to. */
@Repository
class Validations {

    private final JdbcClient jdbc;

    Validations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(PartnerInvitation invitation, MicrocredentialId microcredential, Validation validation) {
        jdbc.sql("""
                        INSERT INTO partner_validation (institution_id, invitation_id, arrival, microcredential_id, partner, kind,
                                                        hash, demanded, reflects_job, publication, remarks, endorses,
                                                        statement, signatory, signatory_title, signed_at, valid_until)
                        SELECT :institution, :invitation, COALESCE(MAX(arrival), 0) + 1, :microcredential, :partner,
                               :kind, :hash, :demanded, :reflects, :publication, :remarks, :endorses, :statement,
                               :signatory, :title, :at, :until
                          FROM partner_validation WHERE microcredential_id = :microcredential
                        """)
                .param("institution", invitation.institution().value())
                .param("invitation", invitation.id().value())
                .param("microcredential", microcredential.value())
                .param("partner", validation.partner())
                .param("kind", validation.kind().name())
                .param("hash", validation.hash())
                .param("demanded", validation.demanded())
                .param("reflects", validation.reflectsJob())
                .param(
                        "publication",
                        validation.publication() == null
                                ? null
                                : validation.publication().name())
                .param("remarks", validation.remarks())
                .param("endorses", validation.endorses())
                .param("statement", validation.statement())
                .param("signatory", validation.signatory())
                .param("title", validation.signatoryTitle())
                .param("at", validation.signedAt().atOffset(ZoneOffset.UTC))
                .param("until", validation.validUntil())
                .update();
    }

    /** Of all versions, oldest first. */
    List<Validation> of(MicrocredentialId microcredential) {
        return jdbc.sql("""
                        SELECT partner, kind, hash, demanded, reflects_job, publication, remarks, endorses, statement,
                               signatory, signatory_title, signed_at, valid_until
                          FROM partner_validation WHERE microcredential_id = :microcredential
                         ORDER BY arrival
                        """)
                .param("microcredential", microcredential.value())
                .query(Validations::row)
                .list();
    }

    /** What was said of exactly this text, oldest first. */
    List<Word> of(MicrocredentialId microcredential, String hash) {
        return jdbc.sql("""
                        SELECT invitation_id, partner, kind, hash, demanded, reflects_job, publication, remarks, endorses,
                               statement, signatory, signatory_title, signed_at, valid_until
                          FROM partner_validation WHERE microcredential_id = :microcredential AND hash = :hash
                         ORDER BY arrival
                        """)
                .param("microcredential", microcredential.value())
                .param("hash", hash)
                .query((row, number) ->
                        new Word(new InvitationId(row.getObject("invitation_id", UUID.class)), row(row, number)))
                .list();
    }

    private static Validation row(ResultSet row, int number) throws SQLException {
        String publication = row.getString("publication");
        return new Validation(
                row.getString("partner"),
                Partner.Kind.valueOf(row.getString("kind")),
                row.getString("hash"),
                row.getBoolean("demanded"),
                row.getBoolean("reflects_job"),
                publication == null ? null : Validation.Publication.valueOf(publication),
                row.getString("remarks"),
                row.getBoolean("endorses"),
                row.getString("statement"),
                row.getString("signatory"),
                row.getString("signatory_title"),
                row.getObject("signed_at", OffsetDateTime.class).toInstant(),
                row.getObject("valid_until", LocalDate.class));
    }
}
