package org.cairn.award;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
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
            SELECT id, institution_id, version_id, course_id, person_id, cycle, state, awarded_at, renew_from, ends_at,
                   suspendable, suspended_at, levels, snapshot_hash
              FROM award
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    AwardTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * With the place of the award that it follows, where it follows one.
     *
     * @return false where the learner has this award, or another one in force of the same micro-credential
     */
    boolean addIfAbsent(Award award, MicrocredentialId microcredential, String snapshot, Decided decided) {
        Decided.Renewed renewed = decided.renewed();
        if (renewed != null && !makesRoom(renewed.award())) {
            return false;
        }
        boolean added = add(award, microcredential, snapshot, decided);
        if (renewed != null && !added) {
            throw new IllegalStateException("award " + renewed.award() + " made room for one that is there already");
        }
        return added;
    }

    /** For another award of the micro-credential; it stays what it is, with its end. */
    boolean makesRoom(AwardId followed) {
        return jdbc.sql("""
                        UPDATE award SET active_key = NULL, remind_at = NULL, renewed_at = :now
                         WHERE id = :id AND state = 'ISSUED' AND active_key IS NOT NULL""").param("now", now()).param("id", followed.value()).update() == 1;
    }

    private boolean add(Award award, MicrocredentialId microcredential, String snapshot, Decided decided) {
        Optional<Term> term = Optional.ofNullable(award.term());
        int added = jdbc.sql("""
                        INSERT INTO award (institution_id, id, microcredential_id, version_id, course_id, person_id,
                          holder_id, cycle, state, active_key, awarded_at, renew_from, ends_at, remind_at, suspendable,
                          levels, snapshot, snapshot_hash, batch_id, renews)
                        VALUES (:institution, :id, :microcredential, :version, :course, :person,
                          (SELECT keeper_id FROM person WHERE id = :person), :cycle, 'ISSUED', :key, :awardedAt, :renewFrom,
                          :endsAt, :remindAt, :suspendable, :levels, :snapshot, :hash, :batch, :renews)
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
                .param(
                        "renewFrom",
                        term.map(Term::renewFrom).map(AwardTable::utc).orElse(null))
                .param("endsAt", term.map(Term::endsAt).map(AwardTable::utc).orElse(null))
                .param(
                        "remindAt",
                        term.map(Term::firstReminder).map(AwardTable::utc).orElse(null))
                .param("suspendable", award.suspendable())
                .param("levels", Frozen.of(award.levels()).json())
                .param("snapshot", snapshot)
                .param("hash", award.snapshotHash())
                .param("batch", decided.batch() == null ? null : decided.batch().value())
                .param(
                        "renews",
                        decided.renewed() == null
                                ? null
                                : decided.renewed().award().value())
                .update();
        return added == 1;
    }

    private OffsetDateTime now() {
        return utc(clock.instant());
    }

    private static OffsetDateTime utc(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }

    Optional<Award> find(AwardId id) {
        return all(List.of(id)).stream().findFirst();
    }

    List<Award> all(List<AwardId> ids) {
        return jdbc.sql(SELECT + " WHERE id IN (:ids) AND erased_at IS NULL")
                .param("ids", ids.stream().map(AwardId::value).toList())
                .query(this::award)
                .list();
    }

    /** Without those that were erased. In one order, so that two that hold the same rows do not wait for each other. */
    List<Award> held(List<AwardId> ids) {
        return jdbc.sql(SELECT + " WHERE id IN (:ids) AND erased_at IS NULL ORDER BY id FOR UPDATE")
                .param("ids", ids.stream().map(AwardId::value).toList())
                .query(this::award)
                .list();
    }

    /** Of all persons that are this human. */
    List<Award> of(PersonId person) {
        return jdbc.sql(SELECT + " WHERE holder_id = " + HOLDER + " ORDER BY awarded_at DESC, id")
                .param("person", person.value())
                .query(this::award)
                .list();
    }

    /** Those that are suspended first, and then the newest. */
    List<Award> in(CourseId course, int skip, int most) {
        return jdbc.sql(SELECT + """
                        WHERE course_id = :course AND erased_at IS NULL ORDER BY CASE WHEN suspended_at IS NULL
                          OR state = 'REVOKED' THEN 1 ELSE 0 END, awarded_at DESC, id OFFSET :skip ROWS FETCH NEXT :most ROWS ONLY""")
                .param("course", course.value())
                .param("skip", skip)
                .param("most", most)
                .query(this::award)
                .list();
    }

    /** Of every cycle and of all persons that are this human, the newest first, those revoked included. */
    List<Award> of(VersionId version, PersonId person) {
        return jdbc.sql(SELECT + " WHERE version_id = :version AND holder_id = " + HOLDER + " ORDER BY cycle DESC")
                .param("version", version.value())
                .param("person", person.value())
                .query(this::award)
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

    /** What these learners hold that is in force or has ended, and that work of today counts to follow; nothing suspended. */
    Map<PersonId, Award> renewable(MicrocredentialId microcredential, Collection<PersonId> persons) {
        Map<PersonId, Award> renewable = new LinkedHashMap<>();
        if (!persons.isEmpty()) {
            jdbc.sql("""
                            SELECT p.id AS learner, a.id, a.institution_id, a.version_id, a.course_id, a.person_id, a.cycle,
                                   a.state, a.awarded_at, a.renew_from, a.ends_at, a.suspendable, a.suspended_at, a.levels,
                                   a.snapshot_hash
                              FROM person p JOIN award a ON a.holder_id = p.keeper_id
                             WHERE p.id IN (:persons) AND a.active_key = :key AND a.suspended_at IS NULL
                               AND a.renew_from <= :now ORDER BY a.id""")
                    .param("persons", persons.stream().map(PersonId::value).toList())
                    .param("key", microcredential.toString())
                    .param("now", now())
                    .query((row, n) -> renewable.put(new PersonId(row.getObject("learner", UUID.class)), award(row, n)))
                    .list();
        }
        return renewable;
    }

    /** Of whatever version of the micro-credential. */
    int nextCycle(MicrocredentialId microcredential, PersonId person) {
        return jdbc.sql("""
                        SELECT COALESCE(MAX(cycle), 0) + 1 FROM award
                         WHERE microcredential_id = :microcredential AND holder_id =
                        """ + HOLDER)
                .param("person", person.value())
                .param("microcredential", microcredential.value())
                .query(Integer.class)
                .single();
    }

    /** Whose holder is to be reminded by now, in the order of their ids, after this one. Who is suspended is not, until it is over. */
    List<AwardId> toRemind(AwardId after, int most) {
        return jdbc.sql("""
                        SELECT id FROM award WHERE remind_at <= :now AND suspended_at IS NULL AND id > :after
                         ORDER BY id FETCH FIRST :most ROWS ONLY""")
                .param("now", now())
                .param("after", after.value())
                .param("most", most)
                .query((row, n) -> new AwardId(row.getObject("id", UUID.class)))
                .list();
    }

    /** @return 0 where somebody else has reminded meanwhile, or nobody is to be reminded any more */
    int reminded(AwardId id, @Nullable Instant next) {
        return jdbc.sql("UPDATE award SET remind_at = :next WHERE id = :id AND remind_at <= :now")
                .param("next", next == null ? null : utc(next))
                .param("now", now())
                .param("id", id.value())
                .update();
    }

    /** Those of these learners that were made in the course and are in force, and that no work of today is to follow. */
    List<Award> inForce(CourseId course, VersionId version, Collection<PersonId> persons) {
        return jdbc.sql(SELECT + """
                        WHERE version_id = :version AND person_id IN (:persons) AND course_id = :course
                          AND state = 'ISSUED' AND (renew_from IS NULL OR renew_from > :now) ORDER BY id""")
                .param("now", now())
                .param("version", version.value())
                .param("persons", persons.stream().map(PersonId::value).toList())
                .param("course", course.value())
                .query(this::award)
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
     * What these persons hold of the same micro-credential, each time the earliest first and what has ended last, and none of it
     * changes until the transaction ends.
     */
    Map<MicrocredentialId, List<Award>> held(Collection<PersonId> persons) {
        Map<MicrocredentialId, List<Award>> held = new LinkedHashMap<>();
        jdbc.sql("""
                        SELECT microcredential_id, id, institution_id, version_id, course_id, person_id, cycle, state,
                               awarded_at, renew_from, ends_at, suspendable, suspended_at, levels, snapshot_hash
                          FROM award WHERE person_id IN (:persons) AND active_key IS NOT NULL
                         ORDER BY awarded_at, id FOR UPDATE""")
                .param("persons", persons.stream().map(PersonId::value).toList())
                .query((row, n) -> held.computeIfAbsent(
                                new MicrocredentialId(row.getObject("microcredential_id", UUID.class)),
                                id -> new ArrayList<>())
                        .add(award(row, n)))
                .list();
        held.values().forEach(awards -> awards.sort(Comparator.comparing(Award::state)));
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
                    .query((row, n) -> frozen.put(row.getObject("id", UUID.class), row.getString("snapshot_hash")))
                    .list();
        }
        return frozen;
    }

    /** @return false where the award is not in force */
    boolean revoke(AwardId id, Revocation revocation, Instant now) {
        int revoked = jdbc.sql("""
                        UPDATE award SET state = 'REVOKED', active_key = NULL, remind_at = NULL
                         WHERE id = :id AND state = 'ISSUED'""").param("id", id.value()).update();
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

    private Award award(ResultSet row, int n) throws SQLException {
        Term term = row.getObject("ends_at") == null
                ? null
                : new Term(
                        row.getObject("renew_from", OffsetDateTime.class).toInstant(),
                        row.getObject("ends_at", OffsetDateTime.class).toInstant());
        return new Award(
                new AwardId(row.getObject("id", UUID.class)),
                new InstitutionId(row.getObject("institution_id", UUID.class)),
                new VersionId(row.getObject("version_id", UUID.class)),
                new CourseId(row.getObject("course_id", UUID.class)),
                new PersonId(row.getObject("person_id", UUID.class)),
                row.getInt("cycle"),
                state(row, term),
                row.getObject("awarded_at", OffsetDateTime.class).toInstant(),
                term,
                row.getBoolean("suspendable"),
                List.of(Frozen.thaw(row.getString("levels"), AchievedLevel[].class)),
                row.getString("snapshot_hash"));
    }

    private Award.State state(ResultSet row, @Nullable Term term) throws SQLException {
        Award.State kept = Award.State.valueOf(row.getString("state"));
        boolean over = term != null && term.isOver(clock.instant());
        // What is in doubt stays in doubt past its end, until a person has decided.
        Award.State now =
                row.getObject("suspended_at") != null ? Award.State.SUSPENDED : over ? Award.State.EXPIRED : kept;
        return kept == Award.State.ISSUED ? now : kept;
    }
}
