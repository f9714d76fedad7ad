package org.cairn.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ViewportSize;
import java.nio.file.Path;

/**
 * Pictures of pages, for people to look at: {@code target/screenshots/<name>.png}. They are made where {@code -Dscreenshots} asks for
 * them, and of what failed: three hundred of them are minutes that a run without onlookers does not need.
 */
public final class Screenshots {

    private static final Path FOLDER = Path.of("target/screenshots");

    private static final boolean WANTED = Boolean.getBoolean("screenshots");

    private static final int HIGHEST = 8000;

    /** The second frame to be drawn from now on shows everything that has been laid out by then. */
    private static final String PAINTED =
            "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))";

    private Screenshots() {}

    /** A picture, where somebody wants to look at it. */
    public static void take(Page page, String name) {
        if (WANTED) {
            photograph(page, name);
        }
    }

    /** The whole page as it is now, in a window high enough to show it: frames of other sites paint what is in sight. */
    static Path photograph(Page page, String name) {
        Path file = FOLDER.resolve(name + ".png");
        ViewportSize before = page.viewportSize();
        Object height = page.evaluate("() => document.scrollingElement.scrollHeight");
        page.setViewportSize(before.width, Math.min(((Number) height).intValue(), HIGHEST));
        page.frames().forEach(frame -> frame.evaluate(PAINTED));
        page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
        page.setViewportSize(before.width, before.height);
        return file;
    }
}
