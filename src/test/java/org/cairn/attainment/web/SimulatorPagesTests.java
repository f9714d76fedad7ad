package org.cairn.attainment.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.cairn.attainment.Explanations;
import org.cairn.attainment.Simulator;
import org.cairn.competency.Competency;
import org.cairn.course.Courses;
import org.cairn.course.Roster;
import org.cairn.gradebook.LineItem;
import org.cairn.mapping.CourseMap;
import org.cairn.mapping.CourseMaps;
import org.cairn.mapping.Mapping;
import org.cairn.mapping.Publication;
import org.cairn.microcredential.MicrocredentialVersion;
import org.cairn.microcredential.Microcredentials;
import org.cairn.microcredential.Wording;
import org.cairn.shared.CourseId;
import org.cairn.shared.LaunchId;
import org.cairn.shared.PersonId;
import org.cairn.shared.Role;
import org.cairn.shared.Visitor;
import org.cairn.testing.Desk;
import org.cairn.testing.Rules;
import org.cairn.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.MessageSource;

class SimulatorPagesTests {

    private final Rules rules = new Rules(TestDatabase.H2);
    private final CourseMaps courseMaps = rules.the(CourseMaps.class);
    private CourseId course;
    private Visitor instructor;
    private Desk desk;
    private LineItem exam;
    private CourseMap map;

    @BeforeEach
    void sitDown() {
        course = rules.course("FALL-1010");
        instructor = rules.instructor(course);
        desk = desk(instructor);
        exam = rules.lineItem(course, "Exam", 100);
        map = published();
    }

    @AfterEach
    void leave() {
        rules.close();
    }

    @Test
    void everyLearnerIsInExactlyOneOfTheCounts() {
        graded("90", "75", "74", "10", null);

        assertThat(desk.get(path("")).exchange())
                .hasStatusOk()
                .bodyText()
                .contains("What would happen if")
                .contains("tried on 5 learners")
                .contains("2 of 5 learners would meet it.")
                .contains("4 assessed learners, in steps of 5 points. 2 reach the threshold.")
                .contains("role=\"img\"")
                .doesNotContain("??");
    }

    @Test
    void aLowerThresholdSaysWhoWouldGain() {
        List<PersonId> learners = graded("90", "72", "10");

        assertThat(desk.get(path("?threshold=70")).exchange())
                .hasStatusOk()
                .bodyText()
                .contains("2 of 3 learners would meet it.")
                .contains("+1 from 1")
                .contains("dashed line: in force, 75%")
                .contains("/learners/" + learners.get(1) + "?threshold=70")
                .contains("One learner stands elsewhere than now. It is listed.");
    }

