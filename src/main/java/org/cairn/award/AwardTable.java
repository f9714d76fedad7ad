package org.cairn.award;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.cairn.audit.Actor;
import org.cairn.award.Award.AchievedLevel;
import org.cairn.award.Awards.Revocation;
import org.cairn.microcredential.Frozen;
import org.cairn.microcredential.MicrocredentialId;
import org.cairn.microcredential.VersionId;
import org.cairn.shared.CourseId;
import org.cairn.shared.InstitutionId;
import org.cairn.shared.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of awards. Levels and snapshot are written once, with the award, and never again. */
@Repository
class AwardTable {

    /** Whoever stands for the person now: what one of a human's persons has earned, all of them hold. */
    private static final String HOLDER = "(SELECT keeper_id FROM person WHERE id = :person)";

    private static final String SELECT = """
            SELECT id, institution_id, version_id, course_id, person_id, cycle, state, awarded_at, levels, snapshot_hash
              FROM award
            """;

    private final JdbcClient jdbc;

    AwardTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return false where the learner has this award, or another one in force of the same micro-credential */
    boolean addIfAbsent(Award award, MicrocredentialId microcredential, String snapshot, @Nullable BatchId batch) {
        int added = jdbc.sql("""
                        INSERT INTO award (institution_id, id, microcredential_id, version_id, course_id, person_id,
                          holder_id, cycle, state, active_key, awarded_at, levels, snapshot, snapshot_hash, batch_id)
                        VALUES (:institution, :id, :microcredential, :version, :course, :person,
                          (SELECT keeper_id FROM person WHERE id = :person), :cycle, 'ISSUED', :key, :awardedAt, :levels,
                          :snapshot, :hash, :batch)
                        ON CONFLICT DO NOTHING""")
                .param("institution", award.institution().value())
                .param("id", award.id().value())
                .param("microcredential", microcredential.value())
                .param("version", award.version().value())
                .param("course", award.course().value())
                .param("person", award.person().value())
                .param("cycle", award.cycle())
                .param("key", microcredential.toString())
                .param("awardedAt", award.awardedAt().atOffset(ZoneOffset.UTC))
                .param("levels", Frozen.of(award.levels()).json())
                .param("snapshot", snapshot)
                .param("hash", award.snapshotHash())
                .param("batch", batch == null ? null : batch.value())
                .update();
        return added == 1;
    }

    Optional<Award> find(AwardId id) {
        return jdbc.sql(SELECT + " WHERE id = :id")
                .param("id", id.value())
                .query(AwardTable::award)
                .optional();
    }

    List<Award> all(List<AwardId> ids) {
        return jdbc.sql(SELECT + " WHERE id IN (:ids)")
                .param("ids", ids.stream().map(AwardId::value).toList())
                .query(AwardTable::award)
                .list();
    }

    /** In one order, so that two that hold the same rows do not wait for each other. */
    List<Award> held(List<AwardId> ids) {
        return jdbc.sql(SELECT + " WHERE id IN (:ids) ORDER BY id FOR UPDATE")
                .param("ids", ids.stream().map(AwardId::value).toList())
                .query(AwardTable::award)
                .list();
    }

