package org.cairn.competency;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.cairn.shared.Bilingual;
import org.cairn.shared.InstitutionId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** A competency with its criteria and levels, as it was at one time. Rows are added, never changed. */
@Repository
class Revisions {

    private final JdbcClient jdbc;

    Revisions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The number of the newest revision, or 0. */
    int newest(CompetencyId competency) {
        return jdbc.sql("SELECT COALESCE(MAX(revision), 0) FROM competency WHERE id = :id")
                .param("id", competency.value())
                .query(Integer.class)
                .single();
    }

    List<Competency> newest(InstitutionId institution) {
        return jdbc.sql("""
                        SELECT id, revision, code, title_en, title_fr, statement_en, statement_fr,
                               scale_name_en, scale_name_fr, written
                          FROM competency c
                         WHERE institution_id = :institution
                           AND revision = (SELECT MAX(revision) FROM competency n WHERE n.id = c.id)
                         ORDER BY title_en, title_fr, id
                        """)
                .param("institution", institution.value())
                .query(this::competency)
                .list();
    }

    Competency find(CompetencyId competency, int revision) {
        return jdbc.sql("""
                        SELECT id, revision, code, title_en, title_fr, statement_en, statement_fr,
                               scale_name_en, scale_name_fr, written
                          FROM competency WHERE id = :id AND revision = :revision
                        """)
                .param("id", competency.value())
                .param("revision", revision)
                .query(this::competency)
                .single();
    }

    void add(InstitutionId institution, Competency competency, int revision, Instant keptAt) {
        jdbc.sql("""
                        INSERT INTO competency (institution_id, id, revision, code, title_en, title_fr, statement_en,
                                                statement_fr, scale_name_en, scale_name_fr, written, kept_at)
                        VALUES (:institution, :id, :revision, :code, :titleEn, :titleFr, :statementEn,
                                :statementFr, :scaleEn, :scaleFr, :written, :keptAt)
                        """)
                .param("institution", institution.value())
                .param("id", competency.id().value())
                .param("revision", revision)
                .param("code", competency.code())
                .param("titleEn", competency.title().en())
                .param("titleFr", competency.title().fr())
                .param("statementEn", competency.statement().en())
                .param("statementFr", competency.statement().fr())
                .param("scaleEn", competency.scale().name().en())
                .param("scaleFr", competency.scale().name().fr())
                .param("written", saysMore(competency) ? Written.of(competency) : null)
                .param("keptAt", keptAt.atOffset(ZoneOffset.UTC))
                .update();
        for (int position = 0; position < competency.criteria().size(); position++) {
            add(competency.id(), revision, position, competency.criteria().get(position));
        }
        competency.scale().levels().forEach(level -> add(competency.id(), revision, level));
    }

    private void add(CompetencyId competency, int revision, int position, Criterion criterion) {
        jdbc.sql("""
                        INSERT INTO criterion (id, competency_id, revision, position, text_en, text_fr, critical)
                        VALUES (:id, :competency, :revision, :position, :en, :fr, :critical)
                        """)
                .param("id", criterion.id().value())
                .param("competency", competency.value())
                .param("revision", revision)
                .param("position", position)
                .param("en", criterion.text().en())
                .param("fr", criterion.text().fr())
                .param("critical", criterion.critical())
                .update();
    }

    private void add(CompetencyId competency, int revision, Level level) {
        Bilingual description = level.description();
        jdbc.sql("""
                        INSERT INTO proficiency_level (id, competency_id, revision, level_rank, label_en, label_fr,
                                                       description_en, description_fr, lower_cut)
                        VALUES (:id, :competency, :revision, :rank, :labelEn, :labelFr, :en, :fr, :cut)
                        """)
                .param("id", level.id())
                .param("competency", competency.value())
                .param("revision", revision)
                .param("rank", level.rank())
                .param("labelEn", level.label().en())
                .param("labelFr", level.label().fr())
                .param("en", description == null ? null : description.en())
                .param("fr", description == null ? null : description.fr())
                .param("cut", level.lowerCut())
                .update();
    }

    private static boolean saysMore(Competency competency) {
        return competency.details() != null
                || competency.criteria().stream()
                        .anyMatch(criterion -> !criterion.observable()
                                || !criterion.descriptors().isEmpty());
    }

    /** Numbers come back without trailing zeros. */
    static Competency asStored(Competency competency) {
        if (saysMore(competency)) {
            return Written.read(Written.of(competency));
        }
        ProficiencyScale scale = competency.scale();
        return new Competency(
                competency.id(),
                competency.code(),
                competency.title(),
                competency.statement(),
                competency.criteria(),
                new ProficiencyScale(
                        scale.name(),
                        scale.levels().stream()
                                .map(level -> new Level(
                                        level.id(),
                                        level.rank(),
                                        level.label(),
                                        level.description(),
                                        plain(level.lowerCut())))
                                .toList()));
    }

    private Competency competency(ResultSet row, int number) throws SQLException {
        @Nullable String written = row.getString("written");
        if (written != null) {
            return Written.read(written);
        }
        CompetencyId id = new CompetencyId(row.getObject("id", UUID.class));
        int revision = row.getInt("revision");
        return new Competency(
                id,
                row.getString("code"),
                new Bilingual(row.getString("title_en"), row.getString("title_fr")),
                new Bilingual(row.getString("statement_en"), row.getString("statement_fr")),
                criteria(id, revision),
                new ProficiencyScale(
                        new Bilingual(row.getString("scale_name_en"), row.getString("scale_name_fr")),
                        levels(id, revision)));
    }

    private List<Criterion> criteria(CompetencyId competency, int revision) {
        return jdbc.sql("""
                        SELECT id, text_en, text_fr, critical FROM criterion
                         WHERE competency_id = :competency AND revision = :revision ORDER BY position
                        """)
                .param("competency", competency.value())
                .param("revision", revision)
                .query((row, number) -> new Criterion(
                        new CriterionId(row.getObject("id", UUID.class)),
                        new Bilingual(row.getString("text_en"), row.getString("text_fr")),
                        row.getBoolean("critical")))
                .list();
    }

    private List<Level> levels(CompetencyId competency, int revision) {
        return jdbc.sql("""
                        SELECT id, level_rank, label_en, label_fr, description_en, description_fr, lower_cut
                          FROM proficiency_level
                         WHERE competency_id = :competency AND revision = :revision ORDER BY level_rank
                        """)
                .param("competency", competency.value())
                .param("revision", revision)
                .query((row, number) -> new Level(
                        row.getObject("id", UUID.class),
                        row.getInt("level_rank"),
                        new Bilingual(row.getString("label_en"), row.getString("label_fr")),
                        words(row.getString("description_en"), row.getString("description_fr")),
                        plain(row.getBigDecimal("lower_cut"))))
                .list();
    }

    private static @Nullable Bilingual words(@Nullable String en, @Nullable String fr) {
        return en == null && fr == null ? null : new Bilingual(en, fr);
    }

    private static BigDecimal plain(BigDecimal number) {
        return number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
    }
}
