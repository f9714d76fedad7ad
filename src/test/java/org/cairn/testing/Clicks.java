package org.cairn.testing;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.util.UriComponentsBuilder;

/** Clicks in an LMS, all the way through the front door. */
public final class Clicks {

    private final MockMvc mvc;
    private final Clock clock;

    public Clicks(MockMvc mvc, Clock clock) {
        this.mvc = mvc;
        this.clock = clock;
    }

    /** A login that Cairn has answered: what the launch has to bring back. */
    public record Begun(String state, String nonce, Cookie browser) {}

    /** Asks for a login by this address; parameters are names and values in turn. */
    public MockHttpServletResponse login(String path, FakePlatform platform, String... more) throws Exception {
        var request = post(path)
                .param("iss", platform.origin())
                .param("login_hint", "5")
                .param("target_link_uri", "http://localhost:8080/lti/launch");
        for (int i = 0; i < more.length; i += 2) {
            request.param(more[i], more[i + 1]);
        }
        MockHttpServletResponse begun = mvc.perform(request).andReturn().getResponse();
        return begun.getStatus() == 303 ? proceed(begun) : begun;
    }

    /** The step at which Cairn looks whether its cookie came back; the answer carries the cookie on. */
    private MockHttpServletResponse proceed(MockHttpServletResponse begun) throws Exception {
        Cookie given = begun.getCookies()[0];
        MockHttpServletResponse sent = mvc.perform(get(URI.create(String.valueOf(begun.getHeader("Location"))))
                        .cookie(new Cookie(given.getName(), given.getValue())))
                .andReturn()
                .getResponse();
        sent.addCookie(new Cookie(given.getName(), given.getValue()));
        return sent;
    }

    public static Begun begun(MockHttpServletResponse login) {
        var asked = UriComponentsBuilder.fromUriString(login.getHeader("Location"))
                .build()
                .getQueryParams();
        Cookie cookie = login.getCookies()[0];
        return new Begun(
                asked.getFirst("state"), asked.getFirst("nonce"), new Cookie(cookie.getName(), cookie.getValue()));
    }

    public MockHttpServletResponse launch(FakePlatform platform, Begun begun, Consumer<Map<String, Object>> change)
            throws Exception {
        return launch(platform, begun, change, "document");
    }

    private MockHttpServletResponse launch(
            FakePlatform platform, Begun begun, Consumer<Map<String, Object>> change, String destination)
            throws Exception {
        Map<String, Object> claims = platform.claims(begun.nonce(), clock.instant());
        change.accept(claims);
        return mvc.perform(post("/lti/launch")
                        .header("Sec-Fetch-Dest", destination)
                        .param("id_token", platform.sign(claims))
                        .param("state", begun.state())
                        .cookie(begun.browser()))
                .andReturn()
                .getResponse();
    }

    /** From the click to the launched page. */
    public MockHttpServletResponse click(FakePlatform platform, Consumer<Map<String, Object>> change) throws Exception {
        return launch(platform, begun(login("/lti/login", platform, "client_id", platform.clientId)), change);
    }

    /** The same, where the LMS shows us in a frame and the browser says so. */
    public MockHttpServletResponse clickInFrame(FakePlatform platform, Consumer<Map<String, Object>> change)
            throws Exception {
        Begun begun = begun(login("/lti/login", platform, "client_id", platform.clientId));
        return launch(platform, begun, change, "iframe");
    }

    /** Opens what a launch has led to, again. */
    public MockHttpServletResponse open(MockHttpServletResponse launched) throws Exception {
        Cookie session = launched.getCookie("__Host-cairn");
        return mvc.perform(get(Login.below(launched, "/privacy"))
                        .cookie(new Cookie(session.getName(), session.getValue())))
                .andReturn()
                .getResponse();
    }
}
