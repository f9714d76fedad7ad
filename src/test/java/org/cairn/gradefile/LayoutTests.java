package org.cairn.gradefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stands where, in the files of Moodle, of Canvas and of anybody. */
class LayoutTests {

    private static final String MOODLE = """
            "First name","Last name","ID number",Institution,Department,"Email address","Quiz: Unit 1 (Real)","Quiz: Unit 1 (Percentage)","Assignment: Report (Letter)","Assignment: Report (Feedback)","Field day (Real)","Course total (Real)","Last downloaded from this course"
            Ana,Lee,A00123,,,ana@coast.example,12.50,"62.50 %",B+,"Well done, Ana",-,12.50,1774000000
            """;

    private static final String MOODLE_FR = """
            Prénom;Nom;Numéro d’identification;Institution;Département;Adresse de courriel;Test : Unité 1 (Brut);Devoir : Rapport (Pourcentage);Devoir : Rapport (Rétroaction);Total du cours (Brut);Dernier téléchargement depuis ce cours
            Noémie;Tremblay;A00124;;;noemie@coast.example;12,50;"85,00 %";"Bien";97,50;1774000000
            """;

    private static final String CANVAS = """
            Student,ID,SIS User ID,SIS Login ID,Section,Notes,Report (4711),"Quiz, part 2 (4712)",Practice (4713),Assignments Current Points,Current Score,Final Grade
            ,,,,,,Manual Posting,,,,,
                Points Possible,,,,,,20.00,10,0,(read only),(read only),(read only)
            "Lee, Ana",7,A00123,ana@coast.example,S1,,17.5,EX,,17.5,87.5,B+
            "Tremblay, Noémie",8,A00124,noemie@coast.example,S1,,N/A,,,,,
            "Student, Test",9,,b5b6,S1,,1,1,,,,
            """;

    @Test
    void moodleIsKnownByItsHeads() {
        Layout layout = layout(MOODLE);

        assertThat(layout.product()).isEqualTo(Layout.Product.MOODLE);
        assertThat(uses(layout))
                .containsEntry(0, Use.FIRST_NAME)
                .containsEntry(1, Use.LAST_NAME)
                .containsEntry(2, Use.SOURCED_ID)
                .containsEntry(5, Use.EMAIL)
                // Of two columns of one activity, the one that needs no maximum.
                .containsEntry(6, Use.IGNORE)
                .containsEntry(7, Use.PERCENT)
                .containsEntry(8, Use.LETTER)
                .containsEntry(9, Use.IGNORE)
                .containsEntry(10, Use.POINTS)
                .containsEntry(11, Use.IGNORE)
                .containsEntry(12, Use.IGNORE);
        assertThat(layout.columns().get(9).settled()).isTrue();
        assertThat(layout.columns().get(10).maximum()).isNull();
    }

    @Test
    void moodleIsKnownInFrench() {
        Layout layout = layout(MOODLE_FR);

        assertThat(layout.product()).isEqualTo(Layout.Product.MOODLE);
        assertThat(layout.decimal()).isEqualTo(Decimal.COMMA);
        assertThat(uses(layout))
                .containsEntry(0, Use.FIRST_NAME)
                .containsEntry(1, Use.LAST_NAME)
                .containsEntry(2, Use.SOURCED_ID)
                .containsEntry(5, Use.EMAIL)
                .containsEntry(6, Use.POINTS)
                .containsEntry(7, Use.PERCENT)
                .containsEntry(8, Use.IGNORE)
                .containsEntry(9, Use.IGNORE);
        assertThat(layout.columns().get(6).title()).isEqualTo("Test : Unité 1");
    }

    @Test
    void theRealAndThePercentageExportOfAnItemAreOneLineItem() {
        assertThat(layout(MOODLE).columns().get(6).key())
                .isEqualTo(layout(MOODLE).columns().get(7).key())
                .hasScheme("urn")
                .asString()
                .startsWith("urn:cairn:file:moodle-");
        assertThat(layout(MOODLE).columns().get(8).key())
                .isNotEqualTo(layout(MOODLE).columns().get(7).key());
    }

