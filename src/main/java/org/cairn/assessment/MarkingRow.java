package org.cairn.assessment;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cairn.competency.Competency;
import org.cairn.competency.CompetencyId;
import org.cairn.competency.Criterion;
import org.cairn.competency.CriterionId;
import org.cairn.competency.Level;
import org.cairn.shared.Bilingual;
import org.jspecify.annotations.Nullable;

/**
 * A criterion by which evidence is judged, with its levels.
 *
 * @param title of the competency
 * @param steps by rank, the lowest first
 */
public record MarkingRow(
        CriterionId criterion, CompetencyId competency, Bilingual title, Bilingual text, List<Step> steps) {

    /**
     * A level of the row.
     *
     * @param looks what the criterion looks like at this level, where somebody has written it down
     */
    public record Step(int rank, Bilingual label, @Nullable Bilingual looks, BigDecimal points) {}

    public MarkingRow {
        steps = List.copyOf(steps);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("nothing can be judged without levels");
        }
    }

    /** By the competency's own scale. */
    public static List<MarkingRow> of(Competency competency) {
        return competency.criteria().stream()
                .map(criterion -> new MarkingRow(
                        criterion.id(),
                        competency.id(),
                        competency.title(),
                        criterion.text(),
                        steps(criterion, competency.scale().levels())))
                .toList();
    }

    public Optional<Step> step(@Nullable Integer rank) {
        return steps.stream()
                .filter(step -> Integer.valueOf(step.rank()).equals(rank))
                .findFirst();
    }

    /** What the highest level is worth. */
    public BigDecimal most() {
        return steps.get(steps.size() - 1).points();
    }

    private static List<Step> steps(Criterion criterion, List<Level> levels) {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < levels.size(); i++) {
            Level level = levels.get(i);
            BigDecimal nextCut = i + 1 < levels.size() ? levels.get(i + 1).lowerCut() : null;
            steps.add(new Step(
                    level.rank(),
                    level.label(),
                    criterion.descriptor(level.rank()).orElse(level.description()),
                    points(level, nextCut, levels.get(levels.size() - 1).rank())));
        }
        return steps;
    }

    /**
     * A level is worth its rank, unless the scale would read that share as another level: then as much as the level begins
     * with. What a person has judged is the level that the engine finds.
     */
    private static BigDecimal points(Level level, @Nullable BigDecimal nextCut, int top) {
        BigDecimal rank = BigDecimal.valueOf(level.rank());
        BigDecimal begins = level.lowerCut().multiply(BigDecimal.valueOf(top));
        boolean isRead = rank.compareTo(begins) >= 0
                && (nextCut == null || rank.compareTo(nextCut.multiply(BigDecimal.valueOf(top))) < 0);
        return isRead ? rank : begins;
    }
}
