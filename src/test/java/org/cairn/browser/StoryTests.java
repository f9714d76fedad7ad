package org.cairn.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.cairn.testing.RunningCairn;
import org.cairn.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The main job, end to end, as people do it: two sites, a frame, no third-party cookies, durable work running. On H2 every
 * page is also looked at in both languages; on PostgreSQL the same people just do the same things.
 */
@BrowserTest
class StoryTests {

    private static final double PATIENCE_MILLIS = 60_000;
    private static final List<String> ACTIVITIES = List.of("Site plan", "Fit and adjust demonstration", "Rescue drill");

    /** Seventy pages, each looked at: more than other tests do in the time that they may take. */
    @Test
    @Timeout(value = 12, unit = TimeUnit.MINUTES)
    void gradedWorkBecomesACredentialThatAStrangerVerifies(Page page) {
        try (RunningCairn cairn = RunningCairn.start(TestDatabase.H2)) {
            Story story = new Story(page, cairn);
            tell(story, story::looks);
        }
    }

    @Test
    void itDoesSoOnPostgreSqlToo(Page page) {
        try (RunningCairn cairn = RunningCairn.start(TestDatabase.POSTGRESQL)) {
            tell(new Story(page, cairn), name -> {});
        }
    }

    private static void tell(Story story, Consumer<String> look) {
        story.page.setDefaultTimeout(PATIENCE_MILLIS);
        story.page.setDefaultNavigationTimeout(PATIENCE_MILLIS);
        setDefaultAssertionTimeout(PATIENCE_MILLIS);
        takeATemplate(story, look);
        placeActivities(story, look);
        map(story, look);
        publish(story, look);
        aLearnerWithNothingGraded(story, look);
        grade(story);
        learnersStandWhereTheirMarksPutThem(story, look);
        theInstructorSeesEverybody(story, look);
        String address = theOwnerPublishes(story, look);
        progressIsInTheGradebook(story);
        aStrangerVerifies(story, address);
    }

    private static void takeATemplate(Story story, Consumer<String> look) {
        story.opens(Story.INSTRUCTOR);
        look.accept("first-steps");
        story.follows("Choose a template");
        look.accept("templates");
        story.presses("Use this template");
        story.sees("What it is");
        look.accept("describe");
        story.fills("Learning hours", "30");
        story.presses("Save and continue");
        story.sees("Competency 1");
        look.accept("competencies");
        story.presses("Save and continue");
        story.sees("The need it answers");
        look.accept("particulars");
        story.presses("Save and continue");
        story.sees("Ready to publish?");
        story.sees("About it");
        story.sees("30");
        look.accept("version");
        story.follows("How it is judged");
        story.sees("Weighted mean (usual)");
        look.accept("rules");
        story.follows("Leave without saving");
        story.sees("About it");
    }

    private static void placeActivities(Story story, Consumer<String> look) {
        for (String activity : ACTIVITIES) {
            story.follows("Activities");
            story.follows("New activity");
            story.fills("Title", activity);
            story.fills("Instructions", "Show it in the workshop.");
            story.fills("Maximum score", "50");
            story.presses("Save");
            story.sees(activity);
        }
        look.accept("activities");
        story.follows("Overview");
        story.sees("Your activities are made.");
        look.accept("steps-to-place");
        story.visitsTheLms("/content");
        story.sees("Rescue drill");
        look.accept("picker");
        ACTIVITIES.forEach(story::checks);
        story.presses("Add to the course");
        assertThat(story.page.locator("body")).containsText("Show it in the workshop.");
    }

