package org.cairn.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.cairn.testing.RunningCairn;
import org.cairn.testing.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The main job, end to end, as people do it: two sites, a frame, no third-party cookies, durable work running. */
@BrowserTest
class StoryTests {

    private static final int PATIENCE_MILLIS = 120_000;
    private static final String COURSE = "/courses/course-1010";
    private static final String LINK = COURSE + "/links/course-1010-microcredential";

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void gradedWorkBecomesACredentialThatAStrangerVerifies(TestDatabase database, Page page) {
        page.setDefaultTimeout(PATIENCE_MILLIS);
        page.setDefaultNavigationTimeout(PATIENCE_MILLIS);
        try (RunningCairn cairn = RunningCairn.start(database)) {
            String lms = cairn.lms().address().toString();
            takeATemplate(page, lms);
            placeActivities(page, lms, "Site plan", "Fit and adjust demonstration", "Rescue drill");
            mapAndPublish(page, lms, "Site plan", "Fit and adjust demonstration", "Rescue drill");
            grade(page, lms);
            String published = publishTheCredential(page, lms);
            page.context().clearCookies();
            page.navigate(published);
            assertThat(page.locator("main")).containsText("This is valid");
            Accessible.assertAccessible(page);
            Screenshots.take(page, "story-credential-" + database);
        }
    }

    private static void takeATemplate(Page page, String lms) {
        page.navigate(lms + "/enter/instructor");
        page.navigate(lms + LINK);
        link(page, "Micro-credentials").click();
        button(page, "Use this template: Fall Protection").click();
        assertThat(tool(page).locator("h1")).containsText("Edit a micro-credential");
    }

    private static void placeActivities(Page page, String lms, String... titles) {
        for (String title : titles) {
            link(page, "Activities").click();
            tool(page).locator("a[href$='/teach/activities/new']").first().click();
            tool(page).getByLabel("Title").fill(title);
            tool(page).getByLabel("Instructions").fill("Show it in the workshop.");
            tool(page).getByLabel("Maximum score").fill("50");
            button(page, "Save").click();
            assertThat(tool(page).locator("main")).containsText(title);
        }
        page.navigate(lms + COURSE + "/content");
        for (String title : titles) {
            tool(page).getByLabel(title).check();
        }
        button(page, "Add to the course").click();
        assertThat(page.locator("main, body").first()).containsText(titles[0]);
    }

    private static void mapAndPublish(Page page, String lms, String... titles) {
        for (int competency = 0; competency < titles.length; competency++) {
            openTheMap(page, lms, titles[competency]);
            tool(page)
                    .locator("tr:has(th:has-text('" + titles[competency] + "')) td:nth-of-type(" + (1 + 3 * competency)
                            + ") a")
                    .click();
            button(page, "Save").click();
            assertThat(tool(page).locator("table")).containsText("×1");
        }
        tool(page).locator("a[href$='/publish']").click();
        button(page, "Publish for good").click();
        assertThat(tool(page).locator("main")).containsText("Published");
    }

    /** The matrix shows an activity once the gradebook has been read, which happens soon after a launch. */
    private static void openTheMap(Page page, String lms, String activity) {
        for (int visit = 0; visit < 30; visit++) {
            page.navigate(lms + LINK);
            link(page, "Micro-credentials").click();
            button(page, "Map activities").click();
            tool(page).locator("h1").waitFor();
            if (tool(page).locator("th:has-text('" + activity + "')").count() > 0) {
                return;
            }
            page.waitForTimeout(3_000);
        }
        throw new AssertionError("the map never showed " + activity);
    }

    private static void grade(Page page, String lms) {
        page.navigate(lms + COURSE + "/gradebook");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Fill in example grades"))
                .click();
        assertThat(page.locator("h1")).containsText("Gradebook");
    }

    private static String publishTheCredential(Page page, String lms) {
        page.navigate(lms + "/enter/2002");
        Locator credential = tool(page).locator("a[href*='/credentials/']").first();
        for (int visit = 0; visit < 40 && credential.count() == 0; visit++) {
            page.navigate(lms + LINK);
            tool(page).locator("h1").waitFor();
            page.waitForTimeout(3_000);
        }
        credential.click();
        button(page, "Publish").click();
        Locator address =
                tool(page).locator("a[href*='/credentials/'][target=_blank]").first();
        return address.evaluate("link => link.href").toString();
    }

    private static FrameLocator tool(Page page) {
        return page.frameLocator("#tool");
    }

    private static Locator link(Page page, String name) {
        return tool(page)
                .getByRole(
                        AriaRole.LINK,
                        new FrameLocator.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator button(Page page, String name) {
        return tool(page)
                .getByRole(AriaRole.BUTTON, new FrameLocator.GetByRoleOptions().setName(name))
                .first();
    }
}
