package org.cairn.microcredential.web;

import java.util.List;
import java.util.Objects;
import org.cairn.competency.Competency;
import org.cairn.microcredential.Requirement;
import org.jspecify.annotations.Nullable;

/** One competency as typed; the threshold in percent. */
record CompetencyForm(
        @Nullable String id,
        @Nullable String titleEn,
        @Nullable String titleFr,
        @Nullable String statementEn,
        @Nullable String statementFr,
        @Nullable String threshold,
        @Nullable List<@Nullable CriterionForm> criteria) {

    private static final String USUAL_THRESHOLD = "75";

    CompetencyForm {
        criteria = criteria == null
                ? List.of()
                : criteria.stream().filter(Objects::nonNull).toList();
    }

    static CompetencyForm of(Requirement requirement) {
        Competency competency = requirement.competency();
        return new CompetencyForm(
                competency.id().toString(),
                competency.title().en(),
                competency.title().fr(),
                competency.statement().en(),
                competency.statement().fr(),
                Typed.percent(requirement.threshold()),
                competency.criteria().stream().map(CriterionForm::of).toList());
    }

    static CompetencyForm empty() {
        return new CompetencyForm(null, null, null, null, null, USUAL_THRESHOLD, List.of(CriterionForm.empty()));
    }

    CompetencyForm with(List<CriterionForm> others) {
        return new CompetencyForm(id, titleEn, titleFr, statementEn, statementFr, threshold, List.copyOf(others));
    }
}