    /** The overview tells by itself when the gradebook has been read. */
    private static void map(Story story, Consumer<String> look) {
        story.opensCairn();
        story.follows("Open the course map");
        story.presses("Map activities");
        story.sees("Nobody can meet");
        look.accept("map-empty");
        for (int competency = 0; competency < ACTIVITIES.size(); competency++) {
            Keys.press(
                    story.tool()
                            .locator("tr:has(th:has-text('" + ACTIVITIES.get(competency) + "')) td a")
                            .nth(3 * competency),
                    "Enter");
            if (competency == 0) {
                aMinimumBeyondHundredPercentIsRefused(story);
                look.accept("cell");
                story.fills("Minimum in percent", "60");
            }
            story.presses("Save");
            assertThat(story.tool().locator("table")).containsText("×1");
        }
        story.sees("at least 60%");
        look.accept("map");
        story.follows("Thresholds in this course");
        story.sees("never for less");
        look.accept("thresholds");
        story.follows("Back without saving");
        story.sees("at least 60%");
    }

    private static void aMinimumBeyondHundredPercentIsRefused(Story story) {
        story.fills("Minimum in percent", "140");
        story.presses("Save");
        assertThat(story.tool().locator("#minimum")).hasAttribute("aria-invalid", "true");
        Accessible.assertAccessible(story.page);
        story.follows("Back without saving");
        Keys.press(
                story.tool()
                        .locator("tr:has(th:has-text('" + ACTIVITIES.get(0) + "')) td a")
                        .first(),
                "Enter");
    }

    private static void publish(Story story, Consumer<String> look) {
        Keys.press(story.tool().locator("a[href$='/publish']"), "Enter");
        story.sees("What becomes frozen");
        look.accept("publish");
        story.presses("Publish for good");
        story.sees("Published");
        look.accept("map-published");
    }

    private static void aLearnerWithNothingGraded(Story story, Consumer<String> look) {
        story.opens("2001");
        story.sees("Nothing is assessed yet.");
        story.sees("Needs at least 38 of 50");
        look.accept("path-nothing-yet");
        story.follows("Site plan");
        story.sees("Show it in the workshop.");
        look.accept("activity");
        story.follows("What we read");
        story.sees("What Cairn never asks for");
        look.accept("privacy");
        story.follows("Report a barrier");
        story.sees("What we aim for");
        look.accept("barrier");
    }

    private static void grade(Story story) {
        story.page.navigate(story.page.url().replaceAll("(//[^/]+)/.*", "$1/enter/" + Story.INSTRUCTOR));
        story.visitsTheLms("/gradebook");
        story.page
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Fill in example grades"))
                .click();
        assertThat(story.page.locator(".notice[role=status]")).containsText("grades were saved");
    }

    /** Each page waits by itself until what was graded has been read and judged. */
    private static void learnersStandWhereTheirMarksPutThem(Story story, Consumer<String> look) {
        story.opens("2001");
        story.sees("2 of 3 competencies met.");
        look.accept("path-two-of-three");
        story.follows("Why? Inspect and fit equipment");
        story.sees("80%");
        look.accept("why");
        story.opens("2022");
        story.sees("0 of 3 competencies met.");
        story.sees("0%");
        look.accept("path-zeros");
        story.opens("2019");
        story.sees("Nothing is assessed yet.");
        story.opens("2002");
        story.sees("This micro-credential is yours.");
        story.tool().locator("a[href*='/credentials/']").first().waitFor();
        look.accept("path-awarded");
    }

    private static void theInstructorSeesEverybody(Story story, Consumer<String> look) {
        story.opens(Story.INSTRUCTOR);
        story.sees("Name withheld");
        story.sees("learners meet every competency");
        look.accept("overview");
        story.follows("Who needs what");
        story.sees("Where the class is held up");
        look.accept("class");
        story.follows("See it as a learner");
        story.sees("This learner is made up.");
        look.accept("sample");
        story.follows("Almost there");
        story.sees("What is missing");
        story.follows("Overview");
        story.sees("learners meet every competency");
        tryAnotherThreshold(story, look);
        stack(story, look);
        story.follows("Activities");
        story.follows("Gradebook");
        story.sees("What Cairn reads");
        look.accept("gradebook");
        story.opens("2002");
        story.sees("A step towards: Site safety technician");
        story.sees("You have all that it asks for.");
        look.accept("path-leads-on");
    }

