package org.cairn.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cairn.testing.RunningCairn;
import org.cairn.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The administrator's door: the code that is printed once, the first account, what is connected and who came. */
@BrowserTest
@ExtendWith(OutputCaptureExtension.class)
class AdministratorTests {

    private static final Pattern CODE = Pattern.compile("Set-up code [^:]*: ([0-9A-F-]{24})");
    private static final String PASSWORD = "four stones on a shore";

    @Test
    void theFirstAdministratorSeesWhatIsConnectedAndWhoCame(Page page, CapturedOutput output) {
        try (RunningCairn cairn = RunningCairn.start(TestDatabase.H2)) {
            String admin = cairn.address() + "/admin";
            page.navigate(cairn.lms().address() + "/enter/learner");
            page.frameLocator("#tool").locator("h1").waitFor();

            page.navigate(admin);
            makeTheAccount(page, "0000-0000-0000-0000-0000");
            assertThat(page.locator("#code")).hasAttribute("aria-invalid", "true");
            look(page, "set-up-refused");
            makeTheAccount(page, code(output));
            look(page, "signed-up");

            signIn(page, "not the password at all");
            assertThat(page.locator("[role=alert]")).isVisible();
            look(page, "sign-in-refused");
            signIn(page, PASSWORD);
            assertThat(page.locator("main")).containsText("Sandbox");
            inBothLanguages(page, admin, "platforms");
            inBothLanguages(page, admin + "/work", "work");
            inBothLanguages(page, admin + "/audit", "audit");
            inBothLanguages(page, admin + "/appeals", "appeals");
            inBothLanguages(page, admin + "/awards", "awards");
            inBothLanguages(page, admin + "/joined", "joined");
            theRegistrarBringsAFile(page, admin);
            inBothLanguages(page, admin + "/launches", "launches");
            assertThat(page.locator("main")).containsText("FALL-1010");

            page.navigate(admin + "/setup");
            assertThat(page.url()).as("the code has served").endsWith("/admin/login");
        }
    }

    private static void makeTheAccount(Page page, String code) {
        page.locator("#code").fill(code);
        page.locator("#username").fill("morgan");
        page.locator("#password").fill(PASSWORD);
        Keys.press(page.locator("main button[type=submit]"), "Enter");
    }

    private static void signIn(Page page, String password) {
        page.locator("#username").fill("morgan");
        page.locator("#password").fill(password);
        Keys.press(page.locator("main form:has(#password) button[type=submit]"), "Enter");
    }

    private static void theRegistrarBringsAFile(Page page, String admin) {
        inBothLanguages(page, admin + "/joined/file", "joined-file");
        Keys.press(page.locator("main form[enctype] button[type=submit]"), "Enter");
        assertThat(page.locator("#file")).hasAttribute("aria-invalid", "true");
        look(page, "joined-file-refused");
        page.locator("#file")
                .setInputFiles(new FilePayload(
                        "people.csv",
                        "text/csv",
                        "person,platform,user\nA-1,Sandbox,nobody\n".getBytes(StandardCharsets.UTF_8)));
        Keys.press(page.locator("main form[enctype] button[type=submit]"), "Enter");
        assertThat(page.locator("main")).containsText("One line is wrong");
        look(page, "joined-plan");
    }

    private static void inBothLanguages(Page page, String address, String name) {
        for (String language : new String[] {"fr", "en"}) {
            page.navigate(address + "?lang=" + language);
            look(page, name + "-" + language);
        }
    }

    private static void look(Page page, String name) {
        Accessible.assertAccessible(page);
        Screenshots.take(page, "administrator-" + name);
    }

    private static String code(CapturedOutput output) {
        Matcher printed = CODE.matcher(output.getOut());
        String last = "";
        while (printed.find()) {
            last = printed.group(1);
        }
        assertThat(last).as("the code that the start printed").isNotEmpty();
        return last;
    }
}
