package org.cairn.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.math.BigDecimal;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.cairn.sandbox.Gradebook.Cell;
import org.cairn.sandbox.NativeActivity.Kind;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class SandboxPartsTests {

    private final People people = new People();
    private final Courses courses = new Courses(people);
    private final Course course = courses.all().get(0);
    private final Column quiz = new NativeActivity("q", Kind.QUIZ, "Quiz", BigDecimal.valueOf(50));

    @Test
    void thePlatformFileInTheJarIsThatOfTheUsualPort() throws IOException {
        try (InputStream file = Files.newInputStream(Path.of("lti-config/platforms/sandbox.json"))) {
            assertThat(JsonMapper.shared().readTree(file))
                    .isEqualTo(JsonMapper.shared().readTree(SandboxLms.platformFile(SandboxRun.LMS_PORT)));
        }
    }

    @Test
    void twentyFourLearnersAreInTheFirstCourse() {
        assertThat(course.learners()).hasSize(24).doesNotHaveDuplicates();
        assertThat(course.learners()).filteredOn(Person::withheld).hasSizeGreaterThanOrEqualTo(3);
        assertThat(course.learners().get(0).name()).isEqualTo("Noémie Tremblay-Okafor");
    }

    @Test
    void exampleGradesAreAlwaysTheSameAndOfEveryKind() {
        List<Column> columns = List.of(
                quiz,
                new NativeActivity("r", Kind.QUIZ, "Quiz", BigDecimal.valueOf(20)),
                new NativeActivity("s", Kind.ASSIGNMENT, "Task", BigDecimal.valueOf(100)));

        Map<Cell, BigDecimal> grades = ExampleGrades.fill(columns, course.learners());

        assertThat(ExampleGrades.fill(columns, course.learners())).isEqualTo(grades);
        assertThat(grades.values()).anyMatch(score -> score.signum() == 0);
        assertThat(grades.size()).isLessThan(24 * 3);
        assertThat(grades)
                .allSatisfy((cell, score) -> assertThat(score)
                        .isLessThanOrEqualTo(maximum(columns, cell))
                        .isGreaterThanOrEqualTo(BigDecimal.ZERO));
        assertThat(course.learners())
                .as("somebody has no grade at all")
                .anyMatch(learner ->
                        columns.stream().noneMatch(column -> grades.containsKey(new Cell(column.id(), learner.id()))));
        assertThat(grades.entrySet())
                .as("some are near 75 %")
                .filteredOn(grade -> {
                    double share = grade.getValue().doubleValue()
                            / maximum(columns, grade.getKey()).doubleValue();
                    return share > 0.7 && share < 0.8;
                })
                .hasSizeGreaterThan(10);
    }

    @Test
    void theMainLearnerLacksTheLastGrade() {
        List<Column> columns = List.of(quiz, new NativeActivity("r", Kind.QUIZ, "Quiz", BigDecimal.TEN));

        assertThat(ExampleGrades.fill(columns, List.of(People.LEARNER)))
                .containsOnlyKeys(new Cell("q", People.LEARNER.id()));
    }

    @Test
    void onlyCellsThatDifferFromWhatWasShownAreChanges() {
        GradeSheet sheet = GradeSheet.read(
                Map.of("grade-q-2001", " 41,5 ", "shown-q-2001", "40", "grade-q-2002", "7", "shown-q-2002", "7"),
                List.of(quiz),
                course.learners());

        assertThat(sheet.mistakes()).isEmpty();
        assertThat(sheet.changes().values())
                .singleElement()
                .satisfies(change -> assertThat(change.score()).isEqualByComparingTo("41.5"));
    }

    @Test
    void anEmptiedCellClearsTheGrade() {
        GradeSheet sheet =
                GradeSheet.read(Map.of("grade-q-2001", "", "shown-q-2001", "40"), List.of(quiz), course.learners());

        assertThat(sheet.changes().values())
                .singleElement()
                .satisfies(change -> assertThat(change.score()).isNull());
    }

    @Test
    void nonsenseInACellIsAMistake() {
        for (String typed : List.of("a", "-1", "50.1", "1e3", "1,2,3", "0.123456", "Infinity", "1 0")) {
            GradeSheet sheet = GradeSheet.read(
                    Map.of("grade-q-2001", typed, "shown-q-2001", ""), List.of(quiz), course.learners());
            assertThat(sheet.mistakes()).as(typed).hasSize(1);
            assertThat(sheet.changes()).isEmpty();
        }
    }

    @Test
    void aVariableThatWouldGiveAwayANameStaysAVariable() {
        Map<String, String> values =
                Map.of("who", "$Person.name.full", "where", "$Context.id", "fixed", "a=b", "odd", "$Nobody.knows");
        Addresses addresses = new Addresses(java.net.URI.create("http://localhost:8080"));
        Manners manners = new Manners();
        Wire wire = new Wire(manners, people, new ResourceLinks(courses, addresses), addresses);
        CustomVariables variables = new CustomVariables(manners, wire);
        Person withheld = people.find("2009").orElseThrow();

        assertThat(variables.fill(values, course, null, withheld))
                .containsEntry("who", "$Person.name.full")
                .containsEntry("where", "course-1010")
                .containsEntry("odd", "$Nobody.knows")
                .containsEntry("fixed", "a=b");
        assertThat(variables.fill(values, course, null, People.LEARNER)).containsEntry("who", "Noémie Tremblay-Okafor");
        manners.choose(Manner.MOODLE);
        assertThat(variables.fill(values, course, null, withheld)).containsEntry("who", null);
    }

    @Test
    void aTakenPortIsNamed() throws IOException {
        try (ServerSocket taken = new ServerSocket(0)) {
            assertThat(SandboxRun.takenPort(List.of(taken.getLocalPort())))
                    .hasValueSatisfying(line -> assertThat(line)
                            .contains("Port " + taken.getLocalPort())
                            .doesNotContain("\n"));
        }
    }

    @Test
    void bothLanguagesSayTheSameThings() throws IOException {
        Properties english = messages("/sandbox/messages.properties");
        Properties french = messages("/sandbox/messages_fr.properties");

        assertThat(french.keySet()).isEqualTo(english.keySet());
        assertThat(french.values()).noneMatch(text -> String.valueOf(text).contains("'"));
        assertThat(english.values()).noneMatch(text -> String.valueOf(text).contains("'"));
    }

    private static BigDecimal maximum(List<Column> columns, Cell cell) {
        return columns.stream()
                .filter(column -> column.id().equals(cell.column()))
                .map(Column::scoreMaximum)
                .findFirst()
                .orElseThrow();
    }

    private Properties messages(String file) throws IOException {
        try (Reader reader = new InputStreamReader(
                java.util.Objects.requireNonNull(getClass().getResourceAsStream(file)), StandardCharsets.UTF_8)) {
            Properties messages = new Properties();
            messages.load(reader);
            return messages;
        }
    }
}
