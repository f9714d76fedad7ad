package org.cairn.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.cairn.shared.PersonId;
import org.cairn.testing.RunningCairn;
import org.cairn.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A learner takes everything along that is held of them, has it erased, and comes back as somebody new. */
@BrowserTest
class YourDataJourneyTests {

    private static final String LEARNER = "2002";

    private static final Locator.WaitForOptions GONE =
            new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED);

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
    void everythingIsTakenAlongAndErased(Page page) throws IOException {
        page.setDefaultTimeout(60_000);
        Story story = new Story(page, cairn);
        story.opens(LEARNER);
        assertThat(story.tool().getByText("What is collected here, and why").isVisible())
                .isTrue();
        story.looks("notice-of-collection");
        story.presses("I have read this");
        story.tool().getByText("What is collected here, and why").waitFor(GONE);
        story.visits("/your-data"); // the link to it is on a path, which nobody has published here
        story.sees("Take it along");
        PersonId before = cairn.newestVisitor().person();
        story.looks("your-data");
        Download download = page.waitForDownload(() -> story.presses("Download everything"));
        assertThat(json(download)).contains("\"launches\"", "\"lms_id\":\"" + LEARNER + "\"");

        story.follows("See what would be erased");
        story.sees("What goes, at once");
        story.looks("your-data-erase");
        story.presses("Erase everything about me");
        story.sees("Nothing was erased.");
        look(page, "your-data-not-understood");
        story.checks("I have taken along what I want to keep, and I know that there is no way back.");
        story.presses("Erase everything about me");
        story.sees("Cairn does not know you any more.");
        look(page, "your-data-erased");

        story.opens(LEARNER);
        story.visits("/your-data");
        story.sees("Take it along");
        assertThat(cairn.newestVisitor().person()).isNotEqualTo(before);
    }

    private static String json(Download download) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(download.createReadStream())) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals("data.json")) {
                    return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
                }
            }
        }
        throw new AssertionError("no data.json");
    }

    /** The answer to a form, which the other language would load anew: PrivacyPagesTests have both. */
    private static void look(Page page, String name) {
        Screenshots.take(page, "story-" + name);
        Accessible.assertAccessible(page);
    }
}