    /** Of all persons that are this human. */
    List<Award> of(PersonId person) {
        return jdbc.sql(SELECT + " WHERE holder_id = " + HOLDER + " ORDER BY awarded_at DESC, id")
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

    /** Of every cycle and of all persons that are this human, the newest first, those revoked included. */
    List<Award> of(VersionId version, PersonId person) {
        return jdbc.sql(SELECT + " WHERE version_id = :version AND holder_id = " + HOLDER + " ORDER BY cycle DESC")
                .param("version", version.value())
                .param("person", person.value())
                .query(AwardTable::award)
                .list();
    }

    /** Whether the rule alone gives nothing more: there is one of this version, revoked or not, or one in force. */
    boolean isDecided(VersionId version, MicrocredentialId microcredential, PersonId person) {
        return jdbc.sql("""
                        SELECT count(*) FROM award
                         WHERE (version_id = :version OR active_key = :key) AND holder_id =
                        """ + HOLDER)
                        .param("version", version.value())
                        .param("person", person.value())
                        .param("key", microcredential.toString())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Who of these holds any version of the micro-credential, wherever they have earned it, or has had this one. */
    Set<PersonId> decided(Collection<PersonId> persons, VersionId version, MicrocredentialId microcredential) {
        if (persons.isEmpty()) {
            return Set.of();
        }
        return new HashSet<>(jdbc.sql("""
                        SELECT p.id FROM person p JOIN award a ON a.holder_id = p.keeper_id
                         WHERE p.id IN (:persons) AND a.microcredential_id = :microcredential
                           AND (a.version_id = :version OR a.state = 'ISSUED')""")
                .param("microcredential", microcredential.value())
                .param("persons", persons.stream().map(PersonId::value).toList())
                .param("version", version.value())
                .query((row, n) -> new PersonId(row.getObject("id", UUID.class)))
                .list());
    }

    /** Those of these learners that were made in the course and are in force. */
    List<Award> inForce(CourseId course, VersionId version, Collection<PersonId> persons) {
        return jdbc.sql(SELECT + """
                        WHERE version_id = :version AND person_id IN (:persons) AND course_id = :course
                          AND state = 'ISSUED' ORDER BY id""")
                .param("version", version.value())
                .param("persons", persons.stream().map(PersonId::value).toList())
                .param("course", course.value())
                .query(AwardTable::award)
                .list();
    }

    /** Those in force that were made together. */
    List<AwardId> inForce(BatchId batch) {
        return jdbc.sql("SELECT id FROM award WHERE batch_id = :batch AND state = 'ISSUED' ORDER BY id")
                .param("batch", batch.value())
                .query((row, n) -> new AwardId(row.getObject("id", UUID.class)))
                .list();
    }

    /**
     * What these persons hold in force of the same micro-credential, each time the earliest first, and none of it changes
     * until the transaction ends.
     */
    Map<MicrocredentialId, List<Award>> held(Collection<PersonId> persons) {
        Map<MicrocredentialId, List<Award>> held = new LinkedHashMap<>();
        jdbc.sql("""
                        SELECT microcredential_id, id, institution_id, version_id, course_id, person_id, cycle, state,
                               awarded_at, levels, snapshot_hash
                          FROM award WHERE person_id IN (:persons) AND active_key IS NOT NULL
                         ORDER BY awarded_at, id FOR UPDATE""")
                .param("persons", persons.stream().map(PersonId::value).toList())
                .query((row, n) -> held.computeIfAbsent(
                                new MicrocredentialId(row.getObject("microcredential_id", UUID.class)),
                                id -> new ArrayList<>())
                        .add(award(row, n)))
                .list();
        return held;
    }

    Optional<Frozen> snapshot(AwardId id) {
        return jdbc.sql("SELECT snapshot, snapshot_hash FROM award WHERE id = :id")
                .param("id", id.value())
                .query((row, n) -> new Frozen(row.getString("snapshot"), row.getString("snapshot_hash")))
                .optional();
    }

    /** The hashes of the snapshots of these awards. */
    Map<UUID, String> frozen(Collection<UUID> ids) {
        Map<UUID, String> frozen = new HashMap<>();
        if (!ids.isEmpty()) {
            jdbc.sql("SELECT id, snapshot_hash FROM award WHERE id IN (:ids)")
                    .param("ids", ids)
                    .query(row -> {
                        frozen.put(row.getObject("id", UUID.class), row.getString("snapshot_hash"));
                    });
        }
        return frozen;
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
                .param("by", revocation.actor().id())
                .param("kind", revocation.actor().kind().name())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        return true;
    }

    void replaced(AwardId revoked, AwardId by) {
        jdbc.sql("UPDATE award_revocation SET replaced_by = :by WHERE award_id = :id")
                .param("by", by.value())
                .param("id", revoked.value())
                .update();
    }

    /** How and why an award was taken back. */
    Optional<Revoked> revocation(AwardId id) {
        return jdbc.sql("""
                        SELECT reason, revoked_by AS actor_id, revoker_kind AS actor_kind, revoked_at, replaced_by
                          FROM award_revocation WHERE award_id = :id""")
                .param("id", id.value())
                .query((row, n) -> new Revoked(
                        row.getString("reason"),
                        Actor.of(row),
                        row.getObject("revoked_at", OffsetDateTime.class).toInstant(),
                        Optional.ofNullable(row.getObject("replaced_by", UUID.class))
                                .map(AwardId::new)))
                .optional();
    }

    /** A revocation as it was kept. */
    record Revoked(String reason, Actor actor, Instant at, Optional<AwardId> replacedBy) {}

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
