package org.cairn.microcredential;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.cairn.competency.Competency;
import org.cairn.competency.CompetencyId;
import org.cairn.shared.Bilingual;
import org.jspecify.annotations.Nullable;

/**
 * Everything a micro-credential says of itself, and the rule by which it is earned: all its requirements.
 *
 * @param learningHours effort in hours, or null where it is not said
 * @param language BCP 47 tag of teaching and assessment
 * @param validYears years until it expires, or null where it does not
 */
public record Definition(
        Bilingual title,
        Bilingual description,
        @Nullable BigDecimal learningHours,
        CreditType creditType,
        @Nullable BigDecimal creditValue,
        String language,
        Bilingual assessmentMethod,
        @Nullable Integer validYears,
        List<Requirement> requirements) {

    public Definition {
        requirements = List.copyOf(requirements);
        if (requirements.isEmpty()) {
            throw new IllegalArgumentException("a micro-credential asks for at least one competency");
        }
    }

    public List<Competency> competencies() {
        return requirements.stream().map(Requirement::competency).toList();
    }

    public Optional<Competency> competency(CompetencyId wanted) {
        return competencies().stream()
                .filter(competency -> competency.id().equals(wanted))
                .findFirst();
    }
}
