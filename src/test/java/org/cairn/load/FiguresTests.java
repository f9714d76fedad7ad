package org.cairn.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.cairn.load.Figure.Row;
import org.cairn.load.Figure.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is done with figures once they are taken. */
class FiguresTests {

    private static final Run MONDAY = run("2026-11-23", "AMD EPYC, 2 processors", "17.0.17");
    private static final Run TUESDAY = run("2026-11-24", "AMD EPYC, 2 processors", "17.0.18");
    private static final Figure TWO = launch(2.0);

    @TempDir
    Path folder;

    @Test
    void aLaunchThatCostsASixthMoreIsToldWithWhatItWas() {
        assertThat(new Comparison(List.of(new Row(MONDAY, TWO)), TUESDAY).worse(List.of(launch(2.34))))
                .containsExactly("CPU per launch, Cairn, 8 at once: 2.34 ms, was 2 on 2026-11-23 (abc): 17 % more");
    }

    @Test
    void fifteenPercentAreTolerated() {
        assertThat(new Comparison(List.of(new Row(MONDAY, TWO)), TUESDAY).worse(List.of(launch(2.3))))
                .isEmpty();
    }

    @Test
    void theNewestOfItsKindIsWhatItIsComparedWith() {
        List<Row> known = List.of(new Row(MONDAY, TWO), new Row(MONDAY, launch(3)));

        assertThat(new Comparison(known, TUESDAY).worse(List.of(launch(3.3)))).isEmpty();
        assertThat(new Comparison(known, TUESDAY).worse(List.of(launch(3.6)))).hasSize(1);
    }

    @Test
    void anotherMachineAnotherJavaAndAnotherLevelAreNoMeasure() {
        Run elsewhere = run("2026-11-23", "ARM, 8 processors", "17.0.17");
        Run newer = run("2026-11-23", "AMD EPYC, 2 processors", "25.0.1");
        List<Row> known = List.of(
                new Row(elsewhere, TWO),
                new Row(newer, TWO),
                new Row(MONDAY, Figure.of("CPU per launch, Cairn", "1 at once", "ms", 2)));

        assertThat(new Comparison(known, TUESDAY).worse(List.of(launch(4)))).isEmpty();
    }

    @Test
    void whatIsNoCostIsNotCompared() {
        Figure rate = Figure.of("launches a second", "8 at once", "", 100);

        assertThat(new Comparison(List.of(new Row(MONDAY, rate)), TUESDAY)
                        .worse(List.of(Figure.of("launches a second", "8 at once", "", 200))))
                .isEmpty();
    }

    @Test
    void aRowIsReadAsItWasWritten() {
        Row row = new Row(MONDAY, Figure.of("resident, idle", "", "MB", 312));

        assertThat(Row.read(row.written())).isEqualTo(row);
        assertThat(row.written().split("\t", -1))
                .hasSameSizeAs(Row.HEADER.split("\t", -1))
                .contains("312");
    }

    @Test
    void figuresHaveFourDigitsAndNoFalseOnes() {
        assertThat(Figure.of("", "", "", 1.23456).shown()).isEqualTo("1.235");
        assertThat(Figure.of("", "", "", 123456.7).shown()).isEqualTo("123457");
        assertThat(Figure.of("", "", "", 0).shown()).isEqualTo("0");
        assertThat(Figure.of("", "", "", 10).shown()).isEqualTo("10");
    }

    @Test
    void levelsStandSideBySideAndTheNewestIsShown() {
        List<Row> rows = List.of(
                new Row(MONDAY, Figure.of("CPU per launch, Cairn", "1 at once", "ms", 2.5)),
                new Row(MONDAY, TWO),
                new Row(MONDAY, Figure.of("resident, idle", "", "MB", 312)),
                new Row(TUESDAY, launch(1.9)));

        assertThat(FigureTable.of(rows)).isEqualTo("""

                **AMD EPYC, 2 processors, Java 17**

                |  | 1 at once | 8 at once | bar | taken |
                | --- | --- | --- | --- | --- |
                | CPU per launch, Cairn, ms | 2.5 | 1.9 | 1.5 | 2026-11-24 (abc) |

                |  | figure | bar | taken |
                | --- | --- | --- | --- |
                | resident, idle, MB | 312 | 350 | 2026-11-23 (abc) |

                """);
    }

    @Test
    void onlyWhatIsBetweenTheMarksIsWritten() {
        String document = "before\n" + FigureTable.BEGIN + "\nold\n" + FigureTable.END + "\nafter\n";

        assertThat(FigureTable.within(document, List.of(new Row(MONDAY, TWO))))
                .startsWith("before\n" + FigureTable.BEGIN + "\n\n**AMD EPYC")
                .endsWith("\n" + FigureTable.END + "\nafter\n")
                .doesNotContain("old");
        assertThatThrownBy(() -> FigureTable.within("no marks", List.of())).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whatIsAddedIsKeptBesideWhatWasThere() throws IOException {
        Path rows = folder.resolve("load.tsv");
        Path document = folder.resolve("benchmarks.md");
        Files.writeString(document, FigureTable.BEGIN + FigureTable.END);
        Ledger ledger = new Ledger(rows, document);

        ledger.add(List.of(TWO), MONDAY);
        ledger.add(List.of(launch(1.9)), TUESDAY);

        assertThat(ledger.known()).extracting(row -> row.figure().shown()).containsExactly("2", "1.9");
        assertThat(Files.readAllLines(rows).get(0)).isEqualTo(Row.HEADER);
        assertThat(document).content().contains("1.9 | 1.5 | 2026-11-24");
    }

    @Test
    void theDocumentShowsWhatWasWrittenDown() throws IOException {
        String document = Files.readString(Ledger.DOCUMENT);

        assertThat(FigureTable.within(document, new Ledger(Ledger.ROWS, Ledger.DOCUMENT).known()))
                .isEqualTo(document);
    }

    private static Run run(String date, String machine, String java) {
        return new Run(LocalDate.parse(date), "abc", machine, java);
    }

    private static Figure launch(double millis) {
        return Figure.of("CPU per launch, Cairn", "8 at once", "ms", millis);
    }
}
