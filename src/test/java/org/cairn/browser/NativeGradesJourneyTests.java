package org.cairn.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.cairn.gradebook.Gradebook;
import org.cairn.gradebook.LineItem;
import org.cairn.platform.Platforms;
import org.cairn.platform.Registration;
import org.cairn.sandbox.Manner;
import org.cairn.shared.CourseId;
import org.cairn.testing.RunningCairn;
import org.cairn.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The whole way to a quiz that Cairn never placed: a token of the LMS, entered and tried, and a pass over a course. */
@BrowserTest
class NativeGradesJourneyTests {

    private static RunningCairn cairn;

    @BeforeAll
    static void start() {
        cairn = RunningCairn.start(TestDatabase.H2);
        cairn.lms().behaveLike(Manner.MOODLE);
        JdbcClient jdbc = cairn.bean(JdbcClient.class);
        jdbc.sql("INSERT INTO administrator (id, username, password_hash, created_at) VALUES (?, 'ada', ?, ?)")
                .params(UUID.randomUUID(), "{noop}right and long", OffsetDateTime.now(ZoneOffset.UTC))
                .update();
        jdbc.sql("UPDATE registration SET product_family = 'moodle'").update();
    }

    @AfterAll
    static void stop() {
        cairn.close();
    }

    @Test
    void quizzesAndAssignmentsOfTheLmsBecomeEvidence(Page page) {
        page.setDefaultTimeout((double) Duration.ofMinutes(2).toMillis());
        Story story = new Story(page, cairn);
        page.navigate(cairn.lms().address() + "/enter/administrator");
        page.navigate(cairn.lms().address() + "/administration");
        String token = page.locator("#web-service-token").innerText();
        story.opens(Story.INSTRUCTOR);
        await(NativeGradesJourneyTests::hasLaunched);
        CourseId course = cairn.newestVisitor().course();

        connect(page, token);
        assertThat(page.locator(".cairn-finding-problem").allInnerTexts()).isEmpty();

        page.navigate(page.url().replaceAll("/moodle.*", ""));
        Buttons.press(page, "Check this connection");
        assertThat(page.locator("main").innerText()).contains("The whole gradebook: yes");

        Gradebook gradebook = cairn.bean(Gradebook.class);
        gradebook.requestCollection(course);
        await(() -> !gradebook.evidence(course).isEmpty());
        List<LineItem> items = gradebook.evidence(course);
        assertThat(items)
                .hasSize(3)
                .allSatisfy(item -> assertThat(item.source().value()).isEqualTo("moodle"));
        assertThat(items).extracting(LineItem::label).contains("Quiz: Hazards at height");
        await(() -> gradebook.results(course).stream()
                        .filter(result -> result.score() != null)
                        .count()
                > 30);
    }

    private static boolean hasLaunched() {
        return cairn.bean(JdbcClient.class)
                        .sql("SELECT count(*) FROM launch")
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private static void connect(Page page, String token) {
        Registration registration = cairn.bean(Platforms.class).registrations().get(0);
        page.navigate(cairn.address() + "/admin/login?lang=en");
        page.getByLabel("User name").fill("ada");
        page.getByLabel("Password").fill("right and long");
        Buttons.press(page, "Sign in");
        page.navigate(cairn.address() + "/admin/registrations/" + registration.id() + "/moodle");
        page.getByLabel("Token").fill(token);
        Buttons.press(page, "Connect");
        Buttons.press(page, "Try now");
    }

    private static void await(BooleanSupplier done) {
        Instant until = Instant.now().plus(Duration.ofMinutes(2));
        while (!done.getAsBoolean()) {
            assertThat(Instant.now()).as("in two minutes").isBefore(until);
            LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
        }
    }
}
