package org.cairn.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.assertions.LocatorAssertions;

/**
 * Keys as a person presses them: once what is to be pressed has the focus. A frame of another site lives in a process of its
 * own, and the focus crosses from one to the other in its own time: a key that overtakes it is lost, and nobody is told.
 */
final class Keys {

    private static final int TRIES = 5;
    private static final double PATIENCE_MILLIS = 5_000;
    private static final double NAVIGATION_MILLIS = 20_000;

    private Keys() {}

    /**
     * Presses a key on what is focused by then. Waits for the navigation that it begins, as {@link Locator#press} does; where
     * the frame goes to another process on the way, that wait may go on when the page has long been there. What is expected of
     * the page is asked of it afterwards.
     */
    static void press(Locator where, String key) {
        focus(where);
        try {
            where.press(key, new Locator.PressOptions().setTimeout(NAVIGATION_MILLIS));
        } catch (TimeoutError waitedForNothing) {
            System.err.println("waited for a navigation that nobody announced: " + waitedForNothing.getMessage());
        }
    }

    /** Focuses, and waits until its document knows that it has the focus. */
    static void focus(Locator where) {
        for (int tried = 1; ; tried++) {
            where.page().bringToFront(); // the frames of a page behind another have no focus
            where.focus();
            try {
                assertThat(where).isFocused(new LocatorAssertions.IsFocusedOptions().setTimeout(PATIENCE_MILLIS));
                return;
            } catch (AssertionError unfocused) {
                if (tried == TRIES) {
                    throw unfocused;
                }
            }
        }
    }
}
