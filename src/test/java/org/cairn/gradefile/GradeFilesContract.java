package org.cairn.gradefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cairn.gradebook.GivenCourse;
import org.cairn.gradebook.Gradebook;
import org.cairn.gradebook.LineItem;
import org.cairn.gradebook.Result;
import org.cairn.gradebook.ResultsRecorded;
import org.cairn.shared.LaunchId;
import org.cairn.shared.PersonId;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.cairn.shared.Role;
import org.cairn.shared.Visitor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;

/** Files from being brought to being in the gradebook. Each subclass says in which database. */
@SpringBootTest
@ActiveProfiles("test")
@Import(GradeFilesContract.Heard.class)
abstract class GradeFilesContract {

    private static final String MOODLE = """
            "First name","Last name","ID number","Email address","Quiz: Unit 1 (Real)","Assignment: Report (Percentage)","Course total (Real)"
            Ana,Lee,A00123,ana@coast.example,12.50,"62.50 %",75
            Noémie,Tremblay,A00124,,-,"80.00 %",80
            Somebody,Else,,else@coast.example,3.00,"10.00 %",13
            """;

    private static final String CANVAS = """
            Student,ID,SIS User ID,SIS Login ID,Section,Report (4711)
                Points Possible,,,,,20.00
            "Lee, Ana",7,A00123,ana@coast.example,S1,17.5
            "Tremblay, Noémie",8,A00124,noemie@coast.example,S1,EX
            """;

    @Autowired
    GradeFiles files;

    @Autowired
    KeptFiles kept;

    @Autowired
    Gradebook gradebook;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Heard heard;

    private GivenCourse course;
    private Visitor instructor;

    @TestConfiguration
    static class Heard {
        final List<ResultsRecorded> events = new ArrayList<>();

        @EventListener
        void on(ResultsRecorded event) {
            events.add(event);
        }
    }

    @BeforeEach
    void aCourseWithLearners() {
        course = GivenCourse.in(
                jdbc,
                "https://lms.example",
                URI.create("https://lms.example/lineitems"),
                URI.create("https://lms.example/members"));
        instructor = visitor(Role.INSTRUCTOR);
        enrol("5", "Ana Lee", "ana@coast.example", "A00123");
        enrol("6", "Noémie Tremblay", null, "A00124");
        heard.events.clear();
    }

