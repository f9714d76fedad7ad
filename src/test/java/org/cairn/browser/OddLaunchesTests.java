package org.cairn.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.cairn.testing.RunningCairn;
import org.cairn.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What an LMS sends seldom is answered by a page that a person understands, in both languages, and never by a failure. */
@BrowserTest
class OddLaunchesTests {

    private static RunningCairn cairn;
    private static String lms;

    @BeforeAll
    static void start() {
        cairn = RunningCairn.start(TestDatabase.H2);
        lms = cairn.lms().address().toString();
    }

    @AfterAll
    static void stop() {
        cairn.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ANONYMOUS  | did not say who you are          | n’a pas dit qui vous êtes
            NO_COURSE  | does not stand in a course       | ne se trouve pas dans un cours
            NO_ROLE    | nothing to show for your role    | rien à montrer pour votre rôle
            DENIED     | does not let this person         | ne laisse pas cette personne
            BARE_LOGIN | nothing to show for your role    | rien à montrer pour votre rôle
            PRIVACY    | What Cairn holds about you       | Ce que Cairn garde à votre sujet
            EULA       | Before you use Cairn             | Avant d’utiliser Cairn
            """)
    void eachOddLaunchIsAnsweredByAPageThatAPersonUnderstands(String name, String english, String french, Page page) {
        List<String> failures = failures(page);
        page.navigate(lms + "/enter/administrator");
        for (String language : List.of("en", "fr")) {
            page.navigate(lms + "/administration/launches?lang=" + language);
            look(page, "odd-launches-" + language);
            Keys.press(page.locator("a[href$='/administration/launches/" + name + "']"), "Enter");
            // Without a token nobody says the language of the course, and that of the browser counts.
            String shown = name.equals("DENIED") ? "en" : language;
            assertThat(tool(page).locator("html")).hasAttribute("lang", shown);
            assertThat(tool(page).locator("h1")).containsText(shown.equals("fr") ? french : english);
            look(page, "odd-" + name + "-" + language);
        }
        assertThat(failures).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "false"})
    void theTermsMayBeAcceptedOrNot(String accepted, Page page) {
        List<String> failures = failures(page);
        page.navigate(lms + "/enter/administrator");
        page.navigate(lms + "/administration/launches/EULA");
        Keys.press(tool(page).locator("button[value=" + accepted + "]"), "Enter");

        assertThat(tool(page).locator("h1")).hasText("Your answer is noted");
        look(page, "odd-terms-" + accepted);
        assertThat(failures).isEmpty();
    }

    /** Whom a launch is about is signed: by for_user in a review, by role_scope_mentor for a mentor. */
    @Test
    void aReviewerAndAMentorSeeWhatALearnerAchieved(Page page) {
        List<String> failures = failures(page);
        Story story = new Story(page, cairn);
        story.opens(Story.INSTRUCTOR);
        placeAndGrade(story);
        MannerJourneyTests.await(() -> {
            MannerJourneyTests.hurry(cairn, "collect-course");
            return cairn.bean(JdbcClient.class)
                            .sql("SELECT count(*) FROM result WHERE score IS NOT NULL")
                            .query(Integer.class)
                            .single()
                    > 0;
        });

        story.visitsTheLms("/gradebook");
        Keys.press(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Review what Noémie")), "Enter");
        story.sees("Rescue drill");
        assertThat(tool(page).locator("h1")).containsText("Evidence: ");
        story.looks("review");

        story.opens("3001");
        assertThat(tool(page).locator("h1")).hasText("Those you mentor");
        story.looks("mentees");
        Keys.press(story.main().locator("li a").first(), "Enter");
        assertThat(tool(page).locator("h1")).containsText("Evidence: ");
        story.looks("mentee");
        assertThat(failures).isEmpty();
    }

    private static void placeAndGrade(Story story) {
        story.visitsTheLms("/content");
        story.fills("Title", "Rescue drill");
        story.fills("What to do", "Show it in the workshop.");
        story.presses("Add to the course");
        story.page
                .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Rescue drill"))
                .first()
                .waitFor();
        story.visitsTheLms("/gradebook");
        Keys.press(
                story.page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Fill in example grades")),
                "Enter");
        assertThat(story.page.locator(".notice[role=status]")).containsText("grades were saved");
    }

    private static List<String> failures(Page page) {
        List<String> failures = new CopyOnWriteArrayList<>();
        page.onResponse(response -> {
            if (response.status() >= 500) {
                failures.add(response.status() + " " + response.url());
            }
        });
        return failures;
    }

    private static FrameLocator tool(Page page) {
        return page.frameLocator("#tool");
    }

    private static void look(Page page, String name) {
        Screenshots.take(page, name);
        Accessible.assertAccessible(page);
    }
}
