package org.cairn.privacy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.cairn.shared.Bilingual;
import org.cairn.shared.InstitutionId;
import org.cairn.shared.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What institutions say of why they collect something, and who has read it. */
@Service
public class CollectionNotices {

    /** How long each text may be. */
    public static final int LONGEST = 1000;

    private final JdbcClient jdbc;
    private final Clock clock;

    CollectionNotices(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public CollectionNotice of(InstitutionId institution) {
        return jdbc.sql("""
                        SELECT purpose_en, purpose_fr, authority_en, authority_fr, contact_en, contact_fr, revision
                          FROM collection_notice WHERE institution_id = :institution""")
                .param("institution", institution.value())
                .query((row, n) -> new CollectionNotice(
                        text(row, "purpose_en", "purpose_fr"),
                        text(row, "authority_en", "authority_fr"),
                        text(row, "contact_en", "contact_fr"),
                        row.getInt("revision")))
                .optional()
                .orElse(CollectionNotice.OF_CAIRN);
    }

    private static @Nullable Bilingual text(ResultSet row, String english, String french) throws SQLException {
        String en = row.getString(english);
        String fr = row.getString(french);
        return en == null && fr == null ? null : new Bilingual(en, fr);
    }

    /** What this person has still to read. Nearly everybody has read it, and each page asks: so it is one question. */
    public Optional<CollectionNotice> unread(InstitutionId institution, PersonId person) {
        boolean read = jdbc.sql("""
                                SELECT count(*) FROM notice_read WHERE person_id = :person AND revision = COALESCE(
                                  (SELECT revision FROM collection_notice WHERE institution_id = :institution), :cairn)""")
                        .param("person", person.value())
                        .param("institution", institution.value())
                        .param("cairn", CollectionNotice.OF_CAIRN.revision())
                        .query(Integer.class)
                        .single()
                > 0;
        return read ? Optional.empty() : Optional.of(of(institution));
    }

    /** As it stands now. The same twice is once. */
    @Transactional
    public void read(InstitutionId institution, PersonId person) {
        jdbc.sql("""
                        INSERT INTO notice_read (person_id, revision, read_at) VALUES (:person, :revision, :now)
                        ON CONFLICT DO NOTHING""")
                .param("person", person.value())
                .param("revision", of(institution).revision())
                .param("now", OffsetDateTime.now(clock))
                .update();
    }

    /** From now on, and for everybody anew. */
    @Transactional
    public void change(
            InstitutionId institution,
            @Nullable Bilingual purpose,
            @Nullable Bilingual authority,
            @Nullable Bilingual contact) {
        int revision = of(institution).revision() + 1;
        jdbc.sql("DELETE FROM collection_notice WHERE institution_id = :institution")
                .param("institution", institution.value())
                .update();
        jdbc.sql("""
                        INSERT INTO collection_notice (institution_id, purpose_en, purpose_fr, authority_en, authority_fr,
                          contact_en, contact_fr, revision, changed_at)
                        VALUES (:institution, :purposeEn, :purposeFr, :authorityEn, :authorityFr, :contactEn, :contactFr,
                          :revision, :now)""")
                .param("institution", institution.value())
                .param("purposeEn", purpose == null ? null : purpose.en())
                .param("purposeFr", purpose == null ? null : purpose.fr())
                .param("authorityEn", authority == null ? null : authority.en())
                .param("authorityFr", authority == null ? null : authority.fr())
                .param("contactEn", contact == null ? null : contact.en())
                .param("contactFr", contact == null ? null : contact.fr())
                .param("revision", revision)
                .param("now", OffsetDateTime.now(clock))
                .update();
    }
}
