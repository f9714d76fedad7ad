package org.cairn.mapping.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.cairn.competency.Competency;
import org.cairn.gradebook.LineItem;
import org.cairn.mapping.CourseMap;
import org.cairn.mapping.CourseMaps;
import org.cairn.mapping.Examples;
import org.cairn.mapping.Mapping;
import org.cairn.mapping.Publication;
import org.cairn.mapping.Raised;
import org.cairn.mapping.RuleSentences;
import org.cairn.mapping.StillJudging;
import org.cairn.microcredential.Calculation;
import org.cairn.microcredential.Definition;
import org.cairn.microcredential.Gate;
import org.cairn.microcredential.MicrocredentialVersion;
import org.cairn.microcredential.Microcredentials;
import org.cairn.microcredential.Policy;
import org.cairn.microcredential.Requirement;
import org.cairn.microcredential.Wording;
import org.cairn.shared.CourseId;
import org.cairn.shared.Visitor;
import org.cairn.testing.Desk;
import org.cairn.testing.Rules;
import org.cairn.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

class CourseMapPagesTests {

    private final Rules rules = new Rules(TestDatabase.H2);
    private final CourseMaps courseMaps = rules.the(CourseMaps.class);
    private final Microcredentials microcredentials = rules.the(Microcredentials.class);
    private CourseId course;
    private Visitor instructor;
    private Desk desk;
    private MicrocredentialVersion version;
    private List<Competency> competencies;
    private LineItem quiz;
    private CourseMap map;

    @BeforeEach
    void sitDown() {
        course = rules.course("FALL-1010");
        instructor = rules.instructor(course);
        desk = deskOf(instructor);
        version = microcredentials.take(instructor, "fall-protection");
        competencies = version.definition().competencies();
        quiz = rules.lineItem(course, "Quiz: hazards & anchors", 40);
        map = courseMaps.open(instructor, version.id());
    }

    @AfterEach
    void leave() {
        rules.close();
    }

    @Test
    void openingAMapLeadsToItsMatrix() {
        assertThat(desk.post("/teach/maps", "version", version.id().toString()).exchange())
                .hasStatus3xxRedirection()
                .hasRedirectedUrl(desk.at(path("")));
    }

    @Test
    void theMatrixIsATableThatSaysWhatIsUncovered() {
        assertThat(desk.get(path("")).exchange())
                .hasStatusOk()
                .bodyText()
                .contains("scope=\"colgroup\"", "scope=\"row\"")
                .contains("Quiz: hazards &amp; anchors, criterion 1.1: nothing. Add")
                .contains("Nothing shows 1.", "Nothing shows 3.")
                .contains("<b>each of the 3 competencies</b>")
                .contains("<b>chacune des 3 compétences</b>")
                .doesNotContain("??");
    }

    @Test
    void aCourseWithoutGradedActivitiesSaysWhatToDo() {
        CourseId empty = rules.course("EMPTY");
        Visitor other = rules.instructor(empty);
        MicrocredentialVersion published = microcredentials.publish(instructor, version.id());
        CourseMap theirs = courseMaps.open(other, published.id());

        assertThat(deskOf(other).get("/teach/maps/" + theirs.id()).exchange())
                .hasStatusOk()
                .bodyText()
                .contains("There is no graded activity in this course yet")
                .contains("/teach/activities");
    }

    @Test
    void aCellIsFilledChangedAndCleared() {
        assertThat(desk.get(cell(0)).exchange())
                .hasStatusOk()
                .bodyText()
                .contains("Identifies hazards and anchor points")
                .contains("40 points")
                .doesNotContain("Take this evidence out");

        assertThat(desk.post(cell(0), "weight", "1,5", "required", "true", "minimum", "80 %")
                        .exchange())
                .hasStatus3xxRedirection();

        assertThat(mappings()).singleElement().satisfies(mapping -> {
            assertThat(mapping.weight()).isEqualByComparingTo("1.5");
            assertThat(mapping.required()).isTrue();
            assertThat(mapping.minimum()).isEqualByComparingTo("0.8");
        });
        assertThat(desk.get(path("")).exchange())
                .bodyText()
                .contains("×1.5")
                .contains("at least 80%")
                .contains("criterion 1.1: weight 1.5, required. Change")
                .contains("<b>Quiz: hazards &amp; anchors</b> must be at least <b>80%</b>");
        assertThat(desk.get(cell(0)).exchange()).bodyText().contains("Take this evidence out", "value=\"80\"");

        assertThat(desk.post(cell(0) + "/clear").exchange()).hasStatus3xxRedirection();
        assertThat(mappings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "weight, 0, A weight is a number above 0",
        "weight, -1, A weight is a number above 0",
        "weight, lots, A weight is a number above 0",
        "weight, 101, A weight is a number above 0",
        "minimum, 140, A minimum is a percentage from 0 to 100",
        "minimum, half, A minimum is a percentage from 0 to 100"
    })
    void aWrongCellSaysWhatIsWrongAndKeepsWhatWasTyped(String field, String typed, String said) {
        String weight = field.equals("weight") ? typed : "1";
        String minimum = field.equals("minimum") ? typed : "";

        assertThat(desk.post(cell(0), "weight", weight, "minimum", minimum).exchange())
                .hasStatus(422)
                .bodyText()
                .contains(said)
                .contains("id=\"" + field + "-error\"")
                .contains("value=\"" + typed + "\"");
        assertThat(mappings()).isEmpty();
    }

