package org.cairn.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cairn.testing.MailServer;
import org.cairn.testing.RunningCairn;
import org.cairn.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A learner asks for letters, confirms the address from the mailbox, and stops them by the link that each letter has. */
@BrowserTest
class LetterJourneyTests {

    private static final Pattern LINK = Pattern.compile("(http://localhost:\\d+/letters/[\\w-]+)");

    private static MailServer mail;
    private static RunningCairn cairn;

    @BeforeAll
    static void start() throws IOException {
        mail = new MailServer();
        cairn = RunningCairn.start(TestDatabase.H2, mail);
    }

    @AfterAll
    static void stop() throws IOException {
        cairn.close();
        mail.close();
    }

    @Test
    void lettersAreAskedForConfirmedAndStopped(Page page) throws InterruptedException {
        page.setDefaultTimeout(60_000);
        Story story = new Story(page, cairn);
        story.opens("learner");
        story.visits("/letters"); // the link to it is on a path, which nobody has published here
        story.sees("Cairn can write to you");
        story.fills("E-mail address", "nobody");
        story.presses("Write to me");
        story.sees("Write one whole address");
        story.looks("letters-refused");
        story.fills("E-mail address", "noemie@example.org");
        story.presses("Write to me");
        story.sees("A letter is on its way to noemie@example.org");
        story.looks("letters-asked");

        String link = link(mail.received(60));
        page.navigate(link);
        page.getByText("Is this address yours?").waitFor();
        Accessible.assertAccessible(page);
        Screenshots.take(page, "letters-confirm");
        Keys.press(page.locator("button[value=confirm]"), "Enter");
        page.getByText("This address serves for your letters from now on").waitFor();

        story.opens("learner");
        story.visits("/letters");
        story.sees("Letters go to noemie@example.org.");
        story.looks("letters-confirmed");
        page.navigate(link + "?lang=fr");
        page.getByText("Ne plus écrire de lettres?").waitFor();
        Screenshots.take(page, "letters-stop-fr");
        Keys.press(page.locator("button[value=stop]"), "Enter");
        page.getByText("Vous ne recevrez plus de lettres.").waitFor();
    }

    private static String link(String letter) {
        assertThat(letter).contains("RCPT TO:<noemie@example.org>");
        Matcher found = LINK.matcher(letter.replace("=\n", ""));
        assertThat(found.find()).isTrue();
        return found.group(1);
    }
}
