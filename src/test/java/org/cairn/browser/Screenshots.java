package org.cairn.browser;

import com.microsoft.playwright.Page;
import java.nio.file.Path;

/** Pictures of pages, for people to look at: {@code target/screenshots/<name>.png}. */
public final class Screenshots {

    private static final Path FOLDER = Path.of("target/screenshots");

    private Screenshots() {}

    /** The whole page as it is now, at the size of its window. */
    public static Path take(Page page, String name) {
        Path file = FOLDER.resolve(name + ".png");
        page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
        return file;
    }
}
