package org.cairn.attainment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.cairn.gradebook.LineItemId;
import org.cairn.gradebook.Result;
import org.cairn.mapping.CourseMapId;
import org.cairn.microcredential.VersionId;
import org.cairn.shared.CourseId;
import org.cairn.shared.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * What an award freezes: the rule, the facts and the trace of the evaluation that led to it, with hashes (SHA-256, in
 * hexadecimal) of the two frozen documents. {@link org.cairn.microcredential.Frozen#of} makes canonical JSON of it.
 *
 * @param engine the version of the engine that judged
 * @param ruleHash of the micro-credential version's definition
 * @param courseMapHash of the course map's mappings
 * @param inputsHash of rule, map, facts and decisions together
 * @param rulings what people had decided, oldest first; not written down where nobody had
 */
public record Evidence(
        String engine,
        VersionId version,
        String ruleHash,
        CourseMapId courseMap,
        String courseMapHash,
        String inputsHash,
        CourseId course,
        PersonId person,
        Instant evaluatedAt,
        boolean met,
        List<Fact> facts,
        List<CompetencyStanding> competencies,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Ruling> rulings) {

    public Evidence {
        rulings = rulings == null ? List.of() : List.copyOf(rulings);
        facts = List.copyOf(facts);
        competencies = List.copyOf(competencies);
    }

    /** Of a learner of whom nobody had decided anything. */
    public Evidence(
            String engine,
            VersionId version,
            String ruleHash,
            CourseMapId courseMap,
            String courseMapHash,
            String inputsHash,
            CourseId course,
            PersonId person,
            Instant evaluatedAt,
            boolean met,
            List<Fact> facts,
            List<CompetencyStanding> competencies) {
        this(
                engine,
                version,
                ruleHash,
                courseMap,
                courseMapHash,
                inputsHash,
                course,
                person,
                evaluatedAt,
                met,
                facts,
                competencies,
                List.of());
    }

    /** A result as it was read. */
    public record Fact(
            LineItemId lineItem,
            URI source,
            String label,
            Result.Status status,
            @Nullable BigDecimal score,
            @Nullable BigDecimal maximum,
            @Nullable Instant observedAt,
            @Nullable Instant gradedAt) {}
}