    /** What the micro-credential leads to, together with others. */
    private static void stack(Story story, Consumer<String> look) {
        story.follows("Micro-credentials");
        story.follows("Pathways");
        story.sees("No pathway yet");
        look.accept("pathways-empty");
        story.follows("New pathway");
        story.fills("Title in English", "Site safety technician");
        story.presses("Save");
        story.sees("Write it in English, in French, or in both.");
        story.sees("Choose at least one step.");
        Accessible.assertAccessible(story.page);
        story.fills("Outcomes in English", "Keeps a site safe from planning to rescue.");
        Keys.press(story.tool().locator("#group-0-0"), "Space");
        Keys.press(story.tool().locator("#published"), "Space");
        story.presses("Save");
        story.sees("This");
        story.sees("Keeps a site safe");
        look.accept("pathways");
    }

    /** By the keyboard: the slider answers where it stands, a threshold that is none at its field. */
    private static void tryAnotherThreshold(Story story, Consumer<String> look) {
        story.follows("Course map");
        story.follows("Try in simulator");
        story.sees("Nothing is awarded or changed here.");
        look.accept("simulator");
        story.fills("Threshold of each competency", "140");
        story.presses("Try it");
        story.sees("A threshold is a percentage above 0 and at most 100.");
        look.accept("simulator-wrong");
        story.follows("As the rule is");
        Keys.press(story.tool().locator("[data-slider]"), "ArrowLeft");
        story.sees("dashed line: in force, 75%");
        assertThat(story.tool().locator("#threshold")).hasValue("74");
        Keys.press(story.tool().locator("[data-step='-1']"), "Enter");
        assertThat(story.tool().locator("#simulation a[href*='threshold=73']").first())
                .isVisible();
        look.accept("simulator-tried");
        Keys.press(story.tool().locator("#everybody ~ div th a").first(), "Enter");
        story.sees("Nothing is stored.");
        look.accept("simulator-why");
        story.follows("Decide on this learner");
        story.sees("what people have decided");
        unfold(story, "Decide on");
        look.accept("decide");
        unfold(story, "Decide on");
        Keys.press(
                story.tool()
                        .locator("form button:has-text('Keep this decision')")
                        .first(),
                "Enter");
        story.sees("Say why, in 10 to 1,000 letters.");
        Accessible.assertAccessible(story.page);
    }

    /** Another language is another page, in which everything is folded again. */
    private static void unfold(Story story, String words) {
        Locator folded = story.tool()
                .locator("details:not([open]) > summary:has-text('" + words + "')")
                .first();
        if (story.tool()
                        .locator("details[open] > summary:has-text('" + words + "')")
                        .count()
                == 0) {
            Keys.press(folded, "Enter");
        }
    }

    private static String theOwnerPublishes(Story story, Consumer<String> look) {
        story.opens("2002");
        story.follows("Open my credential");
        story.sees("Only you see this");
        look.accept("credential-private");
        assertThat(story.tool().locator("main")).containsText("This is valid");
        aWindowOfItsOwn(story);
        Download json = story.page.waitForDownload(() -> story.follows("Credential (JSON)"));
        json.saveAs(Path.of("target/story/credential.json"));
        Download badge = story.page.waitForDownload(() -> story.follows("Badge with the credential inside (PNG)"));
        badge.saveAs(Path.of("target/story/badge.png"));
        Download certificate = story.page.waitForDownload(() -> story.follows("Certificate to print (PDF)"));
        certificate.saveAs(Path.of("target/story/certificate.pdf"));
        story.presses("Publish");
        story.sees("Published. Anybody who has the address sees this.");
        look.accept("credential-published");
        theOwnerChoosesWhatGoesWithIt(story, look);
        Locator open = story.tool().locator("a[href*='/credentials/'][target=_blank]");
        return open.first().evaluate("link => link.href").toString();
    }

