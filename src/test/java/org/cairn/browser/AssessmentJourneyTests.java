package org.cairn.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.cairn.attainment.CompetencyStanding;
import org.cairn.attainment.Simulator;
import org.cairn.attainment.Trial;
import org.cairn.competency.Competency;
import org.cairn.competency.CriterionId;
import org.cairn.gradebook.Gradebook;
import org.cairn.gradebook.LineItem;
import org.cairn.mapping.CourseMap;
import org.cairn.mapping.CourseMaps;
import org.cairn.mapping.Mapping;
import org.cairn.mapping.Publication;
import org.cairn.microcredential.MicrocredentialVersion;
import org.cairn.microcredential.Microcredentials;
import org.cairn.shared.CourseId;
import org.cairn.shared.InstitutionId;
import org.cairn.shared.LaunchId;
import org.cairn.shared.PersonId;
import org.cairn.shared.Role;
import org.cairn.shared.Visitor;
import org.cairn.testing.RunningCairn;
import org.cairn.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Evidence judged by people, from end to end: an instructor asks for it, a learner hands it in, the instructor judges it, the
 * learner reads it, the LMS has the score, and a criterion counts for the competency.
 */
@BrowserTest
class AssessmentJourneyTests {

    private static final String ACTIVITY = "Portfolio of a rescue";

    private static RunningCairn cairn;

    @BeforeAll
    static void start() {
        cairn = RunningCairn.start(TestDatabase.H2);
    }

    @AfterAll
    static void stop() {
        cairn.close();
    }

    @Test
    void whatALearnerHandsInIsJudgedAndCounts(Page page) throws IOException {
        page.setDefaultTimeout(60_000);
        Story story = new Story(page, cairn);
        story.opens(Story.INSTRUCTOR);
        story.follows("Activities");
        story.sees("No activities yet");
        Visitor instructor = instructor();
        MicrocredentialVersion version = cairn.bean(Microcredentials.class).take(instructor, "fall-protection");
        CourseMap map = cairn.bean(CourseMaps.class).open(instructor, version.id());
        Competency competency = version.definition().competencies().get(0);

        asksForEvidence(story, competency);
        handsIn(story);
        judges(story, competency);
        reads(story);

        MannerJourneyTests.await(() -> {
            MannerJourneyTests.hurry(cairn, "collect-course");
            MannerJourneyTests.hurry(cairn, "deliver-score");
            story.page.navigate(cairn.lms().address() + "/enter/" + Story.INSTRUCTOR);
            story.visitsTheLms("/gradebook");
            return story.page
                            .locator("input[name^='grade-'][value='37.5'][aria-label*='" + ACTIVITY + "']")
                            .count()
                    == 1;
        });
        theCriterionCounts(instructor, map, competency);

        LineItem item = criterionItem(instructor, competency.criteria().get(0).id());
        offer(instructor, version, map, item);
        asksForRecognition(story, version.definition().competencies().get(1));
        recognises(story, version.definition().competencies().get(1));
        isRecognised(story);
    }

