package org.cairn.assessment.web;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.cairn.assessment.Assessment;
import org.cairn.assessment.Judgement;
import org.cairn.assessment.MarkingRow;
import org.jspecify.annotations.Nullable;

/**
 * A criterion with its levels, and what was said of it.
 *
 * @param competency where it is another one than that of the row above, else null
 * @param rank of the level that was chosen
 */
record RowPage(
        UUID id,
        @Nullable String competency,
        String text,
        List<StepPage> steps,
        @Nullable Integer rank,
        String remark) {

    /** A level. */
    record StepPage(int rank, String label, @Nullable String looks, BigDecimal points) {}

    /** The level that was chosen. */
    public @Nullable StepPage chosen() {
        return steps.stream()
                .filter(step -> Integer.valueOf(step.rank()).equals(rank))
                .findFirst()
                .orElse(null);
    }

    static List<RowPage> of(List<MarkingRow> rows, Optional<Assessment> said, Locale locale) {
        List<RowPage> page = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            MarkingRow row = rows.get(i);
            boolean same = i > 0 && rows.get(i - 1).competency().equals(row.competency());
            Optional<Judgement> judgement = said.flatMap(assessment -> assessment.of(row.criterion()));
            page.add(new RowPage(
                    row.criterion().value(),
                    same ? null : row.title().in(locale),
                    row.text().in(locale),
                    row.steps().stream().map(step -> step(step, locale)).toList(),
                    judgement.map(Judgement::rank).orElse(null),
                    judgement.map(Judgement::remark).orElse("")));
        }
        return page;
    }

    private static StepPage step(MarkingRow.Step step, Locale locale) {
        return new StepPage(
                step.rank(),
                step.label().in(locale),
                step.looks() == null ? null : step.looks().in(locale),
                step.points());
    }
}