    /** Item by item, looked at before it is signed, and seen by anybody afterwards. */
    private static void theOwnerChoosesWhatGoesWithIt(Story story, Consumer<String> look) {
        story.follows("Choose what goes with it");
        story.sees("Nothing here is needed");
        look.accept("inside");
        Locator rows = story.tool().locator("fieldset.cairn-panel");
        Locator last = rows.last();
        Keys.press(last.locator("input[type=checkbox]"), "Space");
        last.locator("input[name$=address]").fill("example.org");
        story.presses("Look at it first");
        story.sees("Say what it is, or take away the check mark above.");
        looksOnce(story, "inside-refused");
        Locator again = story.tool().locator("fieldset.cairn-panel:has(input:checked)");
        again.locator("input[name$=name]").fill("My fall protection plan");
        again.locator("textarea").fill("For the roof of a school, with a colleague.");
        again.locator("input[name$=address]").fill("https://portfolio.example.org/plan");
        story.presses("Look at it first");
        story.sees("May others read this?");
        story.sees("My fall protection plan");
        looksOnce(story, "inside-looked-at");
        story.presses("Yes, sign it so");
        story.sees("You show 1 piece of evidence.");
        assertThat(story.tool().locator("main")).containsText("This is valid");
        look.accept("credential-with-evidence");
    }

    /** What was typed is gone where the language changes. */
    private static void looksOnce(Story story, String name) {
        Accessible.assertAccessible(story.page);
        Screenshots.take(story.page, "story-" + name);
    }

    /** The frame's session stays in the frame; the window gets its own by a code that serves once. */
    private static void aWindowOfItsOwn(Story story) {
        story.presses("Open in a window of its own");
        Page window = story.page.waitForPopup(() -> story.presses("Open the window"));
        assertThat(window.locator("main")).containsText("Only you see this");
        String code = window.context().cookies().toString();
        assertThat(window.url()).doesNotContain("code=");
        assertThat(code).doesNotContain(window.url());
        window.close();
        story.follows("Stay here");
        story.follows("Open my credential");
        story.sees("Only you see this");
    }

    private static void progressIsInTheGradebook(Story story) {
        story.page.navigate(story.page.url().replaceAll("(//[^/]+)/.*", "$1/enter/" + Story.INSTRUCTOR));
        story.visitsTheLms("/gradebook");
        Locator progress = story.page.locator("th[scope=col]:has-text('Cairn')").first();
        progress.waitFor();
        Accessible.assertAccessible(story.page);
    }

    private static void aStrangerVerifies(Story story, String address) {
        Page page = story.page;
        page.context().clearCookies();
        Map.of("en", "This is valid", "fr", "C’est valide").forEach((language, valid) -> {
            looksAt(page, address + "?lang=" + language, valid, "story-public-" + language);
            assertThat(page.locator("main")).containsText("My fall protection plan");
            looksAt(page, address + "/embed?lang=" + language, valid, "story-card-" + language);
            page.navigate(address.replaceAll("/credentials/.*", "/verify?lang=" + language));
            handsIn(page, "certificate.pdf", "PDF");
            handsIn(page, "badge.png", valid);
            Screenshots.take(page, "story-verified-" + language);
        });
    }

    private static void looksAt(Page page, String address, String words, String name) {
        page.navigate(address);
        assertThat(page.locator("main")).containsText(words);
        Accessible.assertAccessible(page);
        Screenshots.take(page, name);
    }

    private static void handsIn(Page page, String file, String words) {
        page.locator("#file").setInputFiles(Path.of("target/story/" + file));
        page.locator("main button.btn-primary").click();
        assertThat(page.locator("main")).containsText(words);
        Accessible.assertAccessible(page);
    }
}
