package org.cairn.attainment;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
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

    Optional<String> inputsHash(CourseMapId courseMap, PersonId person) {
        return jdbc.sql("SELECT inputs_hash FROM standing WHERE course_map_id = :courseMap AND person_id = :person")
                .param("courseMap", courseMap.value())
                .param("person", person.value())
                .query(String.class)
                .optional();
    }

    /** Replaces what was stored of this learner in this map. */
    void store(Evidence evidence) {
        jdbc.sql("DELETE FROM standing WHERE course_map_id = :courseMap AND person_id = :person")
                .param("courseMap", evidence.courseMap().value())
                .param("person", evidence.person().value())
                .update();
        jdbc.sql("""
                        INSERT INTO standing (course_map_id, person_id, course_id, met, engine, rule_hash,
                                              course_map_hash, inputs_hash, facts, evaluated_at, rulings)
                        VALUES (:courseMap, :person, :course, :met, :engine, :ruleHash, :courseMapHash, :inputsHash,
                                :facts, :evaluatedAt, :rulings)
                        """)
                .param("courseMap", evidence.courseMap().value())
                .param("person", evidence.person().value())
                .param("course", evidence.course().value())
                .param("met", evidence.met())
                .param("engine", evidence.engine())
                .param("ruleHash", evidence.ruleHash())
                .param("courseMapHash", evidence.courseMapHash())
                .param("inputsHash", evidence.inputsHash())
                .param("facts", Frozen.of(evidence.facts()).json())
                .param("evaluatedAt", evidence.evaluatedAt().atOffset(ZoneOffset.UTC))
                .param(
                        "rulings",
                        evidence.rulings().isEmpty()
                                ? null
                                : Frozen.of(evidence.rulings()).json())
                .update();
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (CompetencyStanding standing : evidence.competencies()) {
            rows.add(row(evidence, rows.size(), standing));
        }
        batches.batchUpdate("""
                INSERT INTO attainment (course_map_id, person_id, position, competency_id, state, share, threshold, assessed,
                                        activities, level_id, missing, trace)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", rows);
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

    /** How many of the competencies of these maps the learner has met. */
    int met(List<CourseMapId> courseMaps, PersonId person) {
        return courseMaps.isEmpty()
                ? 0
                : jdbc.sql("""
                                SELECT count(*) FROM attainment
                                 WHERE person_id = :person AND state = 'MET' AND course_map_id IN (:courseMaps)
                                """)
                        .param("person", person.value())
                        .param(
                                "courseMaps",
                                courseMaps.stream().map(CourseMapId::value).toList())
                        .query(Integer.class)
                        .single();
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
