package org.cairn.microcredential;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cairn.shared.CourseId;
import org.cairn.shared.InstitutionId;
import org.cairn.shared.Latest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The versions of micro-credentials. Nothing here can change a published one. */
@Repository
class Versions {

    private static final String COLUMNS =
            "v.id, v.microcredential_id, v.institution_id, v.number, v.state, v.definition, v.hash, v.published_at";

    private static final int MOST_KEPT = 200;

    private final JdbcClient jdbc;
    private final Latest<String, Definition> thawed = new Latest<>(MOST_KEPT);

    Versions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void addMicrocredential(MicrocredentialId id, InstitutionId institution, CourseId course, Instant now) {
        jdbc.sql("""
                        INSERT INTO microcredential (institution_id, id, course_id, created_at)
                        VALUES (:institution, :id, :course, :now)
                        """)
                .param("institution", institution.value())
                .param("id", id.value())
                .param("course", course.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** @return 1, or 0 where the micro-credential has a draft already */
    int addDraft(MicrocredentialVersion draft, Instant now) {
        return jdbc.sql("""
                        INSERT INTO microcredential_version (institution_id, id, microcredential_id, number, state,
                                                             draft_of, definition, changed_at)
                        VALUES (:institution, :id, :microcredential, :number, 'DRAFT', :microcredential, :definition,
                                :now)
                        ON CONFLICT DO NOTHING
                        """)
                .param("institution", draft.institution().value())
                .param("id", draft.id().value())
                .param("microcredential", draft.microcredential().value())
                .param("number", draft.number())
                .param("definition", Frozen.of(draft.definition()).json())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** @return 1, or 0 where the version is no draft or no longer the one that was seen */
    int replace(VersionId id, Definition seen, Definition definition, Instant now) {
        return jdbc.sql("""
                        UPDATE microcredential_version SET definition = :definition, changed_at = :now
                         WHERE id = :id AND state = 'DRAFT' AND definition = :seen
                        """)
                .param("id", id.value())
                .param("definition", Frozen.of(definition).json())
                .param("seen", Frozen.of(seen).json())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    void leave(VersionId id, String step) {
        jdbc.sql("UPDATE microcredential_version SET left_at = :step WHERE id = :id AND state = 'DRAFT'")
                .param("id", id.value())
                .param("step", step)
                .update();
    }

    String leftAt(VersionId id) {
        return jdbc.sql("SELECT left_at FROM microcredential_version WHERE id = :id")
                .param("id", id.value())
                .query(String.class)
                .single();
    }

    Optional<MicrocredentialVersion> find(VersionId id) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM microcredential_version v WHERE v.id = :id")
                .param("id", id.value())
                .query(this::version)
                .optional();
    }

    Optional<MicrocredentialVersion> draftOf(MicrocredentialId microcredential) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM microcredential_version v WHERE v.draft_of = :microcredential")
                .param("microcredential", microcredential.value())
                .query(this::version)
                .optional();
    }

    Optional<MicrocredentialVersion> newestPublished(MicrocredentialId microcredential) {
        return jdbc.sql("SELECT " + COLUMNS + """
                          FROM microcredential_version v
                         WHERE v.microcredential_id = :microcredential AND v.state = 'PUBLISHED'
                         ORDER BY v.number DESC FETCH FIRST 1 ROW ONLY
                        """)
                .param("microcredential", microcredential.value())
                .query(this::version)
                .optional();
    }

    Optional<MicrocredentialVersion> numbered(MicrocredentialId microcredential, int number) {
        return jdbc.sql("SELECT " + COLUMNS + """
                          FROM microcredential_version v
                         WHERE v.microcredential_id = :microcredential AND v.number = :number
                        """)
                .param("microcredential", microcredential.value())
                .param("number", number)
                .query(this::version)
                .optional();
    }

    int newestNumber(MicrocredentialId microcredential) {
        return jdbc.sql("""
                        SELECT COALESCE(MAX(number), 0) FROM microcredential_version
                         WHERE microcredential_id = :microcredential
                        """)
                .param("microcredential", microcredential.value())
                .query(Integer.class)
                .single();
    }

    Optional<CourseId> madeIn(MicrocredentialId microcredential) {
        return jdbc.sql("SELECT course_id FROM microcredential WHERE id = :id")
                .param("id", microcredential.value())
                .query((row, number) -> new CourseId(row.getObject("course_id", UUID.class)))
                .optional();
    }

    /** What the institution has published or looks through, and what was begun in this course; newest first. */
    List<MicrocredentialVersion> visible(InstitutionId institution, CourseId course) {
        return jdbc.sql("SELECT " + COLUMNS + """
                          FROM microcredential_version v
                          JOIN microcredential m ON m.id = v.microcredential_id
                         WHERE v.institution_id = :institution
                           AND (v.state IN ('PUBLISHED', 'IN_REVIEW')
                             OR (v.state IN ('DRAFT', 'APPROVED') AND m.course_id = :course))
                         ORDER BY v.changed_at DESC, v.id
                        """)
                .param("institution", institution.value())
                .param("course", course.value())
                .query(this::version)
                .list();
    }

    private MicrocredentialVersion version(ResultSet row, int number) throws SQLException {
        OffsetDateTime publishedAt = row.getObject("published_at", OffsetDateTime.class);
        return new MicrocredentialVersion(
                new VersionId(row.getObject("id", UUID.class)),
                new MicrocredentialId(row.getObject("microcredential_id", UUID.class)),
                new InstitutionId(row.getObject("institution_id", UUID.class)),
                row.getInt("number"),
                MicrocredentialVersion.State.valueOf(row.getString("state")),
                // Most readers ask for the same few versions, and to read one takes longer than to fetch it.
                thawed.computeIfAbsent(row.getString("definition"), text -> Frozen.thaw(text, Definition.class)),
                row.getString("hash"),
                publishedAt == null ? null : publishedAt.toInstant());
    }
}
