package org.cairn.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.SameSiteAttribute;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.cairn.launch.KeptBy;
import org.cairn.launch.Launches;
import org.cairn.launch.RecentLaunch;
import org.cairn.testing.RunningCairn;
import org.cairn.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A learner opens Cairn from a course in an LMS of another site, in every state that a browser's cookies can be in: those of
 * Cairn come back in its frame, or not in the frame but in a window, or nowhere.
 */
@BrowserTest
class WithoutCookiesTests {

    private static RunningCairn cairn;

    @BeforeAll
    static void start() {
        cairn = RunningCairn.start(TestDatabase.H2);
    }

    @AfterAll
    static void stop() {
        cairn.close();
    }

    @BeforeEach
    void offerStorage() {
        cairn.lms().offersStorage(true);
    }

    @Test
    void aPartitionedCookieComesBackInTheFrameAndNoOtherDoes(BrowserContext browser, Page page) {
        browser.addCookies(List.of(new Cookie("control", "unpartitioned")
                .setDomain("localhost")
                .setPath("/")
                .setSecure(true)
                .setSameSite(SameSiteAttribute.NONE)));
        List<String> sent = new CopyOnWriteArrayList<>();
        page.onRequest(request -> sent.add(request.url()));
        List<Request> launched = new CopyOnWriteArrayList<>();
        page.onRequest(request -> {
            if (request.url().startsWith(cairn.address() + "/l/") && request.isNavigationRequest()) {
                launched.add(request);
            }
        });

        open(page);

        page.waitForCondition(() -> !launched.isEmpty());
        assertThat(tool(page).getByRole(AriaRole.HEADING, level(1))).isVisible();
        assertThat(launched)
                .isNotEmpty()
                .allSatisfy(request -> assertThat(
                                String.valueOf(request.allHeaders().get("cookie")))
                        .contains("__Host-cairn=")
                        .doesNotContain("control"));
        assertThat(sent).noneMatch(url -> url.contains("__Host") || url.contains("jsessionid"));
        assertThat(newest().keptBy()).isEqualTo(KeptBy.COOKIE);
        assertThat(newest().framed()).isTrue();
    }

    @Test
    void thePlatformsStorageProvesTheBrowserWhereTheFrameKeepsNoCookie() {
        try (BlockedBrowser browser =
                BlockedBrowser.inFrames(cairn.address(), cairn.lms().address())) {
            Page page = browser.page();
            open(page);

            assertThat(tool(page).getByRole(AriaRole.HEADING, named("Cairn is ready")))
                    .isVisible();
            Accessible.assertAccessible(page);
            Screenshots.take(page, "without-cookies-storage");
            assertThat(newest().keptBy()).isEqualTo(KeptBy.STORAGE);

            Page window = page.waitForPopup(() ->
                    tool(page).getByRole(AriaRole.BUTTON, button("Open Cairn")).click());

            assertInCourse(window);
            assertThat(browser.cookiesSentFromFrames()).isNotEmpty().noneMatch(cookies -> cookies.contains("__Host-"));
        }
    }

    @Test
    void aWindowOfOurOwnServesWhereNobodyKeepsAnything() {
        cairn.lms().offersStorage(false);
        try (BlockedBrowser browser =
                BlockedBrowser.inFrames(cairn.address(), cairn.lms().address())) {
            Page page = browser.page();
            open(page);

            Locator button = tool(page).getByRole(AriaRole.BUTTON, button("Open in a new window"));
            assertThat(button).isVisible();
            Accessible.assertAccessible(page);
            Screenshots.take(page, "without-cookies-window");
            Page window = page.waitForPopup(button::click);

            assertInCourse(window);
            assertThat(newest().keptBy()).isEqualTo(KeptBy.WINDOW);
            assertThat(newest().framed()).isFalse();
        }
    }

    @Test
    void aPlatformThatPromisesStorageAndDoesNotAnswerStillGivesAWindow() {
        try (BlockedBrowser browser =
                BlockedBrowser.inFrames(cairn.address(), cairn.lms().address())) {
            Page page = browser.page();
            page.navigate(cairn.lms().address() + "/enter/learner");
            page.route("**/js/frame.js", route -> route.abort());
            page.reload();

            assertThat(tool(page).getByRole(AriaRole.BUTTON, button("Open in a new window")))
                    .isVisible();
        }
    }

    @Test
    void whoBlocksEveryCookieIsToldWhatToDo() {
        cairn.lms().offersStorage(false);
        try (BlockedBrowser browser = BlockedBrowser.everywhere(cairn.address())) {
            Page page = browser.page();
            open(page);
            Page window = page.waitForPopup(() -> tool(page)
                    .getByRole(AriaRole.BUTTON, button("Open in a new window"))
                    .click());

            assertThat(window.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                    .containsText("blocks the cookies of localhost");
            assertThat(window.getByText("Reference")).isVisible();
            Accessible.assertAccessible(window);
            Screenshots.take(window, "without-cookies-blocked");
        }
    }

    @Test
    void aLaunchWithinAWindowThatBlocksEveryCookieIsExplainedAtOnce() {
        try (BlockedBrowser browser = BlockedBrowser.everywhere(cairn.address())) {
            Page page = browser.page();
            page.navigate(cairn.lms().address() + "/enter/learner");
            page.navigate(
                    page.locator("#tool").getAttribute("src").startsWith("http")
                            ? page.locator("#tool").getAttribute("src")
                            : cairn.lms().address() + page.locator("#tool").getAttribute("src"));

            assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                    .containsText("blocks the cookies of localhost");
        }
    }

    private static void open(Page page) {
        page.navigate(cairn.lms().address() + "/enter/learner");
    }

    private static FrameLocator tool(Page page) {
        return page.frameLocator("#tool");
    }

    private static void assertInCourse(Page window) {
        assertThat(window.getByRole(AriaRole.CONTENTINFO)).isVisible();
        assertThat(window).hasURL(java.util.regex.Pattern.compile(cairn.address() + "/l/[0-9a-f-]{36}/.+"));
    }

    private static RecentLaunch newest() {
        return cairn.bean(Launches.class).newest(1).get(0);
    }

    private static FrameLocator.GetByRoleOptions level(int level) {
        return new FrameLocator.GetByRoleOptions().setLevel(level);
    }

    private static FrameLocator.GetByRoleOptions named(String name) {
        return new FrameLocator.GetByRoleOptions().setName(name);
    }

    private static FrameLocator.GetByRoleOptions button(String name) {
        return new FrameLocator.GetByRoleOptions().setName(name).setExact(true);
    }
}
