package org.cairn.award;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cairn.award.Award.AchievedLevel;
import org.cairn.microcredential.Frozen;
import org.cairn.microcredential.MicrocredentialId;
import org.cairn.microcredential.VersionId;
import org.cairn.shared.CourseId;
import org.cairn.shared.InstitutionId;
import org.cairn.shared.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of awards. Levels and snapshot are written once, with the award, and never again. */
@Repository
class AwardTable {

    private static final String SELECT = """
            SELECT id, institution_id, version_id, course_id, person_id, cycle, state, awarded_at, levels, snapshot_hash
              FROM award
            """;

    private final JdbcClient jdbc;

    AwardTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return false where the learner has this award, or another one in force of the same micro-credential */
    boolean addIfAbsent(Award award, MicrocredentialId microcredential, String snapshot) {
        int added = jdbc.sql("""
                        INSERT INTO award (institution_id, id, microcredential_id, version_id, course_id, person_id,
                          cycle, state, active_key, awarded_at, levels, snapshot, snapshot_hash)
                        VALUES (:institution, :id, :microcredential, :version, :course, :person,
                          :cycle, 'ISSUED', :key, :awardedAt, :levels, :snapshot, :hash)
                        ON CONFLICT DO NOTHING""")
                .param("institution", award.institution().value())
                .param("id", award.id().value())
                .param("microcredential", microcredential.value())
                .param("version", award.version().value())
                .param("course", award.course().value())
                .param("person", award.person().value())
                .param("cycle", award.cycle())
                .param("key", microcredential + ":" + award.person())
                .param("awardedAt", award.awardedAt().atOffset(ZoneOffset.UTC))
                .param("levels", Frozen.of(award.levels()).json())
                .param("snapshot", snapshot)
                .param("hash", award.snapshotHash())
                .update();
        return added == 1;
    }

    Optional<Award> find(AwardId id) {
        return jdbc.sql(SELECT + " WHERE id = :id")
                .param("id", id.value())
                .query(AwardTable::award)
                .optional();
    }

    List<Award> of(PersonId person) {
        return jdbc.sql(SELECT + " WHERE person_id = :person ORDER BY awarded_at DESC, id")
                .param("person", person.value())
                .query(AwardTable::award)
                .list();
    }

    List<Award> in(CourseId course) {
        return jdbc.sql(SELECT + " WHERE course_id = :course ORDER BY awarded_at DESC, id")
                .param("course", course.value())
                .query(AwardTable::award)
                .list();
    }

    Optional<Frozen> snapshot(AwardId id) {
        return jdbc.sql("SELECT snapshot, snapshot_hash FROM award WHERE id = :id")
                .param("id", id.value())
                .query((row, n) -> new Frozen(row.getString("snapshot"), row.getString("snapshot_hash")))
                .optional();
    }

    /** @return false where the award is not in force */
    boolean revoke(AwardId id, Revocation revocation, Instant now) {
        int revoked = jdbc.sql("""
                        UPDATE award SET state = 'REVOKED', active_key = NULL WHERE id = :id AND state = 'ISSUED'""").param("id", id.value()).update();
        if (revoked == 0) {
            return false;
        }
        jdbc.sql("""
                        INSERT INTO award_revocation (award_id, state, reason, revoked_by, revoker_kind, revoked_at)
                        VALUES (:id, 'REVOKED', :reason, :by, :kind, :now)""")
                .param("id", id.value())
                .param("reason", revocation.reason())
                .param("by", revocation.by())
                .param("kind", revocation.kind().name())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        return true;
    }

    private static Award award(ResultSet row, int n) throws SQLException {
        return new Award(
                new AwardId(row.getObject("id", UUID.class)),
                new InstitutionId(row.getObject("institution_id", UUID.class)),
                new VersionId(row.getObject("version_id", UUID.class)),
                new CourseId(row.getObject("course_id", UUID.class)),
                new PersonId(row.getObject("person_id", UUID.class)),
                row.getInt("cycle"),
                Award.State.valueOf(row.getString("state")),
                row.getObject("awarded_at", OffsetDateTime.class).toInstant(),
                List.of(Frozen.thaw(row.getString("levels"), AchievedLevel[].class)),
                row.getString("snapshot_hash"));
    }
}
