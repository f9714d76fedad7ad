package org.cairn.competency;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.cairn.shared.PersonId;
import org.springframework.boot.jdbc.DatabaseDriver;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
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

    private static final String ADD_REVISION = """
            INSERT INTO framework_revision (framework_id, competency_id, revision, written, origin, person_id, kept_at)
            VALUES (:framework, :competency, :revision, :written, :origin, :person, :keptAt)
            """;

    private final JdbcClient jdbc;
    /** For ten thousand rows at once, of which each would otherwise be waited for. */
    private final NamedParameterJdbcOperations batches;

    KeptCompetencies(JdbcClient jdbc, NamedParameterJdbcOperations batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /**
     * Before many rows are written in this transaction. PostgreSQL keeps a plan for the look-ups of foreign keys, and one that was made
     * for a small table reads the whole of a table that has become large: ten thousand competencies took two minutes. From here
     * to the end of the transaction it plans each of them for what is there.
     */
    void expectMany() {
        batches.getJdbcOperations().execute((ConnectionCallback<Boolean>) connection -> {
            String product = connection.getMetaData().getDatabaseProductName();
            if (DatabaseDriver.fromProductName(product) != DatabaseDriver.POSTGRESQL) {
                return false;
            }
            try (Statement statement = connection.createStatement()) {
                return statement.execute("SET LOCAL plan_cache_mode = force_custom_plan");
            }
        });
    }

    /** New competencies, each in its first revision. */
    void add(FrameworkId framework, List<Entry> entries, Revision.Origin origin, PersonId person, Instant now) {
        batches.batchUpdate(
                """
                INSERT INTO framework_competency (framework_id, id, case_id, position, kind, code, title_en, title_fr,
                                                  found_by, revision, withdrawn)
                VALUES (:framework, :id, :caseId, :position, :kind, :code, :titleEn, :titleFr, :foundBy, 1, FALSE)
                """, entries.stream().map(entry -> row(framework, entry)).toArray(SqlParameterSource[]::new));
        batches.batchUpdate(
                ADD_REVISION,
                entries.stream()
                        .map(entry -> row(framework, new Revision(1, entry.competency(), origin, person, now)))
                        .toArray(SqlParameterSource[]::new));
    }

    private static SqlParameterSource row(FrameworkId framework, Entry entry) {
        Competency competency = entry.competency();
        return new MapSqlParameterSource("framework", framework.value())
                .addValue("id", competency.id().value())
                .addValue("caseId", entry.caseId())
                .addValue("position", entry.position())
                .addValue("kind", entry.kind())
                .addValue("code", competency.code())
                .addValue("titleEn", competency.title().en())
                .addValue("titleFr", competency.title().fr())
                .addValue("foundBy", Folded.of(competency));
    }

    private static SqlParameterSource row(FrameworkId framework, Revision revision) {
        return new MapSqlParameterSource("framework", framework.value())
                .addValue("competency", revision.competency().id().value())
                .addValue("revision", revision.number())
                .addValue("written", Written.of(revision.competency()))
                .addValue("origin", revision.origin().name())
                .addValue("person", revision.person().value())
                .addValue("keptAt", revision.keptAt().atOffset(ZoneOffset.UTC));
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
            batches.update(ADD_REVISION, row(framework, revision));
        }
        return revised;
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

    /** Each at its position. */
    void arrange(FrameworkId framework, List<Entry> entries) {
        batches.batchUpdate(
                """
                UPDATE framework_competency SET position = :position
                 WHERE framework_id = :framework AND id = :id AND position <> :position
                """,
                entries.stream()
                        .map(entry -> new MapSqlParameterSource("framework", framework.value())
                                .addValue("id", entry.competency().id().value())
                                .addValue("position", entry.position()))
                        .toArray(SqlParameterSource[]::new));
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

    /** The competencies whose newest revision did not come from a file. */
    Set<CompetencyId> editedHere(FrameworkId framework) {
        return Set.copyOf(jdbc.sql("""
                        SELECT c.id
                          FROM framework_competency c
                          JOIN framework_revision r
                            ON r.framework_id = c.framework_id AND r.competency_id = c.id AND r.revision = c.revision
                         WHERE c.framework_id = :framework AND r.origin IN ('FORM', 'RUBRIC')
                        """)
                .param("framework", framework.value())
                .query((row, number) -> new CompetencyId(row.getObject("id", UUID.class)))
                .list());
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
