package org.cairn.assessment;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.cairn.competency.CompetencyId;
import org.cairn.gradebook.ActivityId;
import org.cairn.shared.CourseId;

/**
 * An activity that asks for evidence.
 *
 * @param kinds what may be handed in
 * @param rows by what it is judged
 */
public record EvidenceTask(ActivityId activity, CourseId course, Set<Piece.Kind> kinds, List<MarkingRow> rows) {

    public EvidenceTask {
        kinds = Collections.unmodifiableSet(EnumSet.copyOf(kinds));
        rows = List.copyOf(rows);
    }

    public Set<CompetencyId> competencies() {
        return rows.stream().map(MarkingRow::competency).collect(Collectors.toSet());
    }

    /** What the highest levels are worth together. */
    public BigDecimal maximum() {
        return rows.stream().map(MarkingRow::most).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
