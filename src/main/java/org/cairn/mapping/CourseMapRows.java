package org.cairn.mapping;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cairn.microcredential.Frozen;
import org.cairn.microcredential.MicrocredentialId;
import org.cairn.microcredential.VersionId;
import org.cairn.shared.CourseId;
import org.cairn.shared.InstitutionId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The course maps. A draft's mappings are rows; a published one's are the frozen document. */
@Repository
class CourseMapRows {

    private static final String COLUMNS = "id, institution_id, course_id, version_id, number, state, frozen, hash";

    private final JdbcClient jdbc;
    private final Mappings mappings;
    private final RaisedThresholds thresholds;

    CourseMapRows(JdbcClient jdbc, Mappings mappings, RaisedThresholds thresholds) {
        this.jdbc = jdbc;
        this.mappings = mappings;
        this.thresholds = thresholds;
    }

    /** @return 1, or 0 where the course has a draft of this micro-credential already */
    int addDraft(CourseMap draft, MicrocredentialId microcredential, Instant now) {
        return jdbc.sql("""
                        INSERT INTO course_map (institution_id, id, course_id, microcredential_id, version_id, number,
                                                state, draft_of, created_at)
                        VALUES (:institution, :id, :course, :microcredential, :version, :number,
                                'DRAFT', :microcredential, :now)
                        ON CONFLICT DO NOTHING
                        """)
                .param("institution", draft.institution().value())
                .param("id", draft.id().value())
                .param("course", draft.course().value())
                .param("microcredential", microcredential.value())
                .param("version", draft.version().value())
                .param("number", draft.number())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Keeps everybody else from changing or publishing the draft until the transaction ends. */
    boolean lockDraft(CourseMapId id) {
        return jdbc.sql("SELECT id FROM course_map WHERE id = :id AND state = 'DRAFT' FOR UPDATE")
                .param("id", id.value())
                .query(UUID.class)
                .optional()
                .isPresent();
    }

    /** Keeps the map from being superseded until the transaction ends, and waits while it is being. */
    int hold(CourseMapId id) {
        // No SELECT FOR UPDATE: in PostgreSQL that would hold up every row that refers to the map.
        return jdbc.sql("UPDATE course_map SET state = state WHERE id = :id")
                .param("id", id.value())
                .update();
    }

    /** A draft follows the newest version of its micro-credential. */
    int follow(CourseMapId id, VersionId version) {
        return jdbc.sql("UPDATE course_map SET version_id = :version WHERE id = :id AND state = 'DRAFT'")
                .param("id", id.value())
                .param("version", version.value())
                .update();
    }

    int supersede(CourseId course, MicrocredentialId microcredential) {
        return jdbc.sql("""
                        UPDATE course_map SET state = 'SUPERSEDED', in_force = NULL
                         WHERE course_id = :course AND in_force = :microcredential AND state = 'PUBLISHED'
                        """)
                .param("course", course.value())
                .param("microcredential", microcredential.value())
                .update();
    }

    int publish(CourseMapId id, Frozen frozen, Instant now) {
        return jdbc.sql("""
                        UPDATE course_map
                           SET state = 'PUBLISHED', draft_of = NULL, in_force = microcredential_id, frozen = :frozen,
                               hash = :hash, published_at = :now
                         WHERE id = :id AND state = 'DRAFT'
                        """)
                .param("id", id.value())
                .param("frozen", frozen.json())
                .param("hash", frozen.hash())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<CourseMap> find(CourseMapId id) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM course_map WHERE id = :id")
                .param("id", id.value())
                .query(this::courseMap)
                .optional();
    }

    Optional<CourseMap> draft(CourseId course, MicrocredentialId microcredential) {
        return jdbc.sql("SELECT " + COLUMNS
                        + " FROM course_map WHERE course_id = :course AND draft_of = :microcredential")
                .param("course", course.value())
                .param("microcredential", microcredential.value())
                .query(this::courseMap)
                .optional();
    }

    Optional<CourseMap> inForce(CourseId course, MicrocredentialId microcredential) {
        return jdbc.sql("SELECT " + COLUMNS
                        + " FROM course_map WHERE course_id = :course AND in_force = :microcredential")
                .param("course", course.value())
                .param("microcredential", microcredential.value())
                .query(this::courseMap)
                .optional();
    }

    int newestNumber(CourseId course, MicrocredentialId microcredential) {
        return jdbc.sql("""
                        SELECT COALESCE(MAX(number), 0) FROM course_map
                         WHERE course_id = :course AND microcredential_id = :microcredential
                        """)
                .param("course", course.value())
                .param("microcredential", microcredential.value())
                .query(Integer.class)
                .single();
    }

    /** Drafts and maps in force, oldest first. */
    List<CourseMap> current(CourseId course) {
        return jdbc.sql("SELECT " + COLUMNS + """
                          FROM course_map WHERE course_id = :course AND state IN ('DRAFT', 'PUBLISHED')
                         ORDER BY created_at, id
                        """)
                .param("course", course.value())
                .query(this::courseMap)
                .list();
    }

    /** The newest first. */
    List<CourseId> courses(MicrocredentialId microcredential) {
        return jdbc.sql("""
                        SELECT course_id FROM course_map WHERE microcredential_id = :microcredential
                         GROUP BY course_id ORDER BY MAX(created_at) DESC, course_id
                        """)
                .param("microcredential", microcredential.value())
                .query((row, number) -> new CourseId(row.getObject("course_id", UUID.class)))
                .list();
    }

    private CourseMap courseMap(ResultSet row, int number) throws SQLException {
        CourseMapId id = new CourseMapId(row.getObject("id", UUID.class));
        CourseMap.State state = CourseMap.State.valueOf(row.getString("state"));
        String frozen = row.getString("frozen");
        FrozenMap document = frozen == null
                ? new FrozenMap(
                        new CourseId(row.getObject("course_id", UUID.class)),
                        new VersionId(row.getObject("version_id", UUID.class)),
                        mappings.of(id),
                        thresholds.of(id))
                : Frozen.thaw(frozen, FrozenMap.class);
        return new CourseMap(
                id,
                new InstitutionId(row.getObject("institution_id", UUID.class)),
                new CourseId(row.getObject("course_id", UUID.class)),
                new VersionId(row.getObject("version_id", UUID.class)),
                row.getInt("number"),
                state,
                document.mappings(),
                document.raised(),
                row.getString("hash"));
    }

    /** What is hashed: the version and what proves it here. */
    record FrozenMap(
            CourseId course,
            VersionId version,
            List<Mapping> mappings,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Raised> raised) {

        FrozenMap {
            raised = raised == null ? List.of() : List.copyOf(raised);
        }
    }

    /** So that equal maps have equal bytes. */
    static Frozen freeze(CourseMap map) {
        return Frozen.of(new FrozenMap(map.course(), map.version(), map.mappings(), map.raised()));
    }
}
