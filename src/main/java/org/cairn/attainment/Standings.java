package org.cairn.attainment;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cairn.attainment.Evidence.Fact;
import org.cairn.competency.CompetencyId;
import org.cairn.mapping.CourseMapId;
import org.cairn.microcredential.Frozen;
import org.cairn.microcredential.VersionId;
import org.cairn.shared.CourseId;
import org.cairn.shared.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The stored standings with their attainments. */
@Repository
class Standings {

    private static final String ATTAINMENT =
            "competency_id, state, share, threshold, assessed, activities, level_id, missing, trace";

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    Standings(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** What the stored standings of these learners were made from; of whom there is none is left out. */
    Map<PersonId, String> inputsHashes(CourseMapId courseMap, List<PersonId> persons) {
        Map<PersonId, String> hashes = new HashMap<>();
        if (!persons.isEmpty()) {
            jdbc.sql("""
                            SELECT person_id, inputs_hash FROM standing
                             WHERE course_map_id = :courseMap AND person_id IN (:persons)
                            """)
                    .param("courseMap", courseMap.value())
                    .param("persons", persons.stream().map(PersonId::value).toList())
                    .query(row -> {
                        hashes.put(new PersonId(row.getObject("person_id", UUID.class)), row.getString("inputs_hash"));
                    });
        }
        return hashes;
    }

    /** Replaces what was stored of these learners, each in their map. */
    void store(List<Evidence> all) {
        batches.batchUpdate(
                "DELETE FROM standing WHERE course_map_id = ? AND person_id = ?",
                all.stream()
                        .map(evidence -> new Object[] {
                            evidence.courseMap().value(), evidence.person().value()
                        })
                        .toList());
        batches.batchUpdate("""
                INSERT INTO standing (course_map_id, person_id, course_id, met, engine, rule_hash, course_map_hash,
                                      inputs_hash, facts, evaluated_at, rulings)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", all.stream().map(Standings::row).toList());
        batches.batchUpdate("""
                INSERT INTO attainment (course_map_id, person_id, position, competency_id, state, share, threshold, assessed,
                                        activities, level_id, missing, trace)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", all.stream().flatMap(Standings::rows).toList());
    }

    private static @Nullable Object[] row(Evidence evidence) {
        return new @Nullable Object[] {
            evidence.courseMap().value(),
            evidence.person().value(),
            evidence.course().value(),
            evidence.met(),
            evidence.engine(),
            evidence.ruleHash(),
            evidence.courseMapHash(),
            evidence.inputsHash(),
            Frozen.of(evidence.facts()).json(),
            evidence.evaluatedAt().atOffset(ZoneOffset.UTC),
            evidence.rulings().isEmpty() ? null : Frozen.of(evidence.rulings()).json()
        };
    }

    private static Stream<@Nullable Object[]> rows(Evidence evidence) {
        List<CompetencyStanding> competencies = evidence.competencies();
        return IntStream.range(0, competencies.size())
                .mapToObj(position -> row(evidence, position, competencies.get(position)));
    }

    private static @Nullable Object[] row(Evidence evidence, int position, CompetencyStanding standing) {
        return new @Nullable Object[] {
            evidence.courseMap().value(),
            evidence.person().value(),
            position,
            standing.competency().value(),
            standing.status().name(),
            standing.share(),
            standing.threshold(),
            standing.assessed(),
            standing.activities(),
            standing.level(),
            Frozen.of(standing.missing()).json(),
            Frozen.of(standing.trace()).json()
        };
    }

    Optional<Evidence> find(CourseMapId courseMap, VersionId version, PersonId person) {
        List<CompetencyStanding> competencies = jdbc.sql("SELECT " + ATTAINMENT + """
                         FROM attainment WHERE course_map_id = :courseMap AND person_id = :person ORDER BY position
                        """)
                .param("courseMap", courseMap.value())
                .param("person", person.value())
                .query((row, number) -> competency(row))
                .list();
        return jdbc.sql("""
                        SELECT course_id, met, engine, rule_hash, course_map_hash, inputs_hash, facts, evaluated_at,
                               rulings
                          FROM standing WHERE course_map_id = :courseMap AND person_id = :person
                        """)
                .param("courseMap", courseMap.value())
                .param("person", person.value())
                .query((row, number) -> new Evidence(
                        row.getString("engine"),
                        version,
                        row.getString("rule_hash"),
                        courseMap,
                        row.getString("course_map_hash"),
                        row.getString("inputs_hash"),
                        new CourseId(row.getObject("course_id", UUID.class)),
                        person,
                        row.getObject("evaluated_at", OffsetDateTime.class).toInstant(),
                        row.getBoolean("met"),
                        List.of(Frozen.thaw(row.getString("facts"), Fact[].class)),
                        competencies,
                        rulings(row.getString("rulings"))))
                .optional();
    }

    /** By person, for a whole course. */
    Map<PersonId, Standing> of(CourseMapId courseMap) {
        Map<PersonId, List<CompetencyStanding>> competencies = new LinkedHashMap<>();
        jdbc.sql("SELECT person_id, " + ATTAINMENT + """
                         FROM attainment WHERE course_map_id = :courseMap ORDER BY person_id, position
                        """)
                .param("courseMap", courseMap.value())
                .query(row -> {
                    competencies
                            .computeIfAbsent(
                                    new PersonId(row.getObject("person_id", UUID.class)), person -> new ArrayList<>())
                            .add(competency(row));
                });
        Map<PersonId, Standing> standings = new LinkedHashMap<>();
        jdbc.sql("SELECT person_id, met, evaluated_at FROM standing WHERE course_map_id = :courseMap")
                .param("courseMap", courseMap.value())
                .query(row -> {
                    PersonId person = new PersonId(row.getObject("person_id", UUID.class));
                    standings.put(
                            person,
                            new Standing(
                                    courseMap,
                                    person,
                                    competencies.getOrDefault(person, List.of()),
                                    row.getBoolean("met"),
                                    row.getObject("evaluated_at", OffsetDateTime.class)
                                            .toInstant()));
                });
        return standings;
    }

    /** How many competencies each of these learners has met in each of these maps; none is left out. */
    Map<PersonId, Map<CourseMapId, Integer>> met(Collection<CourseMapId> courseMaps, Collection<PersonId> persons) {
        Map<PersonId, Map<CourseMapId, Integer>> met = new HashMap<>();
        if (!courseMaps.isEmpty() && !persons.isEmpty()) {
            jdbc.sql("""
                            SELECT person_id, course_map_id, count(*) AS met FROM attainment
                             WHERE course_map_id IN (:courseMaps) AND person_id IN (:persons) AND state = 'MET'
                             GROUP BY person_id, course_map_id
                            """)
                    .param(
                            "courseMaps",
                            courseMaps.stream().map(CourseMapId::value).toList())
                    .param("persons", persons.stream().map(PersonId::value).toList())
                    .query(row -> {
                        met.computeIfAbsent(
                                        new PersonId(row.getObject("person_id", UUID.class)), person -> new HashMap<>())
                                .put(new CourseMapId(row.getObject("course_map_id", UUID.class)), row.getInt("met"));
                    });
        }
        return met;
    }

    private static CompetencyStanding competency(ResultSet row) throws SQLException {
        BigDecimal share = row.getBigDecimal("share");
        return new CompetencyStanding(
                new CompetencyId(row.getObject("competency_id", UUID.class)),
                CompetencyStanding.Status.valueOf(row.getString("state")),
                share == null ? null : plain(share),
                plain(row.getBigDecimal("threshold")),
                row.getInt("assessed"),
                row.getInt("activities"),
                row.getObject("level_id", UUID.class),
                List.of(Frozen.thaw(row.getString("missing"), Missing[].class)),
                Frozen.thaw(row.getString("trace"), Trace.class));
    }

    private static List<Ruling> rulings(@Nullable String frozen) {
        return frozen == null ? List.of() : List.of(Frozen.thaw(frozen, Ruling[].class));
    }

    private static BigDecimal plain(BigDecimal number) {
        return number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
    }
}
