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
 */
public record Competency(
        CompetencyId id,
        @Nullable String code,
        Bilingual title,
        Bilingual statement,
        List<Criterion> criteria,
        ProficiencyScale scale) {

    public Competency {
        criteria = List.copyOf(criteria);
        if (criteria.isEmpty()) {
            throw new IllegalArgumentException("a competency needs a criterion by which it can be seen");
        }
    }

    public Optional<Criterion> criterion(CriterionId wanted) {
        return criteria.stream()
                .filter(criterion -> criterion.id().equals(wanted))
                .findFirst();
    }
}
