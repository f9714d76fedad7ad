package org.cairn.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cairn.attainment.Attainments;
import org.cairn.attainment.Ruling;
import org.cairn.attainment.Rulings;
import org.cairn.credential.Credentials;
import org.cairn.gradebook.LineItemId;
import org.cairn.letter.Occasion;
import org.cairn.letter.Wishes;
import org.cairn.mapping.CourseMap;
import org.cairn.mapping.CourseMaps;
import org.cairn.mapping.Mapping;
import org.cairn.mapping.Publication;
import org.cairn.microcredential.MicrocredentialVersion;
import org.cairn.microcredential.Microcredentials;
import org.cairn.shared.PersonId;
import org.cairn.shared.Role;
import org.cairn.shared.Visitor;
import org.cairn.testing.MailServer;
import org.cairn.testing.RunningCairn;
import org.cairn.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A course is over. Its learner asks for a link at their own mailbox, opens it, and publishes what they hold. */
@BrowserTest
class PortfolioJourneyTests {

    private static final Pattern LINK = Pattern.compile("(http://localhost:\\d+/my/links/[\\w-]+\\?lang=en)");
    private static final Pattern QUESTION = Pattern.compile("/letters/([\\w-]+)");
    private static final String ADDRESS = "noemie@example.org";

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
    void whatWasAwardedIsReachedWithoutTheCourse(Page page) throws InterruptedException {
        page.setDefaultTimeout(60_000);
        Story story = new Story(page, cairn);
        story.opens(Story.INSTRUCTOR);
        story.sees("Micro-credentials of this course");
        Visitor instructor = cairn.newestVisitor();
        CourseMap map = offer(instructor);
        story.opens("learner");
        story.sees("0 of 3 competencies met.");
        Visitor there = cairn.newestVisitor();
        Visitor learner = new Visitor(
                there.launch(),
                there.institution(),
                there.course(),
                there.person(),
                Set.of(Role.LEARNER),
                Locale.CANADA);
        award(page, instructor, map, learner.person());
        confirmsAnAddress(learner);
        story.opens("learner");
        story.follows("Open my credential");
        story.sees("After the course");
        story.looks("owner-after");

        page.navigate(cairn.address() + "/my");
        looks(page, "ask");
        page.getByLabel("E-mail address").fill(ADDRESS);
        presses(page, "Send me a link");
        page.getByText("a letter with a link is on its way").waitFor();
        looks(page, "sent");

        String link = found(LINK, mail.received(60));
        page.navigate(link);
        looks(page, "link");
        presses(page, "Open my micro-credentials");
        page.getByText("Open one to see all of it").waitFor();
        looks(page, "held");
        follows(page, "Fall Protection for Construction Sites");
        page.getByText("Only you see this.").waitFor();
        looks(page, "owner");
        presses(page, "Publish");
        page.getByText("Open the public page in a window").waitFor();
        follows(page, "My micro-credentials");
        page.getByText("Anybody who has its address sees it.").waitFor();
        presses(page, "Sign out");
        page.getByText("You are signed out.").waitFor();

        page.navigate(link);
        page.getByText("This link does not open any more").waitFor();
        looks(page, "gone");
    }

    private static void looks(Page page, String name) {
        for (String language : new String[] {"fr", "en"}) {
            Keys.press(page.locator("a[hreflang=" + language + "]").first(), "Enter");
            assertThat(page.locator("html")).hasAttribute("lang", language);
            page.locator("footer a[hreflang]:not([hreflang=" + language + "])").waitFor();
            Screenshots.take(page, "portfolio-" + name + "-" + language);
            Accessible.assertAccessible(page);
        }
    }

    private static void presses(Page page, String button) {
        Keys.press(
                page.locator("button", new Page.LocatorOptions().setHasText(button))
                        .first(),
                "Enter");
    }

    private static void follows(Page page, String link) {
        Locator found = page.locator("main")
                .getByRole(
                        AriaRole.LINK,
                        new Locator.GetByRoleOptions().setName(link).setExact(true));
        Keys.press(found.first(), "Enter");
    }

    private static String found(Pattern sought, String letter) {
        assertThat(letter).contains("RCPT TO:<" + ADDRESS + ">");
        Matcher found = sought.matcher(letter.replace("=\n", "").replace("=3D", "="));
        assertThat(found.find()).as(letter).isTrue();
        return found.group(1);
    }

    /** What was observed in person counts as the instructor says. */
    private static void award(Page page, Visitor instructor, CourseMap map, PersonId learner) {
        cairn.bean(Microcredentials.class)
                .version(map.version())
                .orElseThrow()
                .definition()
                .competencies()
                .forEach(competency -> cairn.bean(Rulings.class)
                        .decide(
                                instructor,
                                map.id(),
                                learner,
                                new Rulings.Wish(
                                        competency.id(),
                                        Ruling.Kind.GRANT,
                                        null,
                                        null,
                                        "As observed on the day of the drill.")));
        cairn.bean(Attainments.class).evaluateNow(instructor.course());
        page.waitForCondition(() ->
                cairn.bean(Credentials.class).of(learner).stream().anyMatch(credential -> credential.id() != null));
    }

    private static void confirmsAnAddress(Visitor learner) throws InterruptedException {
        cairn.bean(Wishes.class).ask(learner, ADDRESS, EnumSet.of(Occasion.REVOKED), true);
        cairn.bean(Wishes.class).confirm(found(QUESTION, mail.received(60)));
    }

    private static CourseMap offer(Visitor instructor) {
        Microcredentials microcredentials = cairn.bean(Microcredentials.class);
        MicrocredentialVersion version = microcredentials.take(instructor, "fall-protection");
        CourseMaps maps = cairn.bean(CourseMaps.class);
        CourseMap opened = maps.open(instructor, version.id());
        LineItemId drill = lineItem(instructor);
        version.definition()
                .competencies()
                .forEach(competency -> maps.map(
                        instructor,
                        opened.id(),
                        new Mapping(
                                drill,
                                competency.id(),
                                competency.criteria().get(0).id(),
                                BigDecimal.ONE,
                                false,
                                null)));
        return cairn.bean(Publication.class).publish(instructor, opened.id());
    }

    private static LineItemId lineItem(Visitor instructor) {
        UUID id = UUID.randomUUID();
        cairn.bean(JdbcClient.class)
                .sql("""
                        INSERT INTO line_item (id, course_id, url, label, score_maximum, purpose, removed, met_at)
                        VALUES (:id, :course, :url, 'Rescue drill', 50, 'EVIDENCE', FALSE, :now)""")
                .param("id", id)
                .param("course", instructor.course().value())
                .param("url", "https://lms.example/line-items/" + id)
                .param("now", OffsetDateTime.now(ZoneOffset.UTC))
                .update();
        return new LineItemId(id);
    }
}
