package org.cairn.sandbox;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cairn.browser.Accessible;
import org.cairn.browser.BrowserTest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.web.util.HtmlUtils;

/**
 * Launches and deep linking in a frame of another site, where the LMS's own cookie is not sent with a form that the tool
 * posts.
 */
@BrowserTest
class FrameTests {

    @RegisterExtension
    static final RunningLms lms = new RunningLms();

    @BeforeAll
    static void toolHasPages() {
        lms.tool().serve("/lti/login", FrameTests::login);
        lms.tool().serve("/lti/launch", FrameTests::launch);
    }

    @Test
    void aToolThatPostsFromAFrameIsAnswered(Page page) {
        page.navigate(address("/enter/learner"));

        assertThat(tool(page).getByText("launched 2001")).isVisible();
    }

    @Test
    void contentChosenInAFrameIsOnTheCoursePage(Page page) {
        page.navigate(address("/enter/instructor"));
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Add content from Cairn"))
                .click();

        // The frame is left by itself: the course page shows what was added.
        assertThat(page.getByText("Chosen in a frame")).isVisible();
        assertThat(page.locator("iframe")).hasCount(0);
    }

    @Test
    void theFrameBecomesAsHighAsTheToolAsks(Page page) {
        page.navigate(address("/enter/learner"));
        assertThat(tool(page).getByText("launched 2001")).isVisible();

        assertThat(page.locator("#tool")).hasCSS("height", "1234px");
    }

    @Test
    void aSecondPersonIsToldApart(Page page) {
        page.navigate(address("/enter/learner"));
        assertThat(tool(page).getByText("launched 2001")).isVisible();

        page.navigate(address("/enter/2009"));

        assertThat(tool(page).getByText("launched 2009")).isVisible();
    }

    @Test
    void aToolThatHasRegisteredLeadsBackToTheListOfTools(Page page) {
        lms.tool()
                .serve(
                        "/lti/register",
                        sent -> page("<h1>registered</h1>"
                                + "<script>parent.postMessage({subject: 'org.imsglobal.lti.close'}, '*')</script>"));
        page.navigate(address("/enter/administrator"));
        page.navigate(address("/administration/tools"));
        page.getByLabel("Registration address").fill(lms.tool().address() + "/lti/register");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Register a tool"))
                .click();

        assertThat(page.getByText("No tool has registered itself yet")).isVisible();
        Accessible.assertAccessible(page);
    }

    @ParameterizedTest
    @CsvSource({
        "instructor, /",
        "instructor, /sign-in",
        "instructor, /courses/course-1010",
        "instructor, /courses/course-1010/gradebook",
        "instructor, /courses/course-1010/roster",
        "instructor, /reset",
        "instructor, /administration",
        "administrator, /administration",
        "administrator, /administration?lang=fr",
        "administrator, /administration/tools",
        "administrator, /administration/tools?lang=fr",
        "administrator, /administration/launches",
        "administrator, /administration/launches?lang=fr",
        "administrator, /administration/launches/ANONYMOUS",
        "instructor, /courses/course-1010?lang=fr",
        "3001, /courses/course-1010",
        "learner, /courses/course-1010?lang=fr",
        "learner, /courses/course-1010/links/course-1010-microcredential?lang=fr"
    })
    void everyPageIsAccessible(String who, String path, Page page) {
        page.navigate(address("/enter/" + who));
        page.navigate(address(path));
        if (path.contains("/links/")) {
            // The launch goes through three pages in the frame, and nobody who looks at one that is leaving gets an
            // answer.
            assertThat(tool(page).locator("h1")).isVisible();
        }

        Accessible.assertAccessible(page);
    }

    private static FrameLocator tool(Page page) {
        return page.frameLocator("#tool");
    }

    private static String address(String path) {
        return lms.lms().address() + path;
    }

    /** Asks for authentication by a form, not by a redirect: that is where cookies are lost. */
    private static String login(Map<String, String> sent) {
        return form(
                sent.get("iss") + "/lti/auth",
                Map.of(
                        "scope",
                        "openid",
                        "response_type",
                        "id_token",
                        "response_mode",
                        "form_post",
                        "prompt",
                        "none",
                        "client_id",
                        sent.get("client_id"),
                        "redirect_uri",
                        lms.tool().address() + "/lti/launch",
                        "login_hint",
                        sent.get("login_hint"),
                        "lti_message_hint",
                        sent.get("lti_message_hint"),
                        "nonce",
                        UUID.randomUUID().toString()));
    }

    private static String launch(Map<String, String> sent) {
        try {
            JWTClaimsSet claims = SignedJWT.parse(sent.get("id_token")).getJWTClaimsSet();
            return "LtiDeepLinkingRequest".equals(claims.getStringClaim(LaunchClaims.MESSAGE_TYPE))
                    ? selection(claims)
                    : page("<h1>launched " + claims.getSubject() + "</h1>"
                            + "<script>parent.postMessage({subject: 'lti.frameResize', height: 1234}, '*')</script>");
        } catch (ParseException wrong) {
            return page("<h1>" + wrong.getMessage() + "</h1>");
        }
    }

    private static String selection(JWTClaimsSet request) throws ParseException {
        Map<String, Object> settings = request.getJSONObjectClaim(LaunchClaims.DEEP_LINKING_SETTINGS);
        Instant now = Instant.now();
        String response = lms.tool()
                .sign(new JWTClaimsSet.Builder()
                        .issuer("cairn-sandbox")
                        .audience(request.getIssuer())
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plusSeconds(60)))
                        .claim("nonce", UUID.randomUUID().toString())
                        .claim(LaunchClaims.MESSAGE_TYPE, "LtiDeepLinkingResponse")
                        .claim(LaunchClaims.VERSION, "1.3.0")
                        .claim(LaunchClaims.DEPLOYMENT_ID, "1")
                        .claim(LaunchClaims.DATA, settings.get("data"))
                        .claim(
                                LaunchClaims.CONTENT_ITEMS,
                                List.of(Map.of("type", "ltiResourceLink", "title", "Chosen in a frame")))
                        .build());
        return form(String.valueOf(settings.get("deep_link_return_url")), Map.of("JWT", response));
    }

    private static String form(String action, Map<String, String> fields) {
        String inputs = fields.entrySet().stream()
                .map(field -> "<input type='hidden' name='%s' value='%s'>"
                        .formatted(field.getKey(), HtmlUtils.htmlEscape(field.getValue())))
                .collect(Collectors.joining());
        return page("<form method='post' action='%s'>%s</form><script>document.forms[0].submit()</script>"
                .formatted(action, inputs));
    }

    private static String page(String body) {
        return "<!DOCTYPE html><html lang='en'><title>Tool</title><body>" + body;
    }
}
