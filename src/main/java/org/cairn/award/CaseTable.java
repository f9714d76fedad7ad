package org.cairn.award;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.cairn.mapping.CourseMapId;
import org.cairn.microcredential.MicrocredentialId;
import org.cairn.microcredential.VersionId;
import org.cairn.shared.CourseId;
import org.cairn.shared.InstitutionId;
import org.cairn.shared.PersonId;
import org.cairn.watch.Measured;
import org.cairn.watch.Measurement;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of cases. What is open of one learner is there once; a key says so. */
@Repository
class CaseTable implements Measured {

    private static final String SELECT = """
            SELECT id, institution_id, kind, microcredential_id, version_id, course_map_id, course_id, person_id, cycle,
                   mode, approvers, award_id, contested, contested_case, contested_by, state, step, opened_at, changed_at,
                   due_at
              FROM award_case
            """;

    private static final String IN_TRAY = """
            WHERE course_id = :course AND kind IN (:kinds) AND state IN (:states)
            """;

    private static final String LONGEST_WAITING_FIRST = """
            ORDER BY opened_at, id OFFSET :skip ROWS FETCH NEXT :most ROWS ONLY""";

    private static final String LAST_CHANGED_FIRST = """
            ORDER BY changed_at DESC, id OFFSET :skip ROWS FETCH NEXT :most ROWS ONLY""";

    private final JdbcClient jdbc;

    CaseTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return false where there is such a case already */
    boolean addIfAbsent(AwardCase opened, String key) {
        AwardCase.Subject subject = opened.subject();
        AwardCase.Contested contested = opened.contested();
        int added = jdbc.sql("""
                        INSERT INTO award_case (institution_id, id, kind, microcredential_id, version_id, course_map_id,
                          course_id, person_id, cycle, mode, approvers, award_id, contested, contested_case, contested_by,
                          state, only_key, opened_at, changed_at)
                        VALUES (:institution, :id, :kind, :microcredential, :version, :map, :course, :person, :cycle,
                          :mode, :approvers, :award, :contested, :contestedCase, :contestedBy, 'OPENED', :key, :now, :now)
                        ON CONFLICT DO NOTHING""")
                .param("institution", opened.institution().value())
                .param("id", opened.id().value())
                .param("kind", opened.kind().name())
                .param("microcredential", subject.microcredential().value())
                .param("version", subject.version().value())
                .param("map", subject.courseMap().value())
                .param("course", subject.course().value())
                .param("person", subject.person().value())
                .param("cycle", subject.cycle())
                .param("mode", opened.policy().mode().name())
                .param("approvers", opened.policy().approvers())
                .param("award", opened.award() == null ? null : opened.award().value())
                .param("contested", contested == null ? null : contested.what().name())
                .param(
                        "contestedCase",
                        contested == null || contested.denial() == null
                                ? null
                                : contested.denial().value())
                .param("contestedBy", contested == null ? null : contested.decidedBy())
                .param("key", key)
                .param("now", opened.openedAt().atOffset(ZoneOffset.UTC))
                .update();
        return added == 1;
    }

    /** Where the case is after its step. Whoever calls this holds the case, or has just opened it. */
    void advance(AwardCase found, CaseStep step, @Nullable Instant dueAt, boolean releasesKey) {
        jdbc.sql("""
                        UPDATE award_case SET state = :state, step = :step, changed_at = :now, due_at = :due,
                          only_key = CASE WHEN :releases THEN NULL ELSE only_key END
                         WHERE id = :id""")
                .param("state", step.to().name())
                .param("step", step.number())
                .param("now", step.at().atOffset(ZoneOffset.UTC))
                .param("due", dueAt == null ? null : dueAt.atOffset(ZoneOffset.UTC))
                .param("releases", releasesKey)
                .param("id", found.id().value())
                .update();
    }

    Optional<AwardCase> find(CaseId id) {
        return jdbc.sql(SELECT + " WHERE id = :id")
                .param("id", id.value())
                .query((row, n) -> found(row))
                .optional();
    }

    /** The same, kept from being decided by others until the transaction ends. */
    Optional<AwardCase> hold(CaseId id) {
        return jdbc.sql(SELECT + " WHERE id = :id FOR UPDATE")
                .param("id", id.value())
                .query((row, n) -> found(row))
                .optional();
    }

    Optional<AwardCase> hold(String key) {
        return jdbc.sql(SELECT + " WHERE only_key = :key FOR UPDATE")
                .param("key", key)
                .query((row, n) -> found(row))
                .optional();
    }