    private static void asksForEvidence(Story story, Competency competency) {
        Keys.press(story.tool().locator("a[href$='/teach/activities/new']").first(), "Enter");
        story.fills("Title", ACTIVITY);
        story.fills("Instructions", "Show how you would rescue somebody.");
        story.fills("Maximum score", "50");
        story.presses("Save");
        story.follows("Ask for evidence in “" + ACTIVITY + "”");
        story.sees("What can be handed in");
        story.checks(String.valueOf(competency.title().en()));
        story.looks("evidence-ask");
        story.checks(String.valueOf(competency.title().en()));
        story.presses("Ask for it");
        story.sees("Nothing waits for you.");
        story.looks("evidence-overview");
        story.visitsTheLms("/content");
        Keys.press(story.tool().getByLabel(ACTIVITY), "Space");
        story.presses("Add to the course");
        story.page
                .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(ACTIVITY))
                .waitFor();
    }

    private static void handsIn(Story story) throws IOException {
        opensTheActivityAs(story, "learner");
        story.sees("Nothing yet.");
        story.fills("A text", "I would call for help, then lower the basket.");
        story.presses("Add the text");
        story.sees("Not handed in yet.");
        story.fills("A link", "https://example.org/rescue");
        story.presses("Add the link");
        story.sees("https://example.org/rescue");
        Path file = Files.createTempDirectory("evidence").resolve("plan.html");
        Files.writeString(file, "<script>alert(1)</script>");
        story.tool().locator("#file").setInputFiles(file);
        story.presses("Add the file");
        story.sees("plan.txt");
        story.looks("evidence-learner");
        story.presses("Hand in");
        story.sees("you can take it back");
        story.looks("evidence-handed-in");
    }

    private static void judges(Story story, Competency competency) {
        story.opens(Story.INSTRUCTOR);
        story.follows("Activities");
        story.follows("What learners hand in");
        story.sees("One learner waits for you.");
        story.follows(ACTIVITY);
        story.sees("To be judged");
        story.looks("evidence-submissions");
        Keys.press(story.tool().locator("tbody th a").first(), "Enter");
        story.sees("What was handed in");
        for (int i = 0; i < competency.criteria().size(); i++) {
            Keys.press(story.tool().locator("#level-" + i + "-3"), "Space");
            story.tool().locator("#remark-" + i).fill("Sound, number " + i + ".");
        }
        story.fills("About the whole", "Well thought out.");
        story.presses("Save as a draft");
        story.sees("What was said so far");
        story.looks("evidence-mark");
        story.presses("Give back");
        story.sees("Given back");
    }

    private static void reads(Story story) {
        opensTheActivityAs(story, "learner");
        story.sees("Well thought out.");
        story.sees("Sound, number 0.");
        story.sees("Proficient");
        story.looks("evidence-answer");
    }

    private static void opensTheActivityAs(Story story, String who) {
        story.page.navigate(cairn.lms().address() + "/enter/" + who);
        story.visitsTheLms("");
        Locator link = story.page
                .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(ACTIVITY))
                .first();
        Keys.press(link, "Enter");
        assertThat(story.tool().locator("h1")).containsText(ACTIVITY);
    }

    /** Three of four levels are 75 %: as much as is asked for. */
    private static void theCriterionCounts(Visitor instructor, CourseMap map, Competency competency) {
        CriterionId criterion = competency.criteria().get(0).id();
        LineItem item = criterionItem(instructor, criterion);
        cairn.bean(CourseMaps.class)
                .map(
                        instructor,
                        map.id(),
                        new Mapping(item.id(), competency.id(), criterion, BigDecimal.ONE, false, null));

        List<CompetencyStanding> why =
                cairn.bean(Simulator.class).why(instructor, new Trial(map.id(), null, null), learner(instructor, item));

        assertThat(why.get(0).status()).isEqualTo(CompetencyStanding.Status.MET);
    }

    private static LineItem criterionItem(Visitor instructor, CriterionId criterion) {
        return cairn.bean(Gradebook.class).evidence(instructor.course()).stream()
                .filter(one -> one.url().toString().endsWith(criterion.toString()))
                .findFirst()
                .orElseThrow();
    }

    /** With a minimum that the learner has not reached, so that something is left to be recognised. */
    private static void offer(Visitor instructor, MicrocredentialVersion version, CourseMap map, LineItem item) {
        cairn.bean(Microcredentials.class).publish(instructor, version.id());
        version.definition()
                .competencies()
                .forEach(competency -> competency
                        .criteria()
                        .forEach(criterion -> cairn.bean(CourseMaps.class)
                                .map(
                                        instructor,
                                        map.id(),
                                        new Mapping(
                                                item.id(),
                                                competency.id(),
                                                criterion.id(),
                                                BigDecimal.ONE,
                                                true,
                                                BigDecimal.ONE))));
        cairn.bean(Publication.class).publish(instructor, map.id());
    }

    private static void asksForRecognition(Story story, Competency competency) {
        story.opens("learner");
        story.follows("Can you do some of this already? Ask for it to be recognised");
        story.sees("an instructor decides");
        story.looks("prior-list");
        story.follows(String.valueOf(competency.title().en()));
        story.sees("criterion by criterion");
        story.fills("A text", "Ten years of roofs, and a certificate of 2019.");
        story.presses("Add the text");
        story.sees("Not handed in yet.");
        story.looks("prior-asks");
        story.presses("Hand in");
        story.sees("you can take it back");
    }

    private static void recognises(Story story, Competency competency) {
        story.opens(Story.INSTRUCTOR);
        story.sees("Something that a learner handed in waits to be judged.");
        story.looks("teach-waiting");
        story.follows("Look at what was handed in");
        story.follows("One request waits");
        story.sees("one waits to be judged");
        story.looks("prior-requests");
        Keys.press(story.tool().locator("tbody th a").first(), "Enter");
        story.sees("Ten years of roofs");
        story.presses("Give back");
        story.sees("decide each criterion, and say why");
        for (int i = 0; i < competency.criteria().size(); i++) {
            Keys.press(story.tool().locator("#level-" + i + "-1"), "Space");
            story.tool().locator("#remark-" + i).fill("The certificate covers number " + i + ".");
        }
        story.looks("prior-mark");
        for (int i = 0; i < competency.criteria().size(); i++) {
            Keys.press(story.tool().locator("#level-" + i + "-1"), "Space");
            story.tool().locator("#remark-" + i).fill("The certificate covers number " + i + ".");
        }
        story.presses("Give back");
        story.sees("Given back");
    }

    private static void isRecognised(Story story) {
        story.opens("learner");
        story.follows("Can you do some of this already? Ask for it to be recognised");
        story.sees("Recognised");
        story.looks("prior-recognised");
    }

    private static PersonId learner(Visitor instructor, LineItem item) {
        return cairn.bean(Gradebook.class).results(instructor.course()).stream()
                .filter(result -> result.lineItem().equals(item.id()))
                .findFirst()
                .orElseThrow()
                .person();
    }

    private static Visitor instructor() {
        return cairn.bean(JdbcClient.class)
                .sql("""
                        SELECT l.course_id, l.person_id, c.institution_id FROM launch l
                        JOIN course c ON c.id = l.course_id ORDER BY l.launched_at DESC LIMIT 1""")
                .query((row, n) -> new Visitor(
                        new LaunchId(UUID.randomUUID()),
                        new InstitutionId(row.getObject("institution_id", UUID.class)),
                        new CourseId(row.getObject("course_id", UUID.class)),
                        new PersonId(row.getObject("person_id", UUID.class)),
                        Set.of(Role.INSTRUCTOR),
                        Locale.CANADA))
                .single();
    }
}
