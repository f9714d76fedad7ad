package org.cairn.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.cairn.competency.Competency;
import org.cairn.competency.CompetencyId;
import org.cairn.competency.Criterion;
import org.cairn.competency.CriterionId;
import org.cairn.competency.Level;
import org.cairn.competency.ProficiencyScale;
import org.cairn.shared.Bilingual;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a level is worth. */
class MarkingRowTests {

    private static final Bilingual WORDS = new Bilingual("Moor a boat", null);

    /** The second of four levels begins at 60 %: two points of four would be read as the first. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 0.6 0.75 0.9 | 1 2.4 3 4",
                "0 0.25 0.5 0.75 | 0 1 2 4",
                "0 0.5 1 | 1 2 3",
                "0 | 1",
                "0.5 0.9 | 1 2"
            })
    void aLevelIsWorthItsRankUnlessThatWouldBeReadAsAnother(String cuts, String points) {
        assertThat(row(cuts).steps())
                .extracting(step -> step.points().stripTrailingZeros().toPlainString())
                .containsExactly(points.split(" ", -1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0 0.6 0.75 0.9", "0 0.25 0.5 0.75", "0 0.333 0.334 0.9999", "0.1 0.2 0.3 0.4 0.5 0.6", "0 1"})
    void whatAPersonJudgedIsTheLevelThatTheEngineReads(String cuts) {
        Competency competency = competency(cuts);
        MarkingRow row = MarkingRow.of(competency).get(0);
        for (MarkingRow.Step step : row.steps()) {
            BigDecimal share = step.points().divide(row.most(), MathContext.DECIMAL128);
            assertThat(competency.scale().reachedBy(share).orElseThrow().rank()).isEqualTo(step.rank());
        }
    }

    private static MarkingRow row(String cuts) {
        return MarkingRow.of(competency(cuts)).get(0);
    }

    private static Competency competency(String cuts) {
        CompetencyId id = new CompetencyId(UUID.randomUUID());
        List<Level> levels = new ArrayList<>();
        for (String cut : cuts.split(" ", -1)) {
            int rank = levels.size() + 1;
            levels.add(new Level(Level.idOf(id, rank), rank, WORDS, null, new BigDecimal(cut)));
        }
        Criterion criterion = new Criterion(new CriterionId(UUID.randomUUID()), WORDS, false);
        return new Competency(id, null, WORDS, WORDS, List.of(criterion), new ProficiencyScale(WORDS, levels));
    }
}
