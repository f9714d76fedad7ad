package org.cairn.competency;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cairn.shared.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The competencies of frameworks. Their revisions are added, never changed. */
@Repository
class KeptCompetencies {

    private static final String ENTRIES = """
            SELECT c.id, c.case_id, c.kind, c.position, c.revision, r.written
              FROM framework_competency c
              JOIN framework_revision r
                ON r.framework_id = c.framework_id AND r.competency_id = c.id AND r.revision = c.revision
            """;

    private final JdbcClient jdbc;

    KeptCompetencies(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(FrameworkId framework, Entry entry, Revision revision) {
        jdbc.sql("""
                        INSERT INTO framework_competency (framework_id, id, case_id, position, kind, code, title_en,
                                                          title_fr, found_by, revision, withdrawn)
                        VALUES (:framework, :id, :caseId, :position, :kind, :code, :titleEn, :titleFr, :foundBy,
                                :revision, FALSE)
                        """)
                .param("framework", framework.value())
                .param("id", entry.competency().id().value())
                .param("caseId", entry.caseId())
                .param("position", entry.position())
                .param("kind", entry.kind())
                .param("code", entry.competency().code())
                .param("titleEn", entry.competency().title().en())
                .param("titleFr", entry.competency().title().fr())
                .param("foundBy", Folded.of(entry.competency()))
                .param("revision", revision.number())
                .update();
        keep(framework, revision);
    }

    /** @return 1, or 0 where the newest revision is no longer the one before this */
    int revise(FrameworkId framework, Entry entry, Revision revision) {
        int revised = jdbc.sql("""
                        UPDATE framework_competency
                           SET position = :position, kind = :kind, code = :code, title_en = :titleEn,
                               title_fr = :titleFr, found_by = :foundBy, revision = :revision, withdrawn = FALSE
                         WHERE framework_id = :framework AND id = :id AND revision = :revision - 1
                        """)
                .param("framework", framework.value())
                .param("id", entry.competency().id().value())
                .param("position", entry.position())
                .param("kind", entry.kind())
                .param("code", entry.competency().code())
                .param("titleEn", entry.competency().title().en())
                .param("titleFr", entry.competency().title().fr())
                .param("foundBy", Folded.of(entry.competency()))
                .param("revision", revision.number())
                .update();
        if (revised == 1) {
            keep(framework, revision);
        }
        return revised;
    }

    private void keep(FrameworkId framework, Revision revision) {
        jdbc.sql("""
                        INSERT INTO framework_revision (framework_id, competency_id, revision, written, origin,
                                                        person_id, kept_at)
                        VALUES (:framework, :competency, :revision, :written, :origin, :person, :keptAt)
                        """)
                .param("framework", framework.value())
                .param("competency", revision.competency().id().value())
                .param("revision", revision.number())
                .param("written", Written.of(revision.competency()))
                .param("origin", revision.origin().name())
                .param("person", revision.person().value())
                .param("keptAt", revision.keptAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** One that is withdrawn keeps its revisions; it is only no longer offered. */
    int withdraw(FrameworkId framework, CompetencyId competency, boolean withdrawn) {
        return jdbc.sql("""
                        UPDATE framework_competency SET withdrawn = :withdrawn
                         WHERE framework_id = :framework AND id = :id AND withdrawn <> :withdrawn
                        """)
                .param("framework", framework.value())
                .param("id", competency.value())
                .param("withdrawn", withdrawn)
                .update();
    }

    Optional<Entry> find(FrameworkId framework, CompetencyId competency) {
        return jdbc.sql(ENTRIES + " WHERE c.framework_id = :framework AND c.id = :id")
                .param("framework", framework.value())
                .param("id", competency.value())
                .query(KeptCompetencies::entry)
                .optional();
    }

    List<Entry> all(FrameworkId framework) {
        return jdbc.sql(ENTRIES
                        + " WHERE c.framework_id = :framework AND c.withdrawn = FALSE ORDER BY c.position, c.id")
                .param("framework", framework.value())
                .query(KeptCompetencies::entry)
                .list();
    }

    List<Entry> withdrawn(FrameworkId framework) {
        return jdbc.sql(ENTRIES + " WHERE c.framework_id = :framework AND c.withdrawn = TRUE ORDER BY c.position, c.id")
                .param("framework", framework.value())
                .query(KeptCompetencies::entry)
                .list();
    }

    int count(FrameworkId framework, String typed) {
        return jdbc.sql("""
                        SELECT COUNT(*) FROM framework_competency
                         WHERE framework_id = :framework AND withdrawn = FALSE AND found_by LIKE :pattern ESCAPE '!'
                        """)
                .param("framework", framework.value())
                .param("pattern", Folded.pattern(typed))
                .query(Integer.class)
                .single();
    }

    List<Entry> page(FrameworkId framework, String typed, int offset, int limit) {
        return jdbc.sql(ENTRIES + """
                         WHERE c.framework_id = :framework AND c.withdrawn = FALSE AND c.found_by LIKE :pattern ESCAPE '!'
                         ORDER BY c.position, c.id
                         LIMIT :limit OFFSET :offset
                        """)
                .param("framework", framework.value())
                .param("pattern", Folded.pattern(typed))
                .param("limit", limit)
                .param("offset", offset)
                .query(KeptCompetencies::entry)
                .list();
    }

    /** Newest first. */
    List<Revision> revisions(FrameworkId framework, CompetencyId competency) {
        return jdbc.sql("""
                        SELECT revision, written, origin, person_id, kept_at FROM framework_revision
                         WHERE framework_id = :framework AND competency_id = :competency ORDER BY revision DESC
                        """)
                .param("framework", framework.value())
                .param("competency", competency.value())
                .query((row, number) -> new Revision(
                        row.getInt("revision"),
                        Written.read(row.getString("written")),
                        Revision.Origin.valueOf(row.getString("origin")),
                        new PersonId(row.getObject("person_id", UUID.class)),
                        row.getObject("kept_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    int nextPosition(FrameworkId framework) {
        return jdbc.sql(
                        "SELECT COALESCE(MAX(position), 0) + 1 FROM framework_competency WHERE framework_id = :framework")
                .param("framework", framework.value())
                .query(Integer.class)
                .single();
    }

    private static Entry entry(ResultSet row, int number) throws SQLException {
        return new Entry(
                Written.read(row.getString("written")),
                row.getObject("case_id", UUID.class),
                row.getString("kind"),
                row.getInt("position"),
                row.getInt("revision"));
    }
}