    @Test
    void canvasIsKnownByItsPointsAndItsIds() {
        Layout layout = layout(CANVAS);

        assertThat(layout.product()).isEqualTo(Layout.Product.CANVAS);
        assertThat(uses(layout))
                .containsEntry(0, Use.NAME)
                .containsEntry(1, Use.IGNORE)
                .containsEntry(2, Use.SOURCED_ID)
                .containsEntry(3, Use.EMAIL)
                .containsEntry(6, Use.POINTS)
                .containsEntry(7, Use.POINTS)
                .containsEntry(9, Use.IGNORE)
                .containsEntry(11, Use.IGNORE);
        assertThat(layout.columns().get(6).key()).hasToString("urn:cairn:file:canvas-4711");
        assertThat(layout.columns().get(6).title()).isEqualTo("Report");
        assertThat(layout.columns().get(6).maximum()).isEqualByComparingTo("20");
        assertThat(layout.columns().get(8).maximum()).isNull();
        assertThat(layout.rows()).extracting(GradeTable.Row::line).containsExactly(4, 5);
    }

    /** Some schools have Canvas write the names in two columns. */
    @Test
    void theTestStudentIsLeftOutInTwoColumnsToo() {
        Layout layout = layout("""
                LastName,FirstName,ID,Section,Report (4711)
                    Points Possible,,,,20
                Lee,Ana,7,S1,17
                Student,Test,9,S1,1
                """);

        assertThat(layout.product()).isEqualTo(Layout.Product.CANVAS);
        assertThat(uses(layout)).containsEntry(0, Use.LAST_NAME).containsEntry(1, Use.FIRST_NAME);
        assertThat(layout.rows()).extracting(GradeTable.Row::line).containsExactly(3);
    }

    @Test
    void anAssignmentThatIsRenamedIsTheSame() {
        Layout renamed = layout(CANVAS.replace("Report (4711)", "Safety report (4711)"));

        assertThat(renamed.columns().get(6).key())
                .isEqualTo(layout(CANVAS).columns().get(6).key());
        assertThat(renamed.columns().get(6).title()).isEqualTo("Safety report");
    }

    @Test
    void anyOtherFileIsGuessedByWhatStandsInIt() {
        Layout layout = layout("""
                Matricule;Nom complet;Atelier 1 /20;Atelier 2;Stage;Appréciation;Remarque;Quiz 1 Points Grade <Numeric MaxPoints:10 Weight:5>
                A1;Ana Lee;12,5;75 %;B+;A-;très bien;7
                A2;Noémie Tremblay;-;80%;A;B;;8
                """);

        assertThat(layout.product()).isEqualTo(Layout.Product.OTHER);
        assertThat(uses(layout))
                .isEqualTo(Map.of(
                        0,
                        Use.SOURCED_ID,
                        1,
                        Use.NAME,
                        2,
                        Use.POINTS,
                        3,
                        Use.PERCENT,
                        4,
                        Use.LETTER,
                        5,
                        Use.LETTER,
                        6,
                        Use.IGNORE,
                        7,
                        Use.POINTS));
        assertThat(layout.columns().get(2).maximum()).isEqualByComparingTo("20");
        assertThat(layout.columns().get(7).maximum()).isEqualByComparingTo("10");
        assertThat(layout.columns().get(2).samples()).containsExactly("12,5", "-");
    }

    @Test
    void twoColumnsOfOneTitleAreNeverBothTaken() {
        Layout layout = layout("""
                First name,Last name,Quiz: Unit 1 (Real),Quiz: Unit 1 (Real)
                Ana,Lee,1,2
                """);

        assertThat(uses(layout)).containsEntry(2, Use.POINTS).containsEntry(3, Use.IGNORE);
    }

