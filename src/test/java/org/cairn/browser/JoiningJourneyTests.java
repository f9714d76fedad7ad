package org.cairn.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.cairn.course.JoinedPersons;
import org.cairn.shared.PersonId;
import org.cairn.testing.RunningCairn;
import org.cairn.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A learner carries a code from one of their identities to the other, and agrees to what the other side asks. */
@BrowserTest
class JoiningJourneyTests {

    private static final String HERE = "learner";
    private static final String THERE = "2002";

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
    void aCodeIsShownHereTypedThereAndAgreedToHere(Page page) {
        page.setDefaultTimeout(60_000);
        Story story = new Story(page, cairn);
        story.opens(HERE);
        story.visits("/joining"); // the link to it is on a path, which nobody has published here
        story.sees("How Cairn knows you");
        PersonId here = cairn.newestVisitor().person();
        story.looks("joining-begin");
        story.presses("Show a code");
        story.sees("Show it to nobody");
        look(page, "joining-code");
        String code = story.tool().locator("[role=status] code").textContent();

        story.opens(THERE);
        story.visits("/joining");
        story.sees("How Cairn knows you");
        PersonId there = cairn.newestVisitor().person();
        story.fills("Code", "0000-0000-0000");
        story.presses("Next");
        story.sees("There is no such code.");
        look(page, "joining-refused");
        story.fills("Code", code);
        story.presses("Next");
        story.sees("Are both of these you?");
        look(page, "joining-confirm");
        story.presses("Yes, both are me");
        story.sees("One step is left");
        story.looks("joining-awaited");
        assertThat(cairn.bean(JoinedPersons.class).areOne(here, there)).isFalse();

        story.opens(HERE);
        story.visits("/joining");
        story.sees("Your code was typed by:");
        story.looks("joining-asking");
        story.presses("Yes, this is me");
        story.sees("it can part them again");
        story.looks("joining-joined");
        assertThat(cairn.bean(JoinedPersons.class).areOne(here, there)).isTrue();
    }

    /** The answer to a form, which the other language would load anew: JoiningPagesTests have both. */
    private static void look(Page page, String name) {
        Screenshots.take(page, "story-" + name);
        Accessible.assertAccessible(page);
    }
}