    @Test
    void aPlaceAndAGroupAreKeptForAllOfTheActivityAndTheGroup() {
        LineItem project = rules.lineItem(course, "Project", 40);
        desk.post(cell(0), "weight", "1", "group", "A", "take", "2").exchange();
        assertThat(desk.post(
                                path("/cells/" + project.id() + "/" + criterion(0)),
                                "weight",
                                "1",
                                "sequence",
                                "2",
                                "group",
                                "A",
                                "take",
                                "1")
                        .exchange())
                .hasStatus3xxRedirection();

        assertThat(mappings()).hasSize(2).allSatisfy(mapping -> {
            assertThat(mapping.group()).isEqualTo("A");
            assertThat(mapping.take()).isEqualTo(1);
        });
        assertThat(desk.get(path("")).exchange())
                .bodyText()
                .contains("group A, best 1")
                .contains("place 2")
                .contains("only the best <b>one</b> counts")
                .contains("Weight per competency")
                .contains("Criteria per activity")
                .doesNotContain("??");
    }

    @ParameterizedTest
    @CsvSource({
        "sequence, 0, A place is a whole number from 1 to 99",
        "sequence, first, A place is a whole number from 1 to 99",
        "group, Z, Choose one of the groups.",
        "take, 0, Say how many of the group count"
    })
    void aWrongPlaceOrGroupIsAnsweredAtItsField(String field, String typed, String said) {
        String group = field.equals("group") ? typed : "A";
        String take = field.equals("take") ? typed : "1";
        String sequence = field.equals("sequence") ? typed : "";

        assertThat(desk.post(cell(0), "weight", "1", "sequence", sequence, "group", group, "take", take)
                        .exchange())
                .hasStatus(422)
                .bodyText()
                .contains(said)
                .contains("id=\"" + field + "-error\"");
        assertThat(mappings()).isEmpty();
    }

    @Test
    void oneWeightCanHoldInEveryCompetency() {
        cover();

        desk.post(cell(0), "weight", "3", "everywhere", "true").exchange();

        assertThat(mappings())
                .hasSize(competencies.size())
                .allSatisfy(mapping -> assertThat(mapping.weight()).isEqualByComparingTo("3"));
    }

    @Test
    void anActivityThatShowsNothingIsMarked() {
        assertThat(desk.get(path("")).exchange()).bodyText().contains("shows nothing yet");
    }

    @Test
    void aCourseMayAskForMore() {
        cover();

        assertThat(desk.post(path("/thresholds"), "thresholds[0]", "80", "thresholds[1]", "")
                        .exchange())
                .hasStatus3xxRedirection();

        assertThat(desk.get(path("")).exchange()).bodyText().contains("threshold 80%", "Plan fall protection 80%");
        assertThat(desk.get(path("/thresholds")).exchange()).bodyText().contains("value=\"80\"");
        CourseMap published = rules.the(Publication.class).publish(instructor, map.id());
        assertThat(published.raised())
                .containsExactly(new Raised(competencies.get(0).id(), new BigDecimal("0.8")));
        assertThat(published.asked(version.definition()).requirements().get(0).asked())
                .isEqualByComparingTo("0.8");
        assertThat(courseMaps.revise(instructor, published.id()).raised()).isEqualTo(published.raised());
        assertThat(desk.get(path("/thresholds")).exchange()).hasStatus(409);
    }

