package org.cairn.gradefile.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.cairn.gradebook.GivenCourse;
import org.cairn.gradefile.GivenLearners;
import org.cairn.shared.LaunchId;
import org.cairn.shared.PersonId;
import org.cairn.shared.Role;
import org.cairn.shared.Visitor;
import org.cairn.testing.Desk;
import org.cairn.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The pages on which a file is brought, with real files, in both languages. */
@SpringBootTest
@ActiveProfiles("test")
class GradeFilePagesTests {

    private static final String FILE = "/teach/gradebook/file";
    private static final String MOODLE = """
            First name,Last name,ID number,Email address,Quiz: Unit 1 (Real),Assignment: Report (Letter),Assignment: Report (Feedback)
            Ana,Lee,A00123,ana@coast.example,12.50,B+,Good
            Ana,Lee,,,7,A,
            Noémie,<b>Tremblay</b>,A00124,,25,Z,
            Sam,Gone,A00999,,3,-,
            Somebody,Else,,else@coast.example,1,A,
            """;

    @Autowired
    GradeFileController controller;

    @Autowired
    JdbcClient jdbc;

    private GivenCourse course;
    private PersonId person;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        TestDatabase.H2.offer(registry);
    }

    @BeforeEach
    void aCourseWithLearners() {
        course = GivenCourse.in(
                jdbc,
                "https://lms.example",
                URI.create("https://lms.example/lineitems"),
                URI.create("https://lms.example/members"));
        person = new PersonId(UUID.randomUUID());
        GivenLearners.enrol(jdbc, course, "5", "Ana Lee", "ana@coast.example", "A00123", true);
        GivenLearners.enrol(jdbc, course, "6", "Noémie Tremblay", null, "A00124", true);
        GivenLearners.enrol(jdbc, course, "7", "Sam Gone", null, "A00999", false);
        GivenLearners.enrol(jdbc, course, "8", "Kim Park", null, null, true);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en|Bring a gradebook file|Export entire gradebook",
                "fr|Apporter un fichier de notes|Exporter tout le carnet"
            })
    void theFirstPageSaysWhereAFileComesFrom(String language, String title, String how) {
        assertThat(desk(language).get(FILE).exchange())
                .hasStatusOk()
                .bodyText()
                .contains(title, how, "cairn-drop")
                .doesNotContain("??");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en||Choose a file.",
                "fr||Choisissez un fichier.",
                "en|only a head|There is no row of a learner",
                "en|a,\"b!c|Look at line 1.",
                "fr|a,\"b!c|Voyez la ligne 1."
            })
    void aFileThatCannotBeReadIsRefusedAtItsField(String language, String content, String told) {
        byte[] bytes =
                content == null ? new byte[0] : content.replace('!', '\n').getBytes(StandardCharsets.UTF_8);

        assertThat(upload(language, bytes))
                .hasStatus(422)
                .bodyText()
                .contains(told, "id=\"file-error\"", "aria-describedby=\"file-hint file-error\"")
                .doesNotContain("??");
    }

    @Test
    void aFileOfMoreThanFiveMegabytesIsRefusedAtItsField() {
        assertThat(upload("en", new byte[5 * 1024 * 1024 + 1]))
                .hasStatus(422)
                .bodyText()
                .contains("larger than 5 MB");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en|What the columns are|5 rows about learners|Not looked at: Assignment: Report (Feedback)|Points out of",
                "fr|Ce que sont les colonnes|5 lignes|Non examiné : Assignment: Report (Feedback)|Points sur"
            })
    void theColumnsAreShownWithWhatTheyLookLike(
            String language, String title, String rows, String settled, String out) {
        MvcTestResult page = desk(language).get(brought() + "/columns").exchange();

        assertThat(page).hasStatusOk().bodyText().contains(title, rows, out, "UTF-8", "Moodle", "12.50 · 7 · 25");
        assertThat(page).bodyText().doesNotContain("??");
        assertThat(page).bodyText().contains(settled.replace(" (Feedback)", ""));
    }

    @Test
    void everyMistakeIsSaidAtItsField() {
        String at = brought() + "/columns";

        assertThat(desk("en")
                        .post(at, columns("4", "POINTS", "x", "5", "LETTER", "", "0", "FIRST_NAME", ""))
                        .exchange())
                .hasStatus(422)
                .bodyText()
                .contains(
                        "id=\"columns[4].maximum-error\"",
                        "Type what the points are out of",
                        "value=\"x\"",
                        "id=\"scale-error\"",
                        "Line 1 is no letter")
                .doesNotContain("??");
        assertThat(desk("fr")
                        .post(at, "columns[0].use", "IGNORE", "decimal", "COMMA", "scale", "")
                        .exchange())
                .hasStatus(422)
                .bodyText()
                .contains("Aucune colonne ne dit de qui", "Aucune colonne ne contient de notes")
                .doesNotContain("??");
    }

    @Test
    void twoColumnsOfOneActivityAreRefusedAtTheSecond() {
        String at = brought("""
                        First name,Last name,Quiz: 1 (Real),Quiz: 1 (Percentage)
                        Ana,Lee,1,50 %
                        """) + "/columns";

        assertThat(desk("en")
                        .post(at, columns("0", "FIRST_NAME", "", "2", "POINTS", "20", "3", "PERCENT", ""))
                        .exchange())
                .hasStatus(422)
                .bodyText()
                .contains("id=\"columns[3].use-error\"", "Another column is the same activity");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void thePlanTellsEverythingBeforeItIsDone(String language) {
        String at = planned();

        MvcTestResult page = desk(language).get(at).exchange();

        assertThat(page).hasStatusOk().bodyText().doesNotContain("??", "<b>Tremblay");
        if (language.equals("en")) {
            assertThat(page)
                    .bodyText()
                    .contains(
                            "2 of 5 rows are about learners of this course",
                            "3 rows are not taken until you say whom they are about",
                            "Line 2: Ana Lee",
                            "Another row is about the same learner",
                            "Line 6: Somebody Else",
                            "No learner of this course fits.",
                            "Have left the course: 1",
                            "Learners without a row: 2",
                            "1 score is above the maximum");
            assertThat(page).bodyText().contains("Not understood", ">Z<");
        }
    }

    @Test
    void rowsAreSettledByHandAndTheFileIsTaken() {
        String at = planned();
        String kim = id("Kim Park");
        String ana = id("Ana Lee");

        assertThat(desk("en")
                        .post(at + "/people", "line-2", ana, "line-6", kim, "line-3", "", "line-x", "y")
                        .exchange())
                .hasStatus(302);
        assertThat(desk("en").get(at).exchange())
                .bodyText()
                .contains("4 of 5 rows are about learners", "Rows left out: 1")
                .doesNotContain("Whom are these rows about?");
        assertThat(desk("en").post(at).exchange()).hasStatus(302);

        assertThat(desk("en").get(at).exchange())
                .hasStatusOk()
                .bodyText()
                .contains("The file is taken", "2 line items, 6 results changed");
        assertThat(desk("fr").get(at).exchange()).bodyText().contains("Le fichier est pris", "6 résultats modifiés");
        assertThat(desk("en").get(at + "/columns").exchange()).hasStatus(404);
    }

    @Test
    void aSecondFileShowsWhatItChanges() {
        take("Name,Quiz /20\nAna Lee,12\nKim Park,EX\nNoémie Tremblay,5\n");

        String at = choose(brought("Name,Quiz /20\nAna Lee,13\nKim Park,\nNoémie Tremblay,5\n"));

        assertThat(desk("en").get(at).exchange())
                .bodyText()
                .contains(
                        "Changed and cleared", "12 of 20", "13 of 20", "Excused", "Nothing", "Found by name alone: 3");
        assertThat(desk("fr").get(at).exchange()).bodyText().contains("12 sur 20", "Exempté", "Rien");
        take("Name,Quiz /20\nAna Lee,13\nKim Park,\n");
        assertThat(desk("en")
                        .get(choose(brought("Name,Quiz /20\nAna Lee,13\n")))
                        .exchange())
                .bodyText()
                .contains("All of it is there already");
    }

    /** A person who is not among the choices, however a form was made. */
    @Test
    void nobodyIsChosenWhoIsNotThere() {
        assertThat(desk("en")
                        .post(planned() + "/people", "line-2", UUID.randomUUID().toString())
                        .exchange())
                .hasStatus(422)
                .headers()
                .hasValue("refusal", "gradefile.not-a-learner");
    }

    /** As many columns as a file may have come back in one form. */
    @Test
    void aFormOfFourHundredColumnsIsRead() {
        StringBuilder head = new StringBuilder("Name");
        StringBuilder row = new StringBuilder("Ana Lee");
        List<String> fields = new ArrayList<>(List.of("columns[0].use", "NAME", "decimal", "POINT", "scale", ""));
        for (int i = 1; i < 450; i++) {
            head.append(",Quiz ").append(i);
            row.append(",").append(i % 20);
            fields.addAll(List.of("columns[" + i + "].use", "POINTS", "columns[" + i + "].maximum", "20"));
        }
        String at = brought(head + "\n" + row + "\n");

        assertThat(desk("en")
                        .post(at + "/columns", fields.toArray(String[]::new))
                        .exchange())
                .hasStatus(302);
        assertThat(desk("en").get(at).exchange()).bodyText().contains("and 399 more");
    }

    private String planned() {
        String at = brought();
        assertThat(desk("en")
                        .post(
                                at + "/columns",
                                with(
                                        columns(
                                                "0",
                                                "FIRST_NAME",
                                                "",
                                                "1",
                                                "LAST_NAME",
                                                "",
                                                "2",
                                                "SOURCED_ID",
                                                "",
                                                "4",
                                                "POINTS",
                                                "20",
                                                "5",
                                                "LETTER",
                                                ""),
                                        "scale",
                                        "A = 85\nB+ = 76"))
                        .exchange())
                .hasStatus(302);
        return at;
    }

    private String choose(String at) {
        assertThat(desk("en")
                        .post(at + "/columns", columns("0", "NAME", "", "1", "POINTS", "20"))
                        .exchange())
                .hasStatus(302);
        return at;
    }

    private void take(String content) {
        assertThat(desk("en").post(choose(brought(content))).exchange()).hasStatus(302);
    }

    /** Index, use and maximum in turn. */
    private static String[] columns(String... fields) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < fields.length; i += 3) {
            all.addAll(List.of("columns[" + fields[i] + "].use", fields[i + 1]));
            all.addAll(List.of("columns[" + fields[i] + "].maximum", fields[i + 2]));
        }
        return all.toArray(String[]::new);
    }

    private static String[] with(String[] fields, String... more) {
        List<String> all = new ArrayList<>(List.of(fields));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    private String brought() {
        return brought(MOODLE);
    }

    private String brought(String content) {
        MvcTestResult answer = upload("en", content.getBytes(StandardCharsets.UTF_8));
        String location = answer.getResponse().getHeader("Location");
        assertThat(location).endsWith("/columns");
        return location.replaceFirst("^/l/[^/]+", "").replaceFirst("/columns$", "");
    }

    private MvcTestResult upload(String language, byte[] content) {
        return desk(language)
                .upload(FILE, new MockMultipartFile("file", "grades.csv", "text/csv", content))
                .exchange();
    }

    private String id(String name) {
        return jdbc.sql("""
                        SELECT person_id FROM platform_identity WHERE name = :name AND registration_id = :registration""")
                .param("name", name)
                .param("registration", course.registration().value())
                .query(UUID.class)
                .single()
                .toString();
    }

    private Desk desk(String language) {
        return new Desk(
                new Visitor(
                        new LaunchId(new UUID(7, 7)),
                        course.institution(),
                        course.id(),
                        person,
                        Set.of(Role.INSTRUCTOR),
                        language.equals("fr") ? Locale.CANADA_FRENCH : Locale.CANADA),
                controller);
    }
}