    boolean isThere(String key) {
        return jdbc.sql("SELECT count(*) FROM award_case WHERE only_key = :key")
                        .param("key", key)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** The newest first. */
    List<AwardCase> of(AwardId award, AwardCase.Kind kind) {
        return jdbc.sql(SELECT + " WHERE award_id = :award AND kind = :kind ORDER BY opened_at DESC, id")
                .param("award", award.value())
                .param("kind", kind.name())
                .query((row, n) -> found(row))
                .list();
    }

    /** Of one learner in a course, the newest first. */
    List<AwardCase> of(CourseId course, PersonId person) {
        return jdbc.sql(SELECT + " WHERE person_id = :person AND course_id = :course ORDER BY opened_at DESC, id")
                .param("person", person.value())
                .param("course", course.value())
                .query((row, n) -> found(row))
                .list();
    }

    /** Those that have waited longest first; of closed ones, those decided last. */
    List<AwardCase> in(CourseId course, Inbox.Tray tray, int skip, int most) {
        return (tray == Inbox.Tray.DECIDED
                        ? jdbc.sql(SELECT + IN_TRAY + LAST_CHANGED_FIRST)
                        : jdbc.sql(SELECT + IN_TRAY + LONGEST_WAITING_FIRST))
                .param("course", course.value())
                .param("kinds", tray.kinds().stream().map(Enum::name).toList())
                .param("states", tray.states().stream().map(Enum::name).toList())
                .param("skip", skip)
                .param("most", most)
                .query((row, n) -> found(row))
                .list();
    }

    int count(CourseId course, Inbox.Tray tray) {
        return jdbc.sql("SELECT count(*) FROM award_case " + IN_TRAY)
                .param("course", course.value())
                .param("kinds", tray.kinds().stream().map(Enum::name).toList())
                .param("states", tray.states().stream().map(Enum::name).toList())
                .query(Integer.class)
                .single();
    }

    int waiting(CourseId course) {
        return jdbc.sql("""
                        SELECT count(*) FROM award_case
                         WHERE course_id = :course AND state IN ('IN_REVIEW', 'APPROVED')""")
                .param("course", course.value())
                .query(Integer.class)
                .single();
    }

    /** Whose candidacy of this version and cycle is open, or was denied or issued. */
    Set<PersonId> candidates(CourseId course, VersionId version, int cycle) {
        return new HashSet<>(jdbc.sql("""
                        SELECT person_id FROM award_case
                         WHERE course_id = :course AND kind = 'CANDIDACY' AND version_id = :version AND cycle = :cycle
                           AND state <> 'LAPSED'""")
                .param("course", course.value())
                .param("version", version.value())
                .param("cycle", cycle)
                .query((row, n) -> new PersonId(row.getObject("person_id", UUID.class)))
                .list());
    }

    /** Those of these learners that are open, in an order in which everybody holds them. */
    List<CaseId> openCandidacies(CourseMapId courseMap, Collection<PersonId> persons) {
        return jdbc.sql("""
                        SELECT id FROM award_case
                         WHERE person_id IN (:persons) AND course_map_id = :map AND kind = 'CANDIDACY'
                           AND state IN ('HELD', 'IN_REVIEW', 'APPROVED')
                         ORDER BY id""")
                .param("persons", persons.stream().map(PersonId::value).toList())
                .param("map", courseMap.value())
                .query((row, n) -> new CaseId(row.getObject("id", UUID.class)))
                .list();
    }

    /** Those of these learners that are open for one of these micro-credentials, in an order in which everybody holds them. */
    List<CaseId> openCandidacies(Set<MicrocredentialId> microcredentials, Collection<PersonId> persons, int cycle) {
        return jdbc.sql("""
                        SELECT id FROM award_case
                         WHERE person_id IN (:persons) AND microcredential_id IN (:microcredentials)
                           AND kind = 'CANDIDACY' AND state IN ('HELD', 'IN_REVIEW', 'APPROVED') AND cycle = :cycle
                         ORDER BY id""")
                .param("persons", persons.stream().map(PersonId::value).toList())
                .param("cycle", cycle)
                .param(
                        "microcredentials",
                        microcredentials.stream().map(MicrocredentialId::value).toList())
                .query((row, n) -> new CaseId(row.getObject("id", UUID.class)))
                .list();
    }

    /** Of this kind and these learners, as long as it has its key; held until the transaction ends. */
    List<AwardCase> held(AwardCase.Kind kind, Collection<PersonId> persons) {
        return jdbc.sql(SELECT + """
                        WHERE person_id IN (:persons) AND kind = :kind AND only_key IS NOT NULL
                        ORDER BY id FOR UPDATE""")
                .param("persons", persons.stream().map(PersonId::value).toList())
                .param("kind", kind.name())
                .query((row, n) -> found(row))
                .list();
    }

    /** Of these learners, whatever is still to be decided; held until the transaction ends. */
    List<AwardCase> holdOpen(Collection<PersonId> persons) {
        return jdbc.sql(SELECT + """
                        WHERE person_id IN (:persons) AND state IN ('HELD', 'IN_REVIEW', 'APPROVED')
                        ORDER BY id FOR UPDATE""")
                .param("persons", persons.stream().map(PersonId::value).toList())
                .query((row, n) -> found(row))
                .list();
    }

    /** What administrators decide, of every institution: what has waited longest first. */
    List<AwardCase> openForAdministrators(int most) {
        return jdbc.sql(SELECT + """
                        WHERE state = 'IN_REVIEW' AND kind IN ('APPEAL', 'JOINED')
                        ORDER BY opened_at, id FETCH FIRST :most ROWS ONLY""")
                .param("most", most)
                .query((row, n) -> found(row))
                .list();
    }

    /** Held ones whose time is over, in the order of their ids, after this one. */
    List<CaseId> heldUntil(Instant now, CaseId after, int most) {
        return jdbc.sql("""
                        SELECT id FROM award_case WHERE state = 'HELD' AND due_at <= :now AND id > :after
                         ORDER BY id FETCH FIRST :most ROWS ONLY""")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("after", after.value())
                .param("most", most)
                .query((row, n) -> new CaseId(row.getObject("id", UUID.class)))
                .list();
    }

    private static AwardCase found(ResultSet row) throws SQLException {
        UUID award = row.getObject("award_id", UUID.class);
        OffsetDateTime due = row.getObject("due_at", OffsetDateTime.class);
        return new AwardCase(
                new CaseId(row.getObject("id", UUID.class)),
                new InstitutionId(row.getObject("institution_id", UUID.class)),
                AwardCase.Kind.valueOf(row.getString("kind")),
                new AwardCase.Subject(
                        new MicrocredentialId(row.getObject("microcredential_id", UUID.class)),
                        new VersionId(row.getObject("version_id", UUID.class)),
                        new CourseMapId(row.getObject("course_map_id", UUID.class)),
                        new CourseId(row.getObject("course_id", UUID.class)),
                        new PersonId(row.getObject("person_id", UUID.class)),
                        row.getInt("cycle")),
                new AwardCase.Policy(AwardPolicy.Mode.valueOf(row.getString("mode")), row.getInt("approvers")),
                award == null ? null : new AwardId(award),
                contested(row),
                AwardCase.State.valueOf(row.getString("state")),
                row.getInt("step"),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                due == null ? null : due.toInstant());
    }

    private static AwardCase.@Nullable Contested contested(ResultSet row) throws SQLException {
        String what = row.getString("contested");
        UUID denial = row.getObject("contested_case", UUID.class);
        return what == null
                ? null
                : new AwardCase.Contested(
                        AwardCase.Contested.What.valueOf(what),
                        denial == null ? null : new CaseId(denial),
                        row.getObject("contested_by", UUID.class));
    }

    /** By the index of states; most cases have been decided. */
    @Override
    public List<Measurement> measured(Instant now) {
        Map<String, List<Measurement>> waiting = new TreeMap<>();
        EnumSet.allOf(AwardCase.Kind.class)
                .forEach(kind -> waiting.put(kind.name(), waiting(kind.name(), 0, null, now)));
        jdbc.sql("""
                        SELECT kind, count(*) AS open, min(opened_at) AS oldest
                          FROM award_case WHERE state IN ('IN_REVIEW', 'APPROVED') GROUP BY kind
                        """).query(row -> {
            String kind = row.getString("kind");
            waiting.put(kind, waiting(kind, row.getInt("open"), row.getObject("oldest", OffsetDateTime.class), now));
        });
        return waiting.values().stream().flatMap(List::stream).toList();
    }

    private static List<Measurement> waiting(String kind, int open, @Nullable OffsetDateTime oldest, Instant now) {
        String tag = kind.toLowerCase(Locale.ROOT);
        return List.of(
                Measurement.of("cairn.cases.waiting", "Cases that wait for people", open)
                        .with("kind", tag),
                Measurement.age(
                                "cairn.cases.age.seconds",
                                "Since the case that has waited longest was opened",
                                oldest,
                                now)
                        .with("kind", tag));
    }
}
