package org.cairn.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Frame;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Optional;
import org.cairn.testing.RunningCairn;

/**
 * What people do in the story, in their words: the LMS around the frame, Cairn in it. They use the keyboard alone, which
 * must be enough, and which does not miss when the LMS moves the frame.
 */
final class Story {

    static final String INSTRUCTOR = "instructor";
    static final String COURSE = "/courses/course-1010";
    static final String LINK = COURSE + "/links/course-1010-microcredential";

    final Page page;
    private final String lms;

    Story(Page page, RunningCairn cairn) {
        this.page = page;
        this.lms = cairn.lms().address().toString();
    }

    /** Signs in to the LMS and opens Cairn from the course. */
    void opens(String who) {
        page.navigate(lms + "/enter/" + who);
        opensCairn();
    }

    void opensCairn() {
        page.navigate(lms + LINK);
        // the page of the LMS that sends the frame on has a heading too, and who leaves it is never launched
        page.waitForCondition(() -> launched().isPresent());
        tool().locator("h1").waitFor();
    }

    void visitsTheLms(String path) {
        page.navigate(lms + COURSE + path);
    }

    /** Opens another page of Cairn in its frame, below the launched page: for what nothing on the way leads to. */
    void visits(String path) {
        page.waitForCondition(() -> launched().isPresent());
        Frame frame = launched().orElseThrow();
        frame.navigate(frame.url().replaceAll("(/l/[^/?]+).*", "$1") + path);
    }

    private Optional<Frame> launched() {
        return page.frames().stream().filter(one -> one.url().contains("/l/")).findFirst();
    }

    /** Cairn, in its frame in the course page. */
    FrameLocator tool() {
        return page.frameLocator("#tool");
    }

    Locator main() {
        return tool().locator("main");
    }

    void follows(String link) {
        Locator found = tool().getByRole(
                        AriaRole.LINK,
                        new FrameLocator.GetByRoleOptions().setName(link).setExact(true));
        Keys.press(found.first(), "Enter");
    }

    void presses(String button) {
        Keys.press(
                tool().locator("button:not(.visually-hidden)", new FrameLocator.LocatorOptions().setHasText(button))
                        .first(),
                "Enter");
    }

    void checks(String label) {
        Keys.press(tool().getByLabel(label, new FrameLocator.GetByLabelOptions().setExact(true)), "Space");
    }

    void fills(String label, String words) {
        tool().getByLabel(label, new FrameLocator.GetByLabelOptions().setExact(true))
                .fill(words);
    }

    void sees(String words) {
        assertThat(main()).containsText(words);
    }

    /** Everything that this page is for everybody: in both languages, in a narrow window, without a mouse. */
    void looks(String name) {
        look(name, "fr");
        look(name, "en");
    }

    private void look(String name, String language) {
        Keys.press(tool().locator("footer a[hreflang=" + language + "]"), "Enter");
        assertThat(tool().locator("html")).hasAttribute("lang", language);
        tool().locator("footer a[hreflang]:not([hreflang=" + language + "])").waitFor();
        Screenshots.take(page, "story-" + name + "-" + language);
        Accessible.assertAccessible(page);
    }
}