    @Test
    void aHigherThresholdSaysWhoWouldLose() {
        graded("90", "76");

        assertThat(desk.get(path("?threshold=80,5")).exchange())
                .hasStatusOk()
                .bodyText()
                .contains("1 of 2 learners would meet it.")
                .contains("−1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"140", "0", "-3", "lots", "1e9"})
    void aThresholdBeyondTheScaleIsAnsweredAtTheField(String typed) {
        graded("90");

        assertThat(desk.get(path("?threshold=" + typed)).exchange())
                .hasStatus(422)
                .bodyText()
                .contains("A threshold is a percentage above 0 and at most 100.")
                .contains("aria-describedby=\"threshold-hint threshold-error\"")
                .contains("value=\"" + typed + "\"");
    }

    @Test
    void itSaysWhyOfOneLearner() {
        List<PersonId> learners = graded("72");

        assertThat(desk.get(path("/learners/" + learners.get(0) + "?threshold=70"))
                        .exchange())
                .hasStatusOk()
                .bodyText()
                .contains("Exam: 72 of 100, which is 72%. It counts with weight 1.")
                .contains("The threshold is 70%. 72% reaches it.")
                .contains("So the competency is met.");
        assertThat(desk.get(path("/learners/" + UUID.randomUUID())).exchange()).hasStatus(404);
    }

    @Test
    void theSpreadsheetHasEverybodyAndNoFormula() {
        graded("90", null);

        assertThat(desk.get(path("/learners.csv")).exchange())
                .hasStatusOk()
                .hasHeader("Content-Disposition", "attachment; filename=\"simulator.csv\"")
                .bodyText()
                .contains("\"Tried\"")
                .contains("\"Met\"")
                .contains("\"Not assessed yet\"");
        assertThat(Spreadsheet.cell("=HYPERLINK(\"https://evil.example\")"))
                .isEqualTo("\"'=HYPERLINK(\"\"https://evil.example\"\")\"");
        for (String dangerous : List.of("+1", "-1", "@SUM(A1)", "\tx", "\rx")) {
            assertThat(Spreadsheet.cell(dangerous)).startsWith("\"'");
        }
    }

    @Test
    void itWritesNothing() {
        List<PersonId> learners = graded("90", "72", null);
        Map<String, Integer> before = rows();

        desk.get(path("?threshold=70")).exchange();
        desk.get(path("/learners/" + learners.get(0))).exchange();
        desk.get(path("/learners.csv")).exchange();

        assertThat(before).hasSizeGreaterThan(20);
        assertThat(rows()).isEqualTo(before);
        assertThat(rules.events()).hasSize(1);
    }

    @Test
    void anotherCoursesMapIsUnknownAndALearnerMayNot() {
        assertThat(desk(rules.instructor(rules.course("OTHER"))).get(path("")).exchange())
                .hasStatus(404);
        Visitor learner = new Visitor(
                new LaunchId(UUID.randomUUID()),
                instructor.institution(),
                course,
                instructor.person(),
                Set.of(Role.LEARNER),
                Locale.CANADA);
        for (String path : List.of("", "/learners.csv", "/learners/" + UUID.randomUUID())) {
            assertThat(desk(learner).get(path(path)).exchange()).hasStatus(403);
        }
    }

    @Test
    void aSectionThatOneDoesNotTeachIsUnknown() {
        CourseId other = rules.course("OTHER");

        assertThat(desk.get(path("?section=" + other)).exchange()).hasStatus(404);
        assertThat(desk.get(path("?section=anything")).exchange()).hasStatusOk();
    }

    @Test
    void inFrenchToo() {
        graded("90", "72");
        Visitor french = new Visitor(
                instructor.launch(),
                instructor.institution(),
                course,
                instructor.person(),
                instructor.roles(),
                Locale.CANADA_FRENCH);

        assertThat(desk(french).get(path("?threshold=70")).exchange())
                .hasStatusOk()
                .bodyText()
                .contains("Que se passerait-il si")
                .contains("2 personnes sur 2 l’atteindraient.")
                .doesNotContain("??");
    }

    @Test
    void aCourseWithoutLearnersSaysSo() {
        assertThat(desk.get(path("")).exchange()).hasStatusOk().bodyText().contains("Nobody learns here yet");
    }

    private List<PersonId> graded(String... scores) {
        List<PersonId> learners = new ArrayList<>();
        for (String score : scores) {
            PersonId learner = rules.learner(course);
            learners.add(learner);
            if (score != null) {
                rules.graded(exam, learner, score);
            }
        }
        return learners;
    }

    private CourseMap published() {
        MicrocredentialVersion version = rules.the(Microcredentials.class).take(instructor, "fall-protection");
        CourseMap draft = courseMaps.open(instructor, version.id());
        for (Competency competency : version.definition().competencies()) {
            courseMaps.map(
                    instructor,
                    draft.id(),
                    new Mapping(
                            exam.id(),
                            competency.id(),
                            competency.criteria().get(0).id(),
                            BigDecimal.ONE,
                            false,
                            null));
        }
        return rules.the(Publication.class).publish(instructor, draft.id());
    }

    private Map<String, Integer> rows() {
        Map<String, Integer> rows = new TreeMap<>();
        rules.jdbc()
                .sql("SELECT table_name FROM information_schema.tables WHERE LOWER(table_schema) = 'public'")
                .query(String.class)
                .list()
                .forEach(table -> rows.put(
                        table,
                        rules.jdbc()
                                .sql("SELECT count(*) FROM \"" + table + "\"")
                                .query(Integer.class)
                                .single()));
        return rows;
    }

    private String path(String more) {
        return "/teach/maps/" + map.id() + "/simulator" + more;
    }

    private Desk desk(Visitor visitor) {
        Courses courses = mock(Courses.class);
        when(courses.find(any(CourseId.class))).thenReturn(Optional.empty());
        SimulatorView view = new SimulatorView(
                rules.the(Simulator.class),
                courseMaps,
                rules.the(Wording.class),
                rules.the(Explanations.class),
                new SimulatorView.Who(courses, rules.the(Roster.class)));
        return new Desk(visitor, new SimulatorController(view, new Spreadsheet(rules.the(MessageSource.class))));
    }
}
