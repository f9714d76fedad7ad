package org.cairn.assessment;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.cairn.competency.CriterionId;
import org.cairn.shared.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * What an assessor says of a submission.
 *
 * @param number counts up; the highest is the newest
 * @param draft whether the learner cannot see it yet
 * @param again whether the learner may change what was handed in and hand it in once more
 */
public record Assessment(
        int number, boolean draft, PersonId by, Instant at, String overall, List<Judgement> judgements, boolean again) {

    public Assessment {
        judgements = List.copyOf(judgements);
    }

    public Optional<Judgement> of(CriterionId criterion) {
        return judgements.stream()
                .filter(judgement -> judgement.criterion().equals(criterion))
                .findFirst();
    }

    @Nullable
    Integer rank(CriterionId criterion) {
        return of(criterion).map(Judgement::rank).orElse(null);
    }

    /** Whether every criterion has a level of its own. */
    boolean isWhole(List<MarkingRow> rows) {
        return rows.stream().allMatch(row -> row.step(rank(row.criterion())).isPresent());
    }

    /** What the levels are worth together. */
    BigDecimal total(EvidenceTask task) {
        return task.rows().stream()
                .flatMap(row -> row.step(rank(row.criterion())).stream())
                .map(MarkingRow.Step::points)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
