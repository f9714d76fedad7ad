package org.cairn.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cairn.testing.FakePlatform.CLAIM;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cairn.platform.Platforms;
import org.cairn.testing.FakePlatform;
import org.cairn.testing.Login;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.web.util.HtmlUtils;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Without a cookie a launch is believed only from the browser that began it: nobody else's storage, note, window or code
 * brings anybody in, and a refusal leaves nothing behind.
 */
@SpringBootTest
@ActiveProfiles("test")
@AutoConfigureMockMvc
class WithoutCookiesAttackTests {

    private static final Map<String, String> STORAGE = Map.of("lti_storage_target", "_parent");

    static final FakePlatform PLATFORM = new FakePlatform();

    @DynamicPropertySource
    static void origins(DynamicPropertyRegistry properties) {
        properties.add("cairn.outbound.plain-http-origins", PLATFORM::origin);
    }

    @Autowired
    MockMvc mvc;

    @Autowired
    Platforms platforms;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    /** What a page without a cookie has been told to keep, and what goes to the platform. */
    private record Kept(String state, String nonce, String secret) {}

    @BeforeEach
    void begin() {
        PLATFORM.serveKeys();
        platforms.load(PLATFORM.file("1"), "test");
    }

    @Test
    void aBrowserThatBringsBackWhatWasKeptIsLetIn() throws Exception {
        Kept kept = loginWithStorage();
        String token = token(kept, "5");
        int before = rows();

        MockHttpServletResponse held = launch(kept, token);

        assertThat(held.getStatus()).isEqualTo(200);
        assertThat(held.getHeaders("Set-Cookie")).isEmpty();
        assertThat(held.getContentAsString())
                .contains("data-platform-origin=\"" + PLATFORM.origin() + "\"", "data-target=\"_parent\"")
                .doesNotContain(kept.secret());
        assertThat(held.getHeader("Content-Security-Policy")).contains("frame-ancestors 'self' " + PLATFORM.origin());
        assertThat(rows()).isEqualTo(before);

        MockHttpServletResponse proved = answer(proof(kept, token));

        assertThat(proved.getStatus()).isEqualTo(200);
        assertThat(proved.getHeaders("Set-Cookie")).isEmpty();
        assertThat(kept()).isEqualTo("STORAGE");
        String page = proved.getContentAsString();
        MockHttpServletResponse entered = answer(post(field(page, "action=\"(/enter/[^\"]+)\""))
                .param("code", field(page, "name=\"code\" value=\"([^\"]+)\""))
                .header("Sec-Fetch-Site", "same-origin"));
        assertThat(entered.getStatus()).isEqualTo(302);
        assertThat(entered.getCookie("__Host-cairn")).isNotNull();
    }

    @Test
    void storageThatGivesBackSomethingElseProvesNothing() throws Exception {
        Kept kept = loginWithStorage();
        Kept other = loginWithStorage();
        String token = token(kept, "5");

        refused(proof(new Kept(kept.state(), kept.nonce(), other.secret()), token), "launch.browser");
        refused(proof(new Kept(kept.state(), other.nonce(), kept.secret()), token), "launch.browser");
        refused(proof(new Kept(kept.state(), kept.nonce(), "undefined"), token), "launch.browser");
        refused(post("/lti/launch/proof")
                .header("Cairn-Proof", "1")
                .param("state", kept.state())
                .param("id_token", token));
    }

    @Test
    void anAttackersOwnLaunchPostedFromTheirPageIsRefused() throws Exception {
        Kept attackers = loginWithStorage();
        String token = token(attackers, "attacker");
        MockHttpServletRequestBuilder withoutHeader = post("/lti/launch/proof")
                .param("state", attackers.state())
                .param("id_token", token)
                .param("secret", attackers.secret())
                .param("nonce", attackers.nonce());

        refused(withoutHeader, "launch.browser");
        refused(proof(attackers, token).header("Sec-Fetch-Site", "cross-site"), "launch.browser");
        refused(proof(attackers, token).header("Sec-Fetch-Site", "same-site"), "launch.browser");
    }

    @Test
    void anotherSiteMayNotEvenAskToSendTheHeader() throws Exception {
        MockHttpServletResponse asked =
                answer(org.springframework.test.web.servlet.request.MockMvcRequestBuilders.options("/lti/launch/proof")
                        .header("Origin", "https://evil.example")
                        .header("Access-Control-Request-Method", "POST")
                        .header("Access-Control-Request-Headers", "cairn-proof"));

        assertThat(asked.getHeader("Access-Control-Allow-Origin")).isNull();
        assertThat(asked.getHeader("Access-Control-Allow-Headers")).isNull();
    }

    @Test
    void anAttackersCookieProvesNothingForAStateOfStorage() throws Exception {
        Kept kept = loginWithStorage();
        MockHttpServletResponse held = answer(post("/lti/launch")
                .param("state", kept.state())
                .param("id_token", token(kept, "5"))
                .cookie(Login.at(mvc, PLATFORM).browser()));

        assertThat(held.getHeader("Location")).isNull();
        assertThat(held.getHeaders("Set-Cookie")).isEmpty();
    }

