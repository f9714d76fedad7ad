package org.cairn.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import org.cairn.testing.RunningCairn;
import org.cairn.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An instructor brings the LMS's own gradebook as a file, without a mouse: looked at, put right, taken, and taken again. */
@BrowserTest
class GradeFilePagesBrowserTests {

    private static final String MOODLE = """
            First name,Last name,ID number,Email address,Quiz: Unit 1 (Real),Assignment: Report (Percentage),Course total (Real)
            Noémie,Tremblay-Okafor,CRC-2001,,12.50,"80.00 %%",92
            Siobhán,O’Dálaigh,CRC-2002,,%s,"62.50 %%",70
            A,Visitor,,visitor@elsewhere.example,7,"10.00 %%",17
            """;

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
    void aFileIsBroughtLookedAtPutRightAndTaken(Page page) {
        page.setDefaultTimeout(60_000);
        Story story = new Story(page, cairn);
        story.opens("2001");
        story.opens("2002");
        story.opens(Story.INSTRUCTOR);
        story.sees("Choose a template");
        atTheGradebook(story);
        story.follows("Bring a gradebook file");
        story.looks("gradefile-upload");
        isRefused(story);
        looksAtTheColumns(story);
        seesWhatItWouldDo(story);
        story.presses("Take these grades");
        story.sees("2 line items, 3 results changed");
        story.looks("gradefile-done");
        bringsTheNextOne(story);
    }

    private static void isRefused(Story story) {
        story.presses("Look at it");
        story.sees("Choose a file.");
        uploads(story, "First name,Last name\nAna,\"Lee\n");
        story.sees("A quotation mark is opened here and never closed.");
        story.sees("Look at line 2.");
        Screenshots.take(story.page, "story-gradefile-refused-en");
        Accessible.assertAccessible(story.page);
    }

    private static void looksAtTheColumns(Story story) {
        uploads(story, MOODLE.formatted("absent"));
        story.sees("What the columns are");
        story.sees("Quiz: Unit 1");
        story.looks("gradefile-columns");
        story.presses("See what it would do");
        story.sees("Type what the points are out of, as a number above 0.");
        Screenshots.take(story.page, "story-gradefile-columns-refused-en");
        Accessible.assertAccessible(story.page);
        Locator maximum = story.tool().locator("[id='columns[4].maximum']");
        Keys.focus(maximum);
        story.page.keyboard().type("20");
        story.presses("See what it would do");
    }

    private static void seesWhatItWouldDo(Story story) {
        story.sees("2 of 3 rows are about learners of this course.");
        story.sees("No learner of this course fits.");
        story.sees("absent");
        story.looks("gradefile-plan");
        story.tool().locator("#line-4").selectOption("-");
        story.presses("Keep these answers");
        story.sees("Rows left out: 1");
        assertThat(story.tool().locator("#line-4")).hasCount(0);
    }

    /** The same again, with one score put right: only that is news, and the maximum is not asked again. */
    private static void bringsTheNextOne(Story story) {
        story.follows("Bring another file");
        uploads(story, MOODLE.formatted("18.00"));
        assertThat(story.tool().locator("[id='columns[4].maximum']")).hasValue("20");
        story.presses("See what it would do");
        story.sees("Unchanged");
        story.presses("Take these grades");
        story.sees("2 line items, 1 result changed");
        story.follows("Gradebook");
        story.sees("Assignment: Report");
    }

    private static void atTheGradebook(Story story) {
        Frame frame = story.page.frames().stream()
                .filter(one -> one.url().contains("/l/"))
                .findFirst()
                .orElseThrow();
        frame.navigate(frame.url().replaceFirst("(/l/[^/?#]+).*", "$1/teach/gradebook"));
        story.sees("What Cairn reads");
    }

    private static void uploads(Story story, String text) {
        story.tool()
                .locator("#file")
                .setInputFiles(new FilePayload("grades.csv", "text/csv", text.getBytes(StandardCharsets.UTF_8)));
        story.presses("Look at it");
    }
}
