package org.cairn.moodle;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.cairn.gradebook.Doubt;
import org.cairn.gradebook.Figure;
import org.cairn.gradebook.OfferedLineItem;
import org.cairn.gradebook.OfferedResult;
import org.cairn.moodle.ws.WireGrade;
import org.cairn.moodle.ws.WireModule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What Moodle's report means, case by case. */
class MoodleReadingTests {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private static final URI KEY = MoodleReading.key(2);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a grade                              | "graderaw":78                                              | 78/100 ABSENT
            zero is a grade                      | "graderaw":0,"gradedategraded":1795459180                  | 0/100 ABSENT
            nothing handed in                    | "graderaw":null                                            | -/100 ABSENT
            handed in, not graded                | "graderaw":null,"gradedatesubmitted":1795459180            | -/100 PENDING
            taken back                           | "graderaw":null,"gradedatesubmitted":1,"gradedategraded":2 | -/100 ABSENT
            hidden from the learner              | "graderaw":78,"gradeishidden":true                         | -/100 PENDING
            hidden until a date                  | "graderaw":78,"gradehiddenbydate":true                     | -/100 PENDING
            hidden, but there is nothing         | "graderaw":null,"gradeishidden":true                       | -/100 ABSENT
            a range that begins above zero       | "graderaw":30,"grademin":20                                | 10/80 ABSENT
            the first step of a scale            | "graderaw":1,"grademin":1,"grademax":4,"scaleid":3         | 0/3 ABSENT
            the last step of a scale             | "graderaw":4,"grademin":1,"grademax":4,"scaleid":3         | 3/3 ABSENT
            a number as text                     | "graderaw":"12.5000"                                       | 12.5/100 ABSENT
            """)
    void whatAGradeMeans(String what, String fields, String meaning) {
        MoodleReading reading = reading();
        add(reading, grade(fields));

        OfferedResult result = results(reading).get(0);
        assertThat(number(result.score()) + "/" + number(result.maximum()) + " " + result.without())
                .as(what)
                .isEqualTo(meaning);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "graderaw":-5               | NEGATIVE
            "graderaw":10,"grademin":20 | NEGATIVE
            "graderaw":"ten"            | NOT_A_NUMBER
            "graderaw":1e30             | TOO_LARGE
            """)
    void aFigureThatCannotBeIsDoubted(String fields, Doubt.Reason reason) {
        MoodleReading reading = reading();
        add(reading, grade(fields));

        assertThat(results(reading).get(0).score())
                .isInstanceOfSatisfying(
                        Figure.Doubtful.class, it -> assertThat(it.reason()).isEqualTo(reason));
    }

    @ParameterizedTest
    @CsvSource({
        "course, 2, Essay, false",
        "category, 2, Essay, false",
        "mod, 9, Essay, false",
        "manual, 2, Cairn: connection check / essai de connexion, false",
        "mod, 2, Essay, true",
        "manual, 2, Attendance, true"
    })
    void totalsAndWhatAgsHasAndWhatIsOursAreLeftOut(String type, long id, String name, boolean wanted) {
        MoodleReading reading = reading();
        add(reading, grade("\"id\":%d,\"itemtype\":\"%s\",\"itemname\":\"%s\"".formatted(id, type, name)));

        assertThat(reading.lineItems()).hasSize(wanted ? 1 : 0);
        assertThat(reading.isEmpty()).isFalse();
    }

    @Test
    void aNameIsTextAndNotHtmlAndAnActivityWithoutOneHasThatOfItsPage() {
        MoodleReading reading = reading();
        add(reading, grade("\"id\":2,\"itemname\":\"Fish &amp; Chips &lt;b&gt;\""));
        add(reading, grade("\"id\":3,\"itemname\":\"\",\"cmid\":6"));

        assertThat(reading.lineItems()).extracting(OfferedLineItem::label).containsExactly("Fish & Chips <b>", "Quiz");
    }

    @Test
    void aPageElsewhereIsNotShownAndADueDateIsWhatMoodleCallsOne() {
        MoodleReading reading = reading();
        add(reading, grade("\"id\":2,\"cmid\":6"));
        add(reading, grade("\"id\":3,\"cmid\":7"));

        assertThat(reading.lineItems().get(0).page())
                .isEqualTo(URI.create("https://moodle.example/mod/quiz/view.php?id=6"));
        assertThat(reading.lineItems().get(0).dueAt()).isEqualTo("2026-11-30T18:39:40Z");
        assertThat(reading.lineItems().get(1).page()).isNull();
        assertThat(reading.lineItems().get(1).dueAt()).isNull();
    }

    private static MoodleReading reading() {
        List<WireModule> modules = List.of(
                new WireModule(
                        6,
                        "https://moodle.example/mod/quiz/view.php?id=6",
                        "Quiz",
                        "quiz",
                        2,
                        List.of(
                                new WireModule.Date("timeopen", 1_795_459_180L),
                                new WireModule.Date("timeclose", 1_796_063_980L))),
                new WireModule(
                        7,
                        "https://evil.example/",
                        "Elsewhere",
                        "quiz",
                        0,
                        List.of(new WireModule.Date(null, 1_796_063_980L))));
        return new MoodleReading(modules, Set.of(9L), page -> "moodle.example".equals(page.getHost()));
    }

    /** An item of a hundred points, with these fields in the place of the usual ones. */
    private static WireGrade grade(String fields) {
        String usual =
                "{\"id\":2,\"itemname\":\"Essay\",\"itemtype\":\"mod\",\"grademin\":0,\"grademax\":100,\"feedback\":\"x\"}";
        ObjectNode whole = (ObjectNode) JSON.readTree(usual);
        JSON.readTree("{" + fields + "}").properties().forEach(field -> whole.set(field.getKey(), field.getValue()));
        return JSON.treeToValue(whole, WireGrade.class);
    }

    private static void add(MoodleReading reading, WireGrade grade) {
        reading.item(grade);
        reading.add("5", grade);
    }

    private static List<OfferedResult> results(MoodleReading reading) {
        List<OfferedResult> results = new ArrayList<>();
        reading.results(KEY, (key, result) -> results.add(result));
        return results;
    }

    private static String number(Figure figure) {
        return figure instanceof Figure.Believed believed ? believed.number().toPlainString() : "-";
    }
}