    @Test
    void aFileOfFiveHundredColumnsAsksNoMoreThanAServerReads() {
        StringBuilder head = new StringBuilder("Name");
        StringBuilder row = new StringBuilder("Ana Lee");
        for (int i = 1; i < GradeTable.MOST_COLUMNS; i++) {
            head.append(",Quiz ").append(i);
            row.append(",").append(i);
        }

        Layout layout = layout(head + "\n" + row + "\n");

        assertThat(layout.columns()).hasSize(GradeTable.MOST_COLUMNS);
        assertThat(layout.columns().stream().filter(column -> !column.settled()))
                .hasSize(480);
    }

    @Test
    void aCanvasFileWithTheTestStudentAloneHasNobodyInIt() {
        List<String> lines = CANVAS.lines().toList();
        String empty = String.join("\n", lines.get(0), lines.get(2), lines.get(5));

        assertThatThrownBy(() -> layout(empty)).hasMessage("gradefile.fault.no-rows");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POINT|12.50|12.50",
                "COMMA|12,50|12.50",
                "POINT|12,50|12.50",
                "COMMA|12.50|12.50",
                "POINT|1,250|1250",
                "COMMA|1,250|1.250",
                "COMMA|1.250|1250",
                "POINT|1.250|1.250",
                "COMMA|1 250,5|1250.5",
                "POINT|1,250.5|1250.5",
                "COMMA|1,250.5|1250.5",
                "POINT|.5|.5",
                "POINT|1e9|",
                "POINT|-3|",
                "POINT|1,2,3|",
                "POINT|12 of 20|",
                "POINT|=1+1|",
                "POINT|99999999999999999999|"
            })
    void aFigureIsReadAsItsSignSaysAndNeverGuessed(Decimal decimal, String text, String number) {
        assertThat(decimal.read(text)).isEqualTo(Optional.ofNullable(number).map(BigDecimal::new));
    }

    @ParameterizedTest
    @CsvSource({
        "POINTS, EX, Excused[]",
        "POINTS, -, Nothing[]",
        "POINTS, N/A, Nothing[]",
        "POINTS, '', Nothing[]",
        "POINTS, 0, Score[number=0]",
        "POINTS, 62.5 %, Unclear[content=62.5 %]",
        "PERCENT, 62.5 %, Score[number=62.5]",
        "PERCENT, 62.5, Score[number=62.5]",
        "LETTER, b+, Score[number=76]",
        "LETTER, A\u2212, Score[number=80]",
        "LETTER, G, Unclear[content=G]",
        "LETTER, Excused, Excused[]",
        "POINTS, #DIV/0!, Unclear[content=#DIV/0!]"
    })
    void aCellIsAScoreOrNothingOrExcusedOrNotUnderstood(Use use, String cell, String mark) {
        assertThat(new Mark.Manner(Decimal.POINT, LetterScale.usual()).read(use, cell))
                .hasToString(mark);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"A = 90!B|2", "A = 90!A = 80|2", "A = 101|1", "= 50|1", "A = x|1", "!!A=|3"})
    void aScaleThatIsNotClearSaysOnWhichLine(String typed, int line) {
        assertThatThrownBy(() -> LetterScale.of(typed.replace('!', '\n')))
                .isInstanceOfSatisfying(
                        LetterScale.Unclear.class,
                        unclear -> assertThat(unclear.line()).isEqualTo(line));
    }

    @Test
    void theUsualScaleIsWhatIsOffered() throws LetterScale.Unclear {
        assertThat(LetterScale.of(LetterScale.USUAL)).isEqualTo(LetterScale.usual());
        assertThat(LetterScale.usual().percents()).hasSize(11);
    }

    private static Layout layout(String csv) {
        return Layout.of(GradeTable.of(csv.getBytes(StandardCharsets.UTF_8)));
    }

    private static Map<Integer, Use> uses(Layout layout) {
        return layout.columns().stream().collect(java.util.stream.Collectors.toMap(Column::index, Column::use));
    }
}
