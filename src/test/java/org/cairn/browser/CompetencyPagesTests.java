package org.cairn.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cairn.testing.RunningCairn;
import org.cairn.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An instructor brings in what others have defined, words it, draws its rubric and takes it away again, without a mouse. */
@BrowserTest
class CompetencyPagesTests {

    private static final String PACKAGE = """
            {"CFDocument": {"identifier": "%s", "creator": "Harbour college", "title": "%s", "adoptionStatus": "Draft"},
             "CFItems": [%s]}""";
    private static final String ITEM = """
            {"identifier": "%s", "humanCodingScheme": "H.%d", "fullStatement": "%s"}""";

    private static RunningCairn cairn;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        cairn = RunningCairn.start(TestDatabase.H2);
    }

    @AfterAll
    static void stop() {
        cairn.close();
    }

    @Test
    void aPackageIsLookedAtTakenWordedAndTakenAwayAgain(Page page) throws IOException {
        Story story = atTheFrameworks(page);
        story.looks("frameworks-none");
        imports(story);
        rewords(story);
        drawsTheRubric(story);
        notesAConfirmation(story);
        arranges(story);
        story.follows("Harbour work");
        story.looks("framework");
        Download download = page.waitForDownload(() -> story.follows("Export (CASE)"));
        assertThat(Files.readString(download.path()))
                .contains("Inspect a mooring according to the harbour’s rules", "Ties a bowline", "Harbour work");
        addsFromASpreadsheet(story);
    }

    private static void imports(Story story) {
        story.follows("Import a framework");
        story.looks("framework-import");
        uploads(story, "broken.json", "{\"CFDocument\": {}}");
        story.sees("Nothing is imported.");
        Accessible.assertAccessible(story.page);
        uploads(
                story,
                "harbour.json",
                PACKAGE.formatted(
                        new UUID(1, 1),
                        "Harbour work",
                        ITEM.formatted(new UUID(1, 2), 1, "Understand mooring") + ","
                                + ITEM.formatted(new UUID(1, 3), 2, "Lift a load according to the crane’s chart")));
        story.sees("What this import would do");
        story.sees("Understand mooring");
        story.looks("framework-plan");
        story.presses("Import");
        story.sees("2 competencies");
    }

    private static void rewords(Story story) {
        story.follows("Understand mooring");
        story.looks("competency");
        story.follows("Edit");
        story.looks("competency-form");
        Locator advice = story.tool().locator("#advice");
        assertThat(advice).containsText("Nobody can see whether somebody does this");
        Locator statement = story.tool().locator("#statementEn");
        Keys.press(statement, "Control+a");
        statement.pressSequentially("Inspect a mooring according to the harbour’s rules");
        assertThat(advice).not().containsText("Statement");
        assertThat(advice).containsText("Criteria");
        Accessible.assertAccessible(story.page);
        story.fills("Criterion 1 in English", "Ties a bowline");
        story.fills("Criterion 2 in English", "Doubles the lines");
        Keys.press(story.tool().locator("[id='criteria[0].critical']"), "Space");
        story.presses("Save");
        story.sees("Revision 2");
        story.sees("Critical");
        story.looks("competency-reworded");
    }

    private static void notesAConfirmation(Story story) {
        story.follows("Who has confirmed it");
        story.looks("validations-none");
        story.presses("Note it");
        story.sees("Choose who they are.");
        Accessible.assertAccessible(story.page);
        story.fills("Partner", "Harbour Employers’ Association");
        story.tool().locator("#kind").selectOption("INDUSTRY");
        story.checks("They say that it is in demand");
        story.fills("Signed by", "N. Wong, training manager");
        story.fills("Signed on", "2026-03-01");
        story.presses("Note it");
        story.sees("Signed by N. Wong, training manager");
        story.looks("validations");
        Keys.press(story.tool().locator("main a.cairn-back"), "Enter");
    }

    /** One group in another, a competency in both, and no circle. */
    private static void arranges(Story story) {
        story.follows("Harbour work");
        story.follows("Groups");
        story.looks("groups-none");
        group(story, "Safety", -1);
        group(story, "Deck work", 0);
        story.looks("groups");
        story.follows("Safety");
        Keys.press(story.tool().locator("#parent-0"), "Space");
        story.presses("Save");
        story.sees("A group cannot stand in itself, directly or through others.");
        Accessible.assertAccessible(story.page);
        story.follows("Groups");
        story.follows("Harbour work");
        Keys.press(story.tool().locator("main h3 a").first(), "Enter");
        story.follows("Groups it stands in");
        story.checks("Safety");
        story.checks("Deck work");
        story.looks("placement");
        story.checks("Safety");
        story.presses("Save");
        story.sees("Who has confirmed it");
    }

    private static void group(Story story, String title, int parent) {
        story.follows("New group");
        story.fills("Title in English", title);
        if (parent >= 0) {
            Keys.press(story.tool().locator("#parent-" + parent), "Space");
        }
        story.presses("Save");
        story.sees(title);
    }

    private static void drawsTheRubric(Story story) {
        story.follows("Edit the rubric");
        story.looks("rubric");
        int levels = story.tool().locator("thead th").count() - 1;
        story.presses("Add a level");
        assertThat(story.tool().locator("thead th")).hasCount(levels + 2);
        story.presses("Remove level " + (levels + 1));
        assertThat(story.tool().locator("thead th")).hasCount(levels + 1);
        Locator cell = story.tool().locator("[id='rows[0].cells[0].en']");
        Keys.focus(cell);
        story.page.keyboard().type("Needs help with the knot");
        story.page.keyboard().press("Tab");
        story.page.keyboard().type("A besoin d’aide pour le nœud");
        Locator cut = story.tool().locator("[id='columns[1].cut']");
        Keys.press(cut, "Control+a");
        cut.pressSequentially("120");
        story.presses("Save");
        story.sees("Write a percentage from 0 to 100.");
        Accessible.assertAccessible(story.page);
        Keys.press(cut, "Control+a");
        cut.pressSequentially("20");
        story.presses("Save");
        story.sees("Needs help with the knot");
        story.sees("Rubric edited");
        story.looks("competency-with-rubric");
    }

    private static void addsFromASpreadsheet(Story story) {
        story.follows("Add from CSV");
        story.looks("framework-csv");
        uploads(story, "more.csv", "code;énoncé\nH.3;Amarrer une barge selon le règlement\nH.4;\n");
        story.sees("There is no statement in this row.");
        Accessible.assertAccessible(story.page);
        uploads(story, "more.csv", "code;énoncé\nH.3;Amarrer une barge selon le règlement\n");
        story.sees("What this import would do");
        story.presses("Import");
        story.sees("Amarrer une barge");
        story.looks("framework-with-csv");
    }

    /** Through the server itself, whose limits no test without one asks. */
    @Test
    void aLargePackageGetsThroughAndATooLargeOneIsToldSo(Page page) throws IOException {
        Story story = atTheFrameworks(page);
        story.follows("Import a framework");
        Path tooLarge = Files.write(folder.resolve("too-large.json"), new byte[(32 << 20) + 1]);
        story.tool().locator("#file").setInputFiles(tooLarge);
        story.presses("Look at it");
        story.sees("The file is larger than 32 MB.");

        String items = IntStream.range(0, 10_000)
                .mapToObj(i -> ITEM.formatted(new UUID(2, i), i, "Lift load " + i + " " + "and so on ".repeat(80)))
                .collect(Collectors.joining(","));
        Path large = Files.writeString(
                folder.resolve("large.json"),
                PACKAGE.formatted(new UUID(3, 3), "Large", items),
                StandardCharsets.UTF_8);
        assertThat(Files.size(large)).isGreaterThan(8 << 20);
        story.tool().locator("#file").setInputFiles(large);
        story.presses("Look at it");
        assertThat(story.main())
                .containsText(
                        "What this import would do", new LocatorAssertions.ContainsTextOptions().setTimeout(120_000));
        assertThat(story.main()).containsText("10000");
    }

    private static Story atTheFrameworks(Page page) {
        page.setDefaultTimeout(60_000);
        Story story = new Story(page, cairn);
        story.opens(Story.INSTRUCTOR);
        story.follows("Choose a template");
        story.follows("Competency frameworks");
        story.sees("What can be mastered");
        return story;
    }

    private static void uploads(Story story, String name, String text) {
        story.tool()
                .locator("#file")
                .setInputFiles(new FilePayload(name, "application/json", text.getBytes(StandardCharsets.UTF_8)));
        story.presses("Look at it");
    }
}
