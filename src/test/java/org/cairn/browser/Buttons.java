package org.cairn.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;

/** Buttons as a person presses them: by their name, and with patience for the page that comes. */
final class Buttons {

    private Buttons() {}

    /**
     * Presses the button of exactly this name. A click waits for the first bytes of the page that it leads to, and no longer:
     * who reads then reads half a page. This waits for all of it.
     */
    static void press(Page page, String name) {
        named(page, name).click();
        page.waitForLoadState(LoadState.DOMCONTENTLOADED);
    }

    /** The button of exactly this name. */
    static Locator named(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
