package org.cairn.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.regex.Pattern;
import org.cairn.sandbox.Manner;
import org.cairn.testing.RunningCairn;
import org.cairn.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * An LMS and Cairn become acquainted without a value being copied but one address: both administrators do their part, and
 * nothing opens before the last of them has (LTI Dynamic Registration 1.0).
 */
@BrowserTest
class RegistrationJourneyTests {

    private static RunningCairn cairn;
    private static String lms;

    @BeforeAll
    static void start() {
        cairn = RunningCairn.start(TestDatabase.H2);
        lms = cairn.lms().address().toString();
        // {noop}: the password of a test, in a database that ends with it
        cairn.bean(JdbcClient.class)
                .sql("INSERT INTO administrator (id, username, password_hash, created_at) VALUES (?, 'ada', ?, ?)")
                .params(UUID.randomUUID(), "{noop}right and long", OffsetDateTime.now(ZoneOffset.UTC))
                .update();
    }

    @AfterAll
    static void stop() {
        cairn.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"STANDARD", "MOODLE", "CANVAS", "BRIGHTSPACE"})
    void aToolThatRegisteredItselfIsLaunchedOnceBothSidesSayYes(Manner manner, Page page) {
        cairn.lms().reset();
        cairn.lms().behaveLike(manner);
        signIn(page);
        String address = invite(page);

        register(page, address, manner);
        activate(page);
        opensFromTheCourse(page);
        assertThat(tool(page).locator("h1")).containsText("is not confirmed yet");
        look(page, "registration-not-confirmed-" + manner);

        confirm(page, manner);
        opensFromTheCourse(page);
        if (manner == Manner.CANVAS || manner == Manner.BRIGHTSPACE) {
            assertThat(tool(page).locator("h1")).containsText("not connected to Cairn yet");
            acceptTheDeployment(page, manner);
            opensFromTheCourse(page);
        }
        assertThat(tool(page).locator("h1")).hasText("Micro-credentials of this course");
        look(page, "registration-launched-" + manner);
    }

    private static void signIn(Page page) {
        page.navigate(cairn.address() + "/admin/login?lang=en");
        page.getByLabel("User name").fill("ada");
        page.getByLabel("Password").fill("right and long");
        press(page, "Sign in");
        page.waitForURL("**/admin");
    }

    private static String invite(Page page) {
        follow(page, "Connect an LMS");
        page.locator("input[value=other]").check();
        press(page, "Go on");
        press(page, "Make the address");
        return page.locator("[role=status] code").innerText();
    }

    /** In the LMS: the address is pasted, Cairn's page in the frame is confirmed, and the frame closes by itself. */
    private static void register(Page page, String address, Manner manner) {
        page.navigate(lms + "/enter/administrator");
        page.navigate(lms + "/administration/tools");
        look(page, "registration-tools-" + manner);
        page.getByLabel("Registration address").fill(address);
        press(page, "Register a tool");
        Locator confirm = tool(page).locator("main button[type=submit]");
        confirm.waitFor();
        look(page, "registration-asked-" + manner);
        Keys.press(confirm, "Enter");
        assertThat(tool(page).locator("h1")).hasText("Almost done");
        look(page, "registration-almost-done-" + manner);
        Keys.press(tool(page).locator("[data-close]"), "Enter");
        page.waitForURL("**/administration/tools");
        assertThat(page.locator("main, #content").first()).containsText("waits for you");
    }

    private static void activate(Page page) {
        Keys.press(
                page.getByRole(
                        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^Activate Cairn, .+"))),
                "Enter");
        assertThat(page.locator(".activities .chip").first()).hasText("active");
        look(page, "registration-activated");
    }

    private static void confirm(Page page, Manner manner) {
        page.navigate(cairn.address() + "/admin");
        assertThat(page.locator("main")).containsText("waits for your confirmation");
        follow(page, "Look and confirm");
        look(page, "registration-confirm-" + manner);
        Keys.press(page.locator("form[action$='/confirm'] button"), "Enter");
        assertThat(page.locator("main")).containsText("The LMS is connected");
    }

    private static void acceptTheDeployment(Page page, Manner manner) {
        page.navigate(cairn.address() + "/admin");
        Keys.press(
                page.locator(".cairn-connection-name a", new Page.LocatorOptions().setHasText(manner.name())), "Enter");
        page.waitForURL("**/admin/registrations/*");
        look(page, "registration-deployment-" + manner);
        Keys.press(
                page.locator("form[action*='/deployments/'] button[value=ACCEPTED]")
                        .first(),
                "Enter");
        assertThat(page.locator("form[action*='/deployments/'] button[value=ACCEPTED]"))
                .hasCount(0);
    }

    private static void opensFromTheCourse(Page page) {
        page.navigate(lms + "/enter/instructor");
        page.navigate(lms + Story.COURSE);
        Keys.press(
                page.getByRole(
                        AriaRole.LINK, new Page.GetByRoleOptions().setName(Pattern.compile("^Cairn \\(\\d+\\)"))),
                "Enter");
        tool(page).locator("h1").waitFor();
    }

    private static FrameLocator tool(Page page) {
        return page.frameLocator("#tool");
    }

    private static void follow(Page page, String link) {
        Keys.press(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link)), "Enter");
    }

    private static void press(Page page, String button) {
        Keys.press(Buttons.named(page, button), "Enter");
    }

    private static void look(Page page, String name) {
        Screenshots.take(page, name);
        Accessible.assertAccessible(page);
    }
}
