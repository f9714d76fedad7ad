package org.cairn.award.web;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.cairn.attainment.CompetencyStanding;
import org.cairn.audit.Actor;
import org.cairn.award.AwardCase;
import org.cairn.award.Choice;
import org.jspecify.annotations.Nullable;

/**
 * One case: what was shown, what is shown, what was done, and what can be decided.
 *
 * @param seen the number of the last step
 * @param map by which the learner is judged
 * @param contested what is appealed against, or null
 * @param remindAt when whoever decides an appeal is reminded, or null
 * @param award that it is about, or null where there is none yet
 * @param blocked why this visitor cannot decide it, or null
 */
record CasePage(
        UUID id,
        int seen,
        AwardCase.Kind kind,
        AwardCase.State state,
        Names.Person learner,
        UUID map,
        String title,
        int number,
        AwardCase.Contested.@Nullable What contested,
        @Nullable Instant dueAt,
        @Nullable Instant remindAt,
        List<Row> rows,
        @Nullable UUID award,
        List<Step> steps,
        List<Choice> choices,
        @Nullable String blocked) {

    /** Whether there is something to compare with. */
    public boolean compares() {
        return rows.stream().anyMatch(row -> row.before() != null);
    }

    record Row(
            String competency,
            BigDecimal asked,
            @Nullable Cell before,
            @Nullable Cell after,
            boolean less) {}

    record Cell(
            CompetencyStanding.Status state,
            @Nullable BigDecimal share,
            @Nullable String level) {}

    /** @param by the name of who did it, or null where it is Cairn or the platform withholds it */
    record Step(
            AwardCase.State to,
            Actor.Kind actor,
            @Nullable String by,
            @Nullable String reason,
            Instant at) {}
}
