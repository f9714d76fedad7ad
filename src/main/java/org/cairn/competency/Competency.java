package org.cairn.competency;

import java.util.List;
import java.util.Optional;
import org.cairn.shared.Bilingual;
import org.jspecify.annotations.Nullable;

/**
 * What a person can do (CASE: CFItem).
 *
 * @param statement a concrete verb, its object and context, and the standard it is held to
 * @param code the framework's own code (CASE: humanCodingScheme)
 * @param details null where there are none; {@link #more()} is never null
 */
public record Competency(
        CompetencyId id,
        @Nullable String code,
        Bilingual title,
        Bilingual statement,
        List<Criterion> criteria,
        ProficiencyScale scale,
        @Nullable Details details) {

    // Null is left out of what is written, so that a definition published before there were details keeps its bytes.
    public Competency {
        criteria = List.copyOf(criteria);
        details = Details.NONE.equals(details) ? null : details;
        if (criteria.isEmpty()) {
            throw new IllegalArgumentException("a competency needs a criterion by which it can be seen");
        }
    }

    public Competency(
            CompetencyId id,
            @Nullable String code,
            Bilingual title,
            Bilingual statement,
            List<Criterion> criteria,
            ProficiencyScale scale) {
        this(id, code, title, statement, criteria, scale, null);
    }

    public Optional<Criterion> criterion(CriterionId wanted) {
        return criteria.stream()
                .filter(criterion -> criterion.id().equals(wanted))
                .findFirst();
    }

    /** What it says beyond its statement, if only that there is nothing. */
    public Details more() {
        return details == null ? Details.NONE : details;
    }

    /** Whether nobody has written criteria yet, so that the statement stands in for them. No getter: it is not written. */
    public boolean standsOnItsStatement() {
        return criteria.size() == 1 && criteria.get(0).text().equals(statement);
    }
}