    @ParameterizedTest
    @CsvSource({
        "74.9999, The micro-credential asks for 75%. This course may ask for more",
        "140, A threshold is a percentage above 0 and at most 100",
        "-1, A threshold is a percentage above 0 and at most 100",
        "most, A threshold is a percentage above 0 and at most 100"
    })
    void aWeakerThresholdIsRefusedAtItsFieldAndNothingIsSaved(String typed, String said) {
        assertThat(desk.post(path("/thresholds"), "thresholds[0]", "90", "thresholds[1]", typed)
                        .exchange())
                .hasStatus(422)
                .bodyText()
                .contains(said)
                .contains("id=\"thresholds[1]-error\"")
                .contains("value=\"" + typed + "\"");
        assertThat(courseMaps.find(map.id()).orElseThrow().raised()).isEmpty();
    }

    @Test
    void publishingAnUncoveredMapSaysWhatIsMissing() {
        assertThat(desk.get(path("/publish")).exchange())
                .hasStatusOk()
                .bodyText()
                .contains("It cannot be published yet.")
                .doesNotContain("Publish for good");
        assertThat(desk.post(path("/publish")).exchange())
                .hasStatus(422)
                .bodyText()
                .contains("No activity shows 1 “Plan fall protection”.");
        assertThat(courseMaps.published(course)).isEmpty();
    }

    @Test
    void whatTheInstitutionAsksForIsSaidBeforeTheButtonAndNotInstead() {
        cover();
        Gate gate = rules.the(Gate.class);
        gate.choose(instructor.institution(), new Policy("eu-2022", Policy.Approval.COLLEAGUE));

        assertThat(desk.get(path("/publish")).exchange())
                .hasStatusOk()
                .bodyText()
                .contains("Send it for review first.")
                .contains("asks for this first:")
                .contains("/teach/microcredentials/" + version.id() + "#check")
                .doesNotContain("Publish for good")
                .doesNotContain("??");
        assertThat(desk.post(path("/publish")).exchange())
                .hasStatus(422)
                .bodyText()
                .contains("Say what is missing");
        assertThat(courseMaps.published(course)).isEmpty();

        gate.choose(instructor.institution(), Policy.USUAL);
        assertThat(desk.get(path("/publish")).exchange()).bodyText().contains("Publish for good");
    }

    @Test
    void publishingSaysInBothLanguagesWhatBecomesFrozenAndThenItIs() {
        cover();

        assertThat(desk.get(path("/publish")).exchange())
                .hasStatusOk()
                .bodyText()
                .contains("Publish for good")
                .contains("lang=\"fr\"", "moyenne pondérée")
                .contains("What becomes frozen")
                .contains("You can publish all the same");
        assertThat(desk.post(path("/publish")).exchange()).hasStatus3xxRedirection();

        assertThat(courseMaps.published(course)).hasSize(1);
        assertThat(desk.get(path("")).exchange())
                .hasStatusOk()
                .bodyText()
                .contains("Published")
                .contains("Change the map")
                .doesNotContain("/cells/");
        assertThat(desk.get(cell(0)).exchange()).hasStatus(409);
        assertThat(desk.post(path("/publish")).exchange()).hasStatus(409);
        assertThat(desk.get(path("/publish")).exchange()).hasStatus3xxRedirection();
    }

    @Test
    void aPublishedMapIsChangedByTheNextOne() {
        cover();
        rules.the(Publication.class).publish(instructor, map.id());

        MvcTestResult revised = desk.post(path("/revise")).exchange();

        assertThat(revised).hasStatus3xxRedirection();
        assertThat(revised.getResponse().getRedirectedUrl())
                .doesNotEndWith(map.id().toString());
        assertThat(courseMaps.all(course)).hasSize(2);
    }

    @Test
    void anotherCoursesMapIsAsUnknownAsNoMap() {
        Desk elsewhere = deskOf(rules.instructor(rules.course("OTHER")));

        for (String path : List.of(path(""), cell(0), path("/publish"), "/teach/maps/" + UUID.randomUUID())) {
            assertThat(elsewhere.get(path).exchange()).hasStatus(404);
        }
        assertThat(elsewhere.post(cell(0) + "/clear").exchange()).hasStatus(404);
        assertThat(elsewhere.post(path("/publish")).exchange()).hasStatus(404);
        assertThat(desk.get(path("/cells/" + UUID.randomUUID() + "/" + criterion(0)))
                        .exchange())
                .hasStatus(404);
        assertThat(desk.post(path("/cells/" + quiz.id() + "/" + UUID.randomUUID()), "weight", "1")
                        .exchange())
                .hasStatus(404);
    }