    @Test
    void aStateOfACookieIsNotProvedByStorage() throws Exception {
        Login login = Login.at(mvc, PLATFORM);
        Kept pretended = new Kept(login.state(), login.nonce(), login.browser().getValue());

        refused(proof(pretended, token(pretended, "5")), "launch.browser");
    }

    @Test
    void aProofServesOnce() throws Exception {
        Kept kept = loginWithStorage();
        String token = token(kept, "5");
        assertThat(answer(proof(kept, token)).getStatus()).isEqualTo(200);

        refused(proof(kept, token), "launch.nonce-replayed");
    }

    @Test
    void aForgedTokenIsNotEvenHeld() throws Exception {
        Kept kept = loginWithStorage();
        String token = token(kept, "5");
        String forged = token.substring(0, token.length() - 6) + "AAAAAA";

        assertThat(launch(kept, forged).getStatus()).isEqualTo(401);
        refused(proof(kept, forged), "launch.signature");
    }

    @Test
    void somebodyElsesNoteBeginsAFreshLogin() throws Exception {
        String note = note(Login.begin(mvc, PLATFORM, STORAGE));

        Kept first = kept(page(note));
        Kept second = kept(page(note));

        assertThat(first.state()).isNotEqualTo(second.state());
        assertThat(first.secret()).isNotEqualTo(second.secret());
    }

    @Test
    void aCookieOfAnotherLoginIsNoCookie() throws Exception {
        Cookie other = Login.at(mvc, PLATFORM).browser();
        MockHttpServletResponse begun = Login.begin(mvc, PLATFORM, Map.of());

        MockHttpServletResponse page = answer(get(URI.create(String.valueOf(begun.getHeader("Location"))))
                .cookie(other, new Cookie(begun.getCookies()[0].getName(), other.getValue())));

        assertThat(page.getStatus()).isEqualTo(200);
        assertThat(page.getContentAsString()).contains("action=\"/lti/login/window\"");
    }

    @Test
    void aNoteThatIsNotOursLeadsNowhere() throws Exception {
        String note = note(Login.begin(mvc, PLATFORM, Map.of()));
        String state = Login.at(mvc, PLATFORM).state();
        for (String wrong : List.of("x", "a.b.c", note.substring(0, note.length() - 4) + "AAAA", state)) {
            refused(get("/lti/login/continue").param("request", wrong), "launch.state");
            refused(post("/lti/login/window").param("request", wrong), "launch.state");
        }
        Kept pretended = new Kept(note, "nonce", "secret");
        assertThat(launch(pretended, token(pretended, "5")).getStatus()).isEqualTo(401);
    }

    @Test
    void aWindowProvesItselfByACookieOfItsOwn() throws Exception {
        String note = note(Login.begin(mvc, PLATFORM, STORAGE));
        MockHttpServletResponse window = answer(post("/lti/login/window").param("request", note));
        Cookie given = window.getCookies()[0];
        URI next = URI.create(String.valueOf(window.getHeader("Location")));

        MockHttpServletResponse sent = answer(get(next).cookie(new Cookie(given.getName(), given.getValue())));

        String state = parameter(sent, "state");
        Kept asked = new Kept(state, parameter(sent, "nonce"), given.getValue());
        assertThat(launch(asked, token(asked, "5")).getStatus()).isEqualTo(401);
        MockHttpServletResponse launched = answer(post("/lti/launch")
                .param("state", state)
                .param("id_token", token(asked, "5"))
                .cookie(new Cookie(given.getName(), given.getValue())));
        assertThat(launched.getStatus()).isEqualTo(303);
        assertThat(kept()).isEqualTo("WINDOW");
    }