    @Test
    void aFileBecomesLineItemsAndResults() {
        GradeFileId id = bring(MOODLE);
        GradeFiles.Contents contents = files.contents(instructor, id);
        assertThat(contents.product()).isEqualTo("MOODLE");
        assertThat(contents.encoding()).isEqualTo("UTF-8");
        assertThat(files.stage(instructor, id)).isInstanceOf(GradeFiles.Stage.Brought.class);

        files.choose(instructor, id, outOf(contents, Map.of(4, new BigDecimal("20"))));
        GradeFiles.Stage.Planned planned = planned(id);
        files.take(instructor, id);

        assertThat(planned.plan().matches())
                .extracting(Match::outcome)
                .containsExactly(Match.Outcome.FOUND, Match.Outcome.FOUND, Match.Outcome.NOBODY);
        assertThat(gradebook.evidence(course.id()))
                .extracting(LineItem::label, item -> item.source().value())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("Assignment: Report", "file"),
                        org.assertj.core.groups.Tuple.tuple("Quiz: Unit 1", "file"));
        assertThat(results())
                .containsExactlyInAnyOrder(
                        "5 Quiz: Unit 1 12.5/20", "5 Assignment: Report 62.5/100", "6 Assignment: Report 80/100");
        assertThat(heard.events)
                .singleElement()
                .satisfies(event -> assertThat(event.persons()).hasSize(2));
        assertThat(files.stage(instructor, id)).isEqualTo(new GradeFiles.Stage.Taken("grades.csv", 2, 3));
    }

    @Test
    void takenTwiceItChangesNothing() {
        take(CANVAS);
        int rows = rows();
        heard.events.clear();

        GradeFileId again = bring(CANVAS);
        choose(again);
        assertThat(planned(again).plan().changesNothing()).isTrue();
        files.take(instructor, again);
        files.take(instructor, again);

        assertThat(results()).containsExactlyInAnyOrder("5 Report 17.5/20", "6 Report EXCUSED");
        assertThat(rows()).isEqualTo(rows);
        assertThat(heard.events).isEmpty();
        assertThat(files.stage(instructor, again)).isEqualTo(new GradeFiles.Stage.Taken("grades.csv", 1, 0));
    }

    @Test
    void whoIsNotInTheFileKeepsWhatStandsAndAnEmptyCellClears() {
        take(CANVAS);

        take("""
                Student,ID,SIS User ID,SIS Login ID,Section,Renamed report (4711)
                    Points Possible,,,,,20.00
                "Lee, Ana",7,A00123,ana@coast.example,S1,
                """);

        assertThat(results()).containsExactlyInAnyOrder("5 Renamed report ABSENT", "6 Renamed report EXCUSED");
    }

    @Test
    void theRealAndThePercentageExportAreOneLineItemWhoseMaximumIsRemembered() {
        String real = """
                First name,Last name,Quiz: Unit 1 (Real)
                Ana,Lee,15
                """;
        GradeFileId first = bring(real);
        files.choose(instructor, first, outOf(files.contents(instructor, first), Map.of(2, new BigDecimal("20"))));
        files.take(instructor, first);

        assertThat(files.contents(instructor, bring(real)).columns().get(2).maximum())
                .isEqualByComparingTo("20");
        take(real.replace("(Real)", "(Percentage)").replace("15", "75 %"));

        assertThat(results()).containsExactly("5 Quiz: Unit 1 75/100");
    }

    /** What Cairn reports comes back with the file of the whole gradebook, and is never evidence. */
    @Test
    void cairnsOwnReportIsLeftOut() {
        lineItem("https://lms.example/9", "Cairn progress", "PROGRESS");
        GradeFileId id = bring("""
                First name,Last name,External tool: Cairn progress (Percentage),Quiz: Unit 1 (Percentage)
                Ana,Lee,"90 %","50 %"
                """);

        GradeFiles.Contents contents = files.contents(instructor, id);

        assertThat(contents.own()).containsExactly("External tool: Cairn progress");
        assertThat(contents.columns().get(2).settled()).isTrue();
        files.choose(
                instructor,
                id,
                new Choices(
                        Map.of(0, Use.FIRST_NAME, 1, Use.LAST_NAME, 2, Use.PERCENT, 3, Use.PERCENT),
                        Map.of(),
                        Decimal.POINT,
                        LetterScale.USUAL,
                        Map.of()));
        files.take(instructor, id);
        assertThat(results()).containsExactly("5 Quiz: Unit 1 50/100");
        id = bring("First name,Last name,Cairn progress (Percentage)\nAna,Lee,90 %\n");
        GradeFileId alone = id;
        Choices insisting = new Choices(
                Map.of(0, Use.FIRST_NAME, 1, Use.LAST_NAME, 2, Use.PERCENT),
                Map.of(),
                Decimal.POINT,
                LetterScale.USUAL,
                Map.of());
        assertThatThrownBy(() -> files.choose(instructor, alone, insisting))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.key()).isEqualTo("gradefile.choices"));
    }

    @Test
    void whatMayBeThereAlreadyIsLeftOutUnlessSomebodyWantsIt() {
        lineItem("https://lms.example/8", "Unit 1", "EVIDENCE");
        GradeFileId id = bring("""
                First name,Last name,External tool: Unit 1 (Percentage),Quiz: Unit 2 (Percentage)
                Ana,Lee,"90 %","50 %"
                """);

        GradeFiles.Contents contents = files.contents(instructor, id);

        assertThat(contents.twins()).isEqualTo(Map.of(2, "Unit 1"));
        assertThat(contents.columns().get(2).use()).isEqualTo(Use.IGNORE);
        assertThat(contents.columns().get(2).settled()).isFalse();
        assertThat(contents.columns().get(3).use()).isEqualTo(Use.PERCENT);
    }

    @Test
    void theInstructorSaysWhomARowIsAbout() {
        PersonId kim = enrol("7", null, null, null);
        GradeFileId id = bring("""
                Name,Quiz 1 /20
                Kim from the night group,12
                Ana Lee,13
                """);
        choose(id);
        assertThat(planned(id).unmatched())
                .extracting(one -> one.enrolment().subject())
                .containsExactlyInAnyOrder("6", "7");

        files.choosePeople(instructor, id, Map.of(2, kim.toString()));
        files.choosePeople(instructor, id, Map.of(3, ""));
        files.take(instructor, id);

        assertThat(results()).containsExactly("7 Quiz 1 /20 12/20");
        assertThatThrownBy(() -> files.choosePeople(instructor, id, Map.of())).isInstanceOf(Refusal.class);
    }

    @Test
    void nobodyIsChosenWhoIsNoLearnerOfTheCourse() {
        GradeFileId id = bring(CANVAS);
        choose(id);

        assertThatThrownBy(() -> files.choosePeople(
                        instructor, id, Map.of(3, UUID.randomUUID().toString())))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.problem()).isEqualTo(Problem.INVALID));
    }

    @Test
    void nobodyElseGoesOnWithAFile() {
        GradeFileId id = bring(CANVAS);
        Visitor colleague = visitor(Role.INSTRUCTOR);

        for (Visitor other : List.of(colleague, elsewhere(), visitor(Role.LEARNER))) {
            assertThatThrownBy(() -> files.contents(other, id)).isInstanceOf(Refusal.class);
            assertThatThrownBy(() -> files.stage(other, id)).isInstanceOf(Refusal.class);
            assertThatThrownBy(() -> files.take(other, id)).isInstanceOf(Refusal.class);
            assertThatThrownBy(() -> files.choosePeople(other, id, Map.of())).isInstanceOf(Refusal.class);
        }
        assertThatThrownBy(() -> files.look(visitor(Role.LEARNER), "x", new byte[0]))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.problem()).isEqualTo(Problem.FORBIDDEN));
        assertThat(results()).isEmpty();
    }

    @Test
    void filesAreFewAndForgottenAfterADay() {
        List<GradeFileId> ids = new ArrayList<>();
        for (int i = 0; i <= KeptFiles.MOST; i++) {
            GradeFileId id = bring(CANVAS);
            ids.add(id);
            age(id, KeptFiles.MOST + 1 - i);
        }
        assertThatThrownBy(() -> files.contents(instructor, ids.get(0))).isInstanceOf(Refusal.class);
        assertThat(files.contents(instructor, ids.get(1)).rows()).isEqualTo(2);
        age(ids.get(1), 25 * 60);

        assertThatThrownBy(() -> files.contents(instructor, ids.get(1))).isInstanceOf(Refusal.class);
        assertThat(kept.forgetOld()).isEqualTo(1);
        assertThat(kept.forgetOld()).isZero();
        assertThat(files.contents(instructor, ids.get(2)).rows()).isEqualTo(2);
    }

    @Test
    void whatWasInAFileIsForgottenWhenItIsTaken() {
        take(CANVAS);

        assertThat(jdbc.sql("SELECT content FROM grade_file WHERE course_id = :course AND choices IS NULL")
                        .param("course", course.id().value())
                        .query((row, n) -> row.getBytes("content"))
                        .single())
                .isEmpty();
    }

    @Test
    void aFileThatCannotBeReadIsNotKept() {
        assertThat(files.look(instructor, "x.csv", "a,\"b\nc".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        GradeFiles.Look.Faulty.class,
                        faulty -> assertThat(faulty.fault().line()).isEqualTo(1));
        assertThat(jdbc.sql("SELECT count(*) FROM grade_file WHERE course_id = :course")
                        .param("course", course.id().value())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private GradeFileId bring(String text) {
        return ((GradeFiles.Look.Good) files.look(instructor, "grades.csv", text.getBytes(StandardCharsets.UTF_8)))
                .id();
    }

    private void choose(GradeFileId id) {
        GradeFiles.Contents contents = files.contents(instructor, id);
        files.choose(
                instructor,
                id,
                outOf(
                        contents,
                        contents.columns().stream()
                                .filter(column -> column.use() == Use.POINTS)
                                .collect(Collectors.toMap(Column::index, Column::maximum))));
    }

    private void take(String text) {
        GradeFileId id = bring(text);
        choose(id);
        files.take(instructor, id);
    }

    private GradeFiles.Stage.Planned planned(GradeFileId id) {
        return (GradeFiles.Stage.Planned) files.stage(instructor, id);
    }

    private static Choices outOf(GradeFiles.Contents contents, Map<Integer, BigDecimal> maxima) {
        return new Choices(
                contents.choices().uses(), maxima, contents.choices().decimal(), LetterScale.USUAL, Map.of());
    }

    private List<String> results() {
        Map<Object, Object> subjects = jdbc
                .sql("SELECT person_id, subject FROM platform_identity WHERE registration_id = :registration")
                .param("registration", course.registration().value())
                .query()
                .listOfRows()
                .stream()
                .collect(Collectors.toMap(row -> row.get("person_id"), row -> row.get("subject")));
        Map<Object, String> labels =
                gradebook.evidence(course.id()).stream().collect(Collectors.toMap(LineItem::id, LineItem::label));
        return gradebook.results(course.id()).stream()
                .map(result -> subjects.get(result.person().value()) + " " + labels.get(result.lineItem()) + " "
                        + (result.status() == Result.Status.GRADED
                                ? result.score() + "/" + result.maximum()
                                : result.status().name()))
                .toList();
    }

    private int rows() {
        return jdbc.sql(
                        "SELECT count(*) FROM result r JOIN line_item l ON l.id = r.line_item_id WHERE l.course_id = :course")
                .param("course", course.id().value())
                .query(Integer.class)
                .single();
    }

    private void age(GradeFileId id, int minutes) {
        jdbc.sql("UPDATE grade_file SET made_at = :then WHERE id = :id")
                .param("then", now().minusMinutes(minutes))
                .param("id", id.value())
                .update();
    }

    private void lineItem(String url, String label, String purpose) {
        jdbc.sql("""
                        INSERT INTO line_item (id, course_id, url, label, score_maximum, purpose, removed, met_at)
                        VALUES (?, ?, ?, ?, 100, ?, FALSE, ?)""")
                .params(UUID.randomUUID(), course.id().value(), url, label, purpose, now())
                .update();
    }

    private PersonId enrol(String subject, @Nullable String name, @Nullable String email, @Nullable String sourcedId) {
        return GivenLearners.enrol(jdbc, course, subject, name, email, sourcedId, true);
    }

    private Visitor visitor(Role role) {
        return new Visitor(
                new LaunchId(UUID.randomUUID()),
                course.institution(),
                course.id(),
                new PersonId(UUID.randomUUID()),
                Set.of(role),
                Locale.CANADA);
    }

    /** The same instructor, in another course. */
    private Visitor elsewhere() {
        GivenCourse other = GivenCourse.in(
                jdbc,
                "https://lms.example",
                URI.create("https://lms.example/lineitems"),
                URI.create("https://lms.example/members"));
        return new Visitor(
                new LaunchId(UUID.randomUUID()),
                other.institution(),
                other.id(),
                instructor.person(),
                Set.of(Role.INSTRUCTOR),
                Locale.CANADA);
    }

    private static OffsetDateTime now() {
        return OffsetDateTime.now(ZoneOffset.UTC);
    }
}