    /** Every method, level, group, order and signature is said; the default sentence stays as it was. */
    @Test
    void whateverTheRuleAsksIsReadAloud() {
        List<Requirement> asked = new ArrayList<>();
        for (Calculation.Kind kind : Calculation.Kind.values()) {
            asked.add(new Requirement(
                    competencies.get(0),
                    new BigDecimal("0.8"),
                    new Calculation(kind, null),
                    null,
                    kind == Calculation.Kind.LATEST ? 2 : null,
                    kind == Calculation.Kind.TIMES));
        }
        asked.add(new Requirement(competencies.get(1), new BigDecimal("0.8"), null, 3, null, null));
        LineItem plan = rules.lineItem(course, "Plan", 40);
        List<Mapping> grouped = List.of(member(quiz, 2), member(plan, 1));

        for (Locale locale : List.of(Locale.CANADA, Locale.CANADA_FRENCH)) {
            List<String> read = read(version.definition().with(asked), grouped, List.of(quiz, plan), locale);

            assertThat(read).allSatisfy(sentence -> assertThat(sentence).doesNotContain("{", "??", "**"));
            assertThat(read).hasSizeGreaterThan(Calculation.Kind.values().length + 4);
        }
        assertThat(read(version.definition().with(asked), grouped, List.of(quiz, plan), Locale.CANADA))
                .contains(
                        "“Plan fall protection” must reach 80%, as a decaying average in which each later activity"
                                + " counts 65% against all before it.",
                        "“Plan fall protection” must reach 80%, in at least 3 activities.",
                        "“Inspect and fit equipment” must reach Proficient (75%), as a weighted mean of its activities.",
                        "Of Quiz: hazards & anchors, Plan, only the best one counts.",
                        "The order is Plan, Quiz: hazards & anchors, then the time of grading.",
                        "An instructor signs off “Plan fall protection”.");
    }

    private Mapping member(LineItem lineItem, int place) {
        return new Mapping(
                lineItem.id(),
                competencies.get(0).id(),
                competencies.get(0).criteria().get(0).id(),
                BigDecimal.ONE,
                false,
                null,
                place,
                "A",
                1);
    }

    private List<String> read(Definition definition, List<Mapping> mappings, List<LineItem> lineItems, Locale locale) {
        return rules.the(RuleSentences.class).of(definition, mappings, lineItems, locale).stream()
                .map(RuleSentences.Sentence::toString)
                .toList();
    }

    @Test
    void anExampleIsWorkedOutByTheEngine() {
        cover();

        assertThat(desk.get(path("")).exchange())
                .hasStatusOk()
                .bodyText()
                .contains("For example")
                .contains("Quiz: hazards &amp; anchors: 30 of 40, which is 75%.")
                .contains("(75) ÷ 1 = 75")
                .contains("So the competency is met.");
    }

    @Test
    void theRuleIsReadInFrench() {
        cover();

        List<String> read = rules
                .the(RuleSentences.class)
                .of(version.definition(), mappings(), List.of(quiz), Locale.CANADA_FRENCH)
                .stream()
                .map(RuleSentences.Sentence::toString)
                .toList();

        assertThat(read.get(0))
                .isEqualTo("La microcertification est décernée lorsque chacune des 3 compétences atteint 75\u00a0%,"
                        + " en moyenne pondérée de ses activités.");
    }

    private void cover() {
        for (int i = 0; i < competencies.size(); i++) {
            courseMaps.map(
                    instructor,
                    map.id(),
                    new Mapping(
                            quiz.id(),
                            competencies.get(i).id(),
                            competencies.get(i).criteria().get(0).id(),
                            BigDecimal.ONE,
                            false,
                            null));
        }
    }

    private List<Mapping> mappings() {
        return courseMaps.find(map.id()).orElseThrow().mappings();
    }

    private String path(String more) {
        return "/teach/maps/" + map.id() + more;
    }

    private String cell(int competency) {
        return path("/cells/" + quiz.id() + "/" + criterion(competency));
    }

    private String criterion(int competency) {
        return competencies.get(competency).criteria().get(0).id().toString();
    }

    private Desk deskOf(Visitor visitor) {
        CourseMapView view = new CourseMapView(
                courseMaps,
                rules.the(Wording.class),
                rules.gradebook(),
                rules.the(RuleSentences.class),
                rules.the(Examples.class));
        return new Desk(
                visitor,
                new CourseMapController(
                        courseMaps,
                        rules.the(Publication.class),
                        view,
                        new BeforePublishing(microcredentials, rules.the(Gate.class)),
                        rules.the(StillJudging.class)),
                new CellController(courseMaps, rules.the(Wording.class), view),
                new ThresholdsController(courseMaps, rules.the(Wording.class)));
    }
}
