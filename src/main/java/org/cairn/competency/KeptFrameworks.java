package org.cairn.competency;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cairn.shared.Bilingual;
import org.cairn.shared.CourseId;
import org.cairn.shared.InstitutionId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The frameworks of institutions. */
@Repository
class KeptFrameworks {

    private static final String COLUMNS = """
            f.id, f.course_id, f.case_id, f.uri, f.title_en, f.title_fr, f.description_en, f.description_fr, f.status,
            f.publisher, f.version, f.licence, f.address, f.language, f.changed_at
            """;

    private final JdbcClient jdbc;

    KeptFrameworks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return 1, or 0 where the institution has one of this CASE identity */
    int add(InstitutionId institution, Framework framework) {
        return filled(jdbc.sql("""
                        INSERT INTO framework (institution_id, id, course_id, case_id, uri, title_en, title_fr,
                                               description_en, description_fr, status, publisher, version, licence,
                                               address, language, made_at, changed_at)
                        VALUES (:institution, :id, :course, :caseId, :uri, :titleEn, :titleFr, :descriptionEn,
                                :descriptionFr, :status, :publisher, :version, :licence, :address, :language, :now, :now)
                        ON CONFLICT DO NOTHING
                        """), framework)
                .param("institution", institution.value())
                .param("course", framework.course().value())
                .param("caseId", framework.caseId())
                .update();
    }

    void change(Framework framework) {
        filled(jdbc.sql("""
                        UPDATE framework
                           SET uri = :uri, title_en = :titleEn, title_fr = :titleFr, description_en = :descriptionEn,
                               description_fr = :descriptionFr, status = :status, publisher = :publisher,
                               version = :version, licence = :licence, address = :address, language = :language,
                               changed_at = :now
                         WHERE id = :id
                        """), framework).update();
    }

    /** Whoever changes what is in a framework holds it until the end of the transaction. */
    void lock(FrameworkId id) {
        jdbc.sql("SELECT id FROM framework WHERE id = :id FOR UPDATE")
                .param("id", id.value())
                .query((row, number) -> row.getObject("id", UUID.class))
                .optional();
    }

    Optional<Framework> find(InstitutionId institution, FrameworkId id) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM framework f WHERE f.institution_id = :institution AND f.id = :id")
                .param("institution", institution.value())
                .param("id", id.value())
                .query(KeptFrameworks::framework)
                .optional();
    }

    Optional<Framework> find(InstitutionId institution, UUID caseId) {
        return jdbc.sql("SELECT " + COLUMNS
                        + " FROM framework f WHERE f.institution_id = :institution AND f.case_id = :caseId")
                .param("institution", institution.value())
                .param("caseId", caseId)
                .query(KeptFrameworks::framework)
                .optional();
    }

    /** What the institution has adopted, and the drafts made in this course; by title. */
    List<FrameworkSummary> visible(InstitutionId institution, CourseId course) {
        return jdbc.sql("""
                        SELECT f.id, f.title_en, f.title_fr, f.publisher, f.version, f.status,
                               (SELECT COUNT(*) FROM framework_competency c
                                 WHERE c.framework_id = f.id AND c.withdrawn = FALSE) AS competencies
                          FROM framework f
                         WHERE f.institution_id = :institution AND (f.status <> 'DRAFT' OR f.course_id = :course)
                         ORDER BY LOWER(COALESCE(f.title_en, f.title_fr)), f.id
                        """)
                .param("institution", institution.value())
                .param("course", course.value())
                .query((row, number) -> new FrameworkSummary(
                        new FrameworkId(row.getObject("id", UUID.class)),
                        new Bilingual(row.getString("title_en"), row.getString("title_fr")),
                        row.getString("publisher"),
                        row.getString("version"),
                        Framework.Status.valueOf(row.getString("status")),
                        row.getInt("competencies")))
                .list();
    }

    private static JdbcClient.StatementSpec filled(JdbcClient.StatementSpec statement, Framework framework) {
        Bilingual description = framework.description();
        return statement
                .param("id", framework.id().value())
                .param("uri", framework.about().uri())
                .param("titleEn", framework.title().en())
                .param("titleFr", framework.title().fr())
                .param("descriptionEn", description == null ? null : description.en())
                .param("descriptionFr", description == null ? null : description.fr())
                .param("status", framework.status().name())
                .param("publisher", framework.about().publisher())
                .param("version", framework.about().version())
                .param("licence", framework.about().licence())
                .param("address", framework.about().address())
                .param("language", framework.about().language())
                .param("now", framework.changedAt().atOffset(ZoneOffset.UTC));
    }

    private static Framework framework(ResultSet row, int number) throws SQLException {
        return new Framework(
                new FrameworkId(row.getObject("id", UUID.class)),
                new CourseId(row.getObject("course_id", UUID.class)),
                row.getObject("case_id", UUID.class),
                new Bilingual(row.getString("title_en"), row.getString("title_fr")),
                words(row.getString("description_en"), row.getString("description_fr")),
                Framework.Status.valueOf(row.getString("status")),
                new Framework.About(
                        row.getString("publisher"),
                        row.getString("version"),
                        row.getString("licence"),
                        row.getString("address"),
                        row.getString("uri"),
                        row.getString("language")),
                row.getObject("changed_at", OffsetDateTime.class).toInstant());
    }

    private static @Nullable Bilingual words(@Nullable String en, @Nullable String fr) {
        return en == null && fr == null ? null : new Bilingual(en, fr);
    }
}
