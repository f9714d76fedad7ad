package org.cairn.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.net.URI;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.cairn.gradebook.GivenCourse;
import org.cairn.moodle.ws.WebServices;
import org.cairn.testing.RecordedMoodle;
import org.cairn.testing.RunningCairn;
import org.cairn.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An administrator lets Cairn read all grades of a Moodle: from its connection to a token that was tried. */
@BrowserTest
class MoodleGradesPageTests {

    private static final String TOKEN = "a-token-that-a-test-made-up";

    private static RecordedMoodle moodle;
    private static RunningCairn cairn;
    private static URI connection;

    @BeforeAll
    static void start() {
        moodle = new RecordedMoodle();
        moodle.webService(WebServices.SITE_INFO, "ws-siteinfo-as-wsreader")
                .webService(WebServices.CONTENTS, "ws-contents-as-wsreader")
                .webService(WebServices.GRADES, "ws-grade_items_all-as-student1")
                .webService(WebServices.NAMES, "ws-gradeitems-as-wsreader");
        cairn = RunningCairn.start(TestDatabase.H2, moodle.origin());
        JdbcClient jdbc = cairn.bean(JdbcClient.class);
        jdbc.sql("INSERT INTO administrator (id, username, password_hash, created_at) VALUES (?, 'ada', ?, ?)")
                .params(UUID.randomUUID(), "{noop}right and long", OffsetDateTime.now(ZoneOffset.UTC))
                .update();
        GivenCourse course = GivenCourse.in(jdbc, moodle.origin(), moodle.at("/lineitems"), moodle.at("/members"));
        connection = cairn.address()
                .resolve("/admin/registrations/" + course.registration().value());
    }

    @AfterAll
    static void stop() {
        cairn.close();
        moodle.server().stop();
    }

    @Test
    void aTokenIsEnteredAndTriedAndForgotten(Page page) {
        page.navigate(cairn.address() + "/admin/login?lang=en");
        page.getByLabel("User name").fill("ada");
        page.getByLabel("Password").fill("right and long");
        Buttons.press(page, "Sign in");
        page.navigate(connection.toString());
        look(page, "moodle-connection");
        page.getByText("Set up and test").click();
        look(page, "moodle-grades-new");

        page.getByLabel("Token").fill("short");
        Buttons.press(page, "Connect");
        sees(page.locator("#token-error")).containsText("This is not a token.");
        assertThat(page.getByLabel("Token").inputValue()).isEmpty();
        Accessible.assertAccessible(page);

        page.getByLabel("Token").fill(TOKEN);
        Buttons.press(page, "Connect");
        sees(page.getByText("As “wsreader”")).hasCount(1);
        assertThat(page.content()).doesNotContain(TOKEN);
        look(page, "moodle-grades-connected");

        Buttons.press(page, "Try now");
        assertThat(page.locator(".cairn-finding-problem").innerText())
                .contains("Not permitted", "View grades of other");
        sees(page.locator(".cairn-finding-good")).hasCount(4);
        Accessible.assertAccessible(page);
        Screenshots.take(page, "moodle-grades-tried-en");

        Buttons.press(page, "Read it");
        sees(page.getByText("Completion is read.")).hasCount(1);
        page.getByLabel("Yes, forget the token").check();
        Buttons.press(page, "Disconnect");
        sees(page.getByText("As “wsreader”")).hasCount(0);
    }

    /** Waits for what a press brings about. */
    private static LocatorAssertions sees(Locator where) {
        return PlaywrightAssertions.assertThat(where);
    }

    /** In both languages, and as narrow as a telephone. */
    private static void look(Page page, String name) {
        String address = page.url().replaceAll("[?#].*", "");
        for (String language : new String[] {"fr", "en"}) {
            page.navigate(address + "?lang=" + language);
            assertThat(page.content()).doesNotContain("??");
            Accessible.assertAccessible(page);
            Screenshots.take(page, name + "-" + language);
        }
        page.setViewportSize(320, 800);
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(320);
        page.setViewportSize(1280, 800);
    }
}