    @Test
    void aWindowWithoutACookieIsExplained() throws Exception {
        String note = note(Login.begin(mvc, PLATFORM, STORAGE));
        MockHttpServletResponse window = answer(post("/lti/login/window").param("request", note));

        MockHttpServletResponse page = answer(get(URI.create(String.valueOf(window.getHeader("Location")))));

        assertThat(page.getStatus()).isEqualTo(401);
        assertThat(page.getContentAsString()).contains("blocks the cookies of localhost");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "javascript:alert(1)", "a b", "\"><script>", "parent.frames[0]"})
    void aTargetThatIsNoFrameIsNoStorage(String target) throws Exception {
        String page = page(note(Login.begin(mvc, PLATFORM, Map.of("lti_storage_target", target))));

        assertThat(page).doesNotContain("data-platform-origin", "<script>\"");
    }

    @Test
    void hintsThatNoAddressCarriesAreRefused() throws Exception {
        MockHttpServletResponse answer = answer(post("/lti/login")
                .param("iss", PLATFORM.origin())
                .param("login_hint", "5")
                .param("target_link_uri", "x")
                .param("lti_message_hint", "x".repeat(5000)));

        assertThat(answer.getStatus()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site", "none"})
    void aCodeFromAnotherSiteOpensNothing(String site) throws Exception {
        Kept kept = loginWithStorage();
        String page = answer(proof(kept, token(kept, "5"))).getContentAsString();

        MockHttpServletResponse entered = answer(post(field(page, "action=\"(/enter/[^\"]+)\""))
                .param("code", field(page, "name=\"code\" value=\"([^\"]+)\""))
                .header("Sec-Fetch-Site", site));

        assertThat(entered.getStatus()).isEqualTo(401);
        assertThat(entered.getCookie("__Host-cairn")).isNull();
    }

    @Test
    void linksLaunchedSideBySideKeepTheirOwnCourseAndRole() throws Exception {
        Login first = Login.at(mvc, PLATFORM);
        Login second = Login.at(mvc, PLATFORM);
        Map<String, Object> learning = PLATFORM.claims(first.nonce(), clock.instant());
        Map<String, Object> teaching = PLATFORM.claims(second.nonce(), clock.instant());
        teaching.put(CLAIM + "roles", List.of(FakePlatform.MEMBERSHIP + "Instructor"));
        teaching.put(CLAIM + "context", Map.of("id", "another", "title", "Another course"));

        MockHttpServletResponse taught = answer(post("/lti/launch")
                .param("state", second.state())
                .param("id_token", PLATFORM.sign(teaching))
                .cookie(first.browser(), second.browser()));
        Cookie session = taught.getCookie("__Host-cairn");
        MockHttpServletResponse learned = answer(post("/lti/launch")
                .param("state", first.state())
                .param("id_token", PLATFORM.sign(learning))
                .cookie(first.browser(), second.browser(), new Cookie(session.getName(), session.getValue())));

        Cookie sent = new Cookie(session.getName(), session.getValue());
        assertThat(answer(get(Login.below(taught, "/teach")).cookie(sent)).getStatus())
                .isEqualTo(200);
        assertThat(answer(get(Login.below(learned, "/teach")).cookie(sent)).getStatus())
                .isEqualTo(403);
    }

    private Kept loginWithStorage() throws Exception {
        return kept(page(note(Login.begin(mvc, PLATFORM, STORAGE))));
    }

    private static String note(MockHttpServletResponse begun) {
        return parameter(begun, "request");
    }

    /** The page of a browser that brings no cookie. */
    private String page(String note) throws Exception {
        MockHttpServletResponse page = answer(get("/lti/login/continue").param("request", note));
        assertThat(page.getStatus()).isEqualTo(200);
        return page.getContentAsString();
    }

    private static Kept kept(String page) {
        String address = HtmlUtils.htmlUnescape(field(page, "data-address=\"([^\"]+)\""));
        assertThat(address).startsWith(PLATFORM.origin() + "/auth?");
        String state = String.valueOf(UriComponentsBuilder.fromUriString(address)
                .build()
                .getQueryParams()
                .getFirst("state"));
        return new Kept(state, field(page, "data-nonce=\"([^\"]+)\""), field(page, "data-state=\"([^\"]+)\""));
    }

    private String token(Kept kept, String subject) {
        Map<String, Object> claims = PLATFORM.claims(kept.nonce(), clock.instant());
        claims.put("sub", subject);
        return PLATFORM.sign(claims);
    }

    private MockHttpServletResponse launch(Kept kept, String token) throws Exception {
        return answer(post("/lti/launch").param("state", kept.state()).param("id_token", token));
    }

    private static MockHttpServletRequestBuilder proof(Kept kept, String token) {
        return post("/lti/launch/proof")
                .header("Cairn-Proof", "1")
                .param("state", kept.state())
                .param("id_token", token)
                .param("secret", kept.secret())
                .param("nonce", kept.nonce());
    }

    private void refused(MockHttpServletRequestBuilder request) throws Exception {
        refused(request, "launch.browser");
    }

    private void refused(MockHttpServletRequestBuilder request, String reason) throws Exception {
        int before = rows();
        MockHttpServletResponse answer = answer(request);
        assertThat(answer.getStatus()).as(reason).isEqualTo(401);
        assertThat(answer.getHeaders("Set-Cookie")).isEmpty();
        assertThat(answer.getContentAsString()).containsPattern("[0-9a-f]{8}").doesNotContain("/enter/");
        assertThat(rows()).isEqualTo(before);
    }

    private MockHttpServletResponse answer(MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request).andReturn().getResponse();
    }

    private static String parameter(MockHttpServletResponse answer, String name) {
        return String.valueOf(UriComponentsBuilder.fromUriString(String.valueOf(answer.getHeader("Location")))
                .build()
                .getQueryParams()
                .getFirst(name));
    }

    private static String field(String page, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(page);
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group(1);
    }

    /** How the newest launch knew its browser. */
    private String kept() {
        return jdbc.sql("SELECT kept_by FROM launch ORDER BY launched_at DESC, id LIMIT 1")
                .query(String.class)
                .single();
    }

    private int rows() {
        return jdbc.sql("""
                        SELECT (SELECT count(*) FROM launch) + (SELECT count(*) FROM used_nonce)
                             + (SELECT count(*) FROM spring_session) + (SELECT count(*) FROM handover)
                        """).query(Integer.class).single();
    }
}
