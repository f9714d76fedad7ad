package org.cairn.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ViewportSize;
import java.util.List;
import java.util.stream.Collectors;

/** What every state of every page must be: usable without a mouse, a wide screen or good eyes (WCAG 2.2 AA). */
public final class Accessible {

    private static final List<String> WCAG_2_2_AA =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa");

    /** The narrowest window in which a page must do without scrolling sideways (WCAG 2.2, 1.4.10). */
    private static final int NARROW = 320;

    private Accessible() {}

    /** The page, with every frame in it, breaks no rule that axe-core knows and fits a narrow window. */
    public static void assertAccessible(Page page) {
        List<Rule> violations =
                new AxeBuilder(page).withTags(WCAG_2_2_AA).analyze().getViolations();
        assertThat(violations.stream().map(Accessible::explain).collect(Collectors.joining("\n")))
                .as("WCAG 2.2 AA violations at %s", page.url())
                .isEmpty();
        for (Frame frame : page.frames()) {
            assertThat(frame.locator("h1").count())
                    .as("main headings at %s", frame.url())
                    .isEqualTo(1);
        }
        assertFits(page, NARROW);
    }

    /** Nothing sticks out sideways, of the page or of a frame in it, in a window of that many CSS pixels. */
    public static void assertFits(Page page, int width) {
        ViewportSize before = page.viewportSize();
        page.setViewportSize(width, before.height);
        try {
            for (Frame frame : page.frames()) {
                Object excess = frame.evaluate("() => document.scrollingElement.scrollWidth - window.innerWidth");
                assertThat(((Number) excess).intValue())
                        .as("pixels of %s that stick out in a window of %s px", frame.url(), width)
                        .isLessThanOrEqualTo(0);
            }
        } finally {
            page.setViewportSize(before.width, before.height);
        }
    }

    private static String explain(Rule rule) {
        return rule.getId() + ": " + rule.getHelp() + " (" + rule.getHelpUrl() + ")\n"
                + rule.getNodes().stream().map(Accessible::explain).collect(Collectors.joining("\n"));
    }

    private static String explain(CheckedNode node) {
        return "  " + node.getHtml() + "\n    " + node.getFailureSummary().replace("\n", "\n    ");
    }
}
