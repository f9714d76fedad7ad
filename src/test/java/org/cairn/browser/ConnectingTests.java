package org.cairn.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.UUID;
import org.cairn.testing.RegisteringPlatform;
import org.cairn.testing.RunningCairn;
import org.cairn.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An administrator of an LMS connects Cairn, in a real browser: by hand, and by the LMS itself inside its frame. */
@BrowserTest
class ConnectingTests {

    private static RegisteringPlatform lms;
    private static RunningCairn cairn;

    @BeforeAll
    static void start() {
        lms = new RegisteringPlatform();
        cairn = RunningCairn.start(TestDatabase.H2, lms.origin());
        // {noop}: the password of a test, in a database that ends with it
        cairn.bean(JdbcClient.class)
                .sql(
                        "INSERT INTO administrator (id, username, password_hash, created_at) VALUES (:id, 'ada', :hash, :now)")
                .param("id", UUID.randomUUID())
                .param("hash", "{noop}a long pass phrase")
                .param("now", OffsetDateTime.now(ZoneOffset.UTC))
                .update();
    }

    @AfterAll
    static void stop() {
        cairn.close();
        lms.close();
    }

    @BeforeEach
    void signIn(Page page) {
        page.navigate(cairn.address() + "/admin/login?lang=en");
        page.getByLabel("User name").fill("ada");
        page.getByLabel("Password").fill("a long pass phrase");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                .click();
        page.waitForURL("**/admin");
    }

    @Test
    void everyStepIsAccessibleInBothLanguagesAndSaysWhatItFindsWhileOneTypes(Page page) {
        begin(page, "Moodle");
        look(page, "connect-copy");
        Buttons.press(page, "Make the address");
        look(page, "connect-address");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("I saved it in Moodle"))
                .click();
        look(page, "connect-values");

        page.locator("#name").fill("Moodle of Coast Range");
        page.locator("#issuer").fill("http://moodle.example.edu");
        Keys.press(page.locator("#issuer"), "Tab");
        page.locator("#issuer-check .cairn-found-wrong").waitFor();
        page.locator("#issuer").fill(lms.origin());
        Keys.press(page.locator("#issuer"), "Tab");
        page.locator("#issuer-check .cairn-found-right").waitFor();
        page.locator("#clientId").fill("typed-by-hand");
        page.locator("#jwksUri").fill(lms.origin() + "/nothing");
        Keys.press(page.locator("#jwksUri"), "Tab");
        page.locator("#jwksUri-check .cairn-found-wrong").waitFor();
        Accessible.assertAccessible(page);
        Screenshots.take(page, "connect-typed");

        page.locator("#jwksUri").fill("");
        Buttons.press(page, "Save and check");
        page.waitForURL("**/confirm");
        look(page, "connect-confirm");
        Buttons.press(page, "Connect Moodle");
        assertThat(page.locator("main").innerText()).contains("The LMS is connected", "Moodle of Coast Range");
        look(page, "connect-list");
    }

    /** The pictures of {@code docs/lms} are these. */
    @ParameterizedTest
    @ValueSource(strings = {"Moodle", "Canvas", "Brightspace", "Blackboard", "Sakai", "Open edX"})
    void everyLmsHasItsOwnWayInItsOwnWords(String product, Page page) {
        String name = "lms-" + product.toLowerCase(Locale.ROOT).replace(" ", "");
        page.setViewportSize(900, 700);
        begin(page, product);
        assertThat(page.locator("h1").innerText()).contains(product);
        Accessible.assertAccessible(page);
        Screenshots.take(page, name + "-copy");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("I saved it in " + product))
                .click();
        page.waitForURL("**/values");
        assertThat(page.locator("main input.form-control").count()).isEqualTo(9);
        Accessible.assertAccessible(page);
        Screenshots.take(page, name + "-values");
    }

    @Test
    void whatIsMissingIsSaidAtItsFieldAndFocused(Page page) {
        begin(page, "Canvas");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("I saved it in Canvas"))
                .click();

        Buttons.press(page, "Save and check");

        assertThat(page.locator("#clientId-error").innerText()).contains("Nothing is entered");
        assertThat(page.evaluate("document.activeElement.id")).isEqualTo("name");
        look(page, "connect-missing");
    }

    @Test
    void theLmsRegistersCairnInItsFrameAndIsToldWhenToClose(Page page) {
        begin(page, "Moodle");
        Buttons.press(page, "Make the address");
        String address = page.locator("[role=status] code").innerText();

        page.navigate(lms.framing(address));
        Locator frame = page.frameLocator("iframe").locator("main");
        frame.getByRole(AriaRole.BUTTON).waitFor();
        Accessible.assertAccessible(page.frames().get(1).page());
        Screenshots.take(page, "register-frame");
        frame.getByRole(AriaRole.BUTTON).click();
        frame.getByText("Almost done").waitFor();
        Screenshots.take(page, "registered-frame");
        frame.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Done"))
                .click();

        page.waitForFunction("window.told.length > 0");
        assertThat(page.evaluate("JSON.stringify(window.told)"))
                .isEqualTo("[{\"subject\":\"org.imsglobal.lti.close\"}]");
        page.navigate(cairn.address() + "/admin");
        assertThat(page.locator("main").innerText()).contains("waits for your confirmation");
        look(page, "connect-waiting");
    }

    @Test
    void aPlatformIsChosenWithTheKeyboard(Page page) {
        page.navigate(cairn.address() + "/admin/connect");
        page.locator("input[value=moodle]").focus();
        page.keyboard().press("ArrowDown");
        assertThat(page.locator("input[value=canvas]").isChecked()).isTrue();
        look(page, "connect-new");
    }

    private static void begin(Page page, String product) {
        page.navigate(cairn.address() + "/admin?lang=en");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Connect an LMS"))
                .click();
        page.getByLabel(product).first().check();
        Buttons.press(page, "Go on");
        page.waitForURL("**/admin/pending/*");
    }

    /** In French where the page can be asked for again, and as it is. */
    private static void look(Page page, String name) {
        Accessible.assertAccessible(page);
        Screenshots.take(page, name);
        String here = page.url();
        if (here.matches(".*/(invitation|values)")) {
            return;
        }
        page.navigate(here.replaceAll("\\?.*", "") + "?lang=fr");
        assertThat(page.locator("html").getAttribute("lang")).isEqualTo("fr");
        Accessible.assertAccessible(page);
        Screenshots.take(page, name + "-fr");
        page.setViewportSize(390, 800);
        Screenshots.take(page, name + "-phone");
        page.setViewportSize(1280, 720);
        page.navigate(here.replaceAll("\\?.*", "") + "?lang=en");
    }
}
