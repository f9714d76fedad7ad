package org.cairn.pathway;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cairn.microcredential.Frozen;
import org.cairn.pathway.Pathway.Group;
import org.cairn.shared.Bilingual;
import org.cairn.shared.CourseId;
import org.cairn.shared.InstitutionId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of pathways. */
@Repository
class PathwayTable {

    private static final String COLUMNS = """
            SELECT id, institution_id, course_id, title_en, title_fr, outcomes_en, outcomes_fr, target_en, target_fr,
                   counts_twice, state, step_groups
              FROM pathway
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    PathwayTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    List<Pathway> of(InstitutionId institution) {
        return jdbc.sql(COLUMNS + " WHERE institution_id = :institution ORDER BY title_en, title_fr, id")
                .param("institution", institution.value())
                .query(PathwayTable::row)
                .list();
    }

    Optional<Pathway> find(PathwayId id) {
        return jdbc.sql(COLUMNS + " WHERE id = :id")
                .param("id", id.value())
                .query(PathwayTable::row)
                .optional();
    }

    /** Whoever changes a pathway of the institution at the same time waits: no two changes make a circle together. */
    void lock(InstitutionId institution) {
        jdbc.sql("SELECT id FROM institution WHERE id = :id FOR UPDATE")
                .param("id", institution.value())
                .query((row, number) -> row.getString("id"))
                .single();
    }

    void save(Pathway pathway) {
        String set = """
                UPDATE pathway SET title_en = :titleEn, title_fr = :titleFr, outcomes_en = :outcomesEn,
                       outcomes_fr = :outcomesFr, target_en = :targetEn, target_fr = :targetFr, counts_twice = :twice,
                       state = :state, step_groups = :groups, changed_at = :now
                 WHERE id = :id AND institution_id = :institution AND course_id = :course
                """;
        if (write(set, pathway) == 0) {
            write("""
                    INSERT INTO pathway (institution_id, id, course_id, title_en, title_fr, outcomes_en, outcomes_fr,
                                         target_en, target_fr, counts_twice, state, step_groups, changed_at)
                    VALUES (:institution, :id, :course, :titleEn, :titleFr, :outcomesEn, :outcomesFr,
                            :targetEn, :targetFr, :twice, :state, :groups, :now)
                    """, pathway);
        }
    }

    private int write(String sql, Pathway pathway) {
        Bilingual target = pathway.target();
        return jdbc.sql(sql)
                .param("institution", pathway.institution().value())
                .param("id", pathway.id().value())
                .param("course", pathway.madeIn().value())
                .param("titleEn", pathway.title().en())
                .param("titleFr", pathway.title().fr())
                .param("outcomesEn", pathway.outcomes().en())
                .param("outcomesFr", pathway.outcomes().fr())
                .param("targetEn", target == null ? null : target.en())
                .param("targetFr", target == null ? null : target.fr())
                .param("twice", pathway.countsTwice())
                .param("state", pathway.published() ? "PUBLISHED" : "DRAFT")
                .param("groups", Frozen.of(pathway.groups()).json())
                .param("now", OffsetDateTime.now(clock))
                .update();
    }

    private static Pathway row(ResultSet row, int number) throws SQLException {
        return new Pathway(
                new PathwayId(row.getObject("id", UUID.class)),
                new InstitutionId(row.getObject("institution_id", UUID.class)),
                new CourseId(row.getObject("course_id", UUID.class)),
                new Bilingual(row.getString("title_en"), row.getString("title_fr")),
                new Bilingual(row.getString("outcomes_en"), row.getString("outcomes_fr")),
                words(row.getString("target_en"), row.getString("target_fr")),
                row.getBoolean("counts_twice"),
                row.getString("state").equals("PUBLISHED"),
                List.of(Frozen.thaw(row.getString("step_groups"), Group[].class)));
    }

    private static @Nullable Bilingual words(@Nullable String en, @Nullable String fr) {
        return en == null && fr == null ? null : new Bilingual(en, fr);
    }
}
