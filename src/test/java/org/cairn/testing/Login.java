package org.cairn.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.util.Map;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * A third-party initiated login by a browser that keeps cookies, up to the platform's authorization endpoint.
 *
 * @param browser the cookie that proves the browser
 */
public record Login(String state, String nonce, Cookie browser, String address) {

    /** @param hints what the platform sends beside its issuer and client id */
    public static Login at(MockMvc mvc, FakePlatform platform, Map<String, String> hints) throws Exception {
        MockHttpServletResponse begun = begin(mvc, platform, hints);
        Cookie given = begun.getCookies()[0];
        Cookie browser = new Cookie(given.getName(), given.getValue());
        MockHttpServletResponse sent = mvc.perform(get(URI.create(String.valueOf(begun.getHeader("Location"))))
                        .cookie(browser))
                .andReturn()
                .getResponse();
        assertThat(sent.getStatus()).isEqualTo(302);
        String address = String.valueOf(sent.getHeader("Location"));
        MultiValueMap<String, String> asked =
                UriComponentsBuilder.fromUriString(address).build().getQueryParams();
        return new Login(
                String.valueOf(asked.getFirst("state")), String.valueOf(asked.getFirst("nonce")), browser, address);
    }

    public static Login at(MockMvc mvc, FakePlatform platform) throws Exception {
        return at(mvc, platform, Map.of());
    }

    /** The first step alone: a cookie, and a redirect to look whether it comes back. */
    public static MockHttpServletResponse begin(MockMvc mvc, FakePlatform platform, Map<String, String> hints)
            throws Exception {
        MockHttpServletRequestBuilder login = post("/lti/login")
                .param("iss", platform.origin())
                .param("client_id", platform.clientId)
                .param("login_hint", "5")
                .param("lti_message_hint", "{\"cmid\":7,\"launchid\":\"x\"}")
                .param("target_link_uri", "http://localhost:8080/lti/launch");
        hints.forEach(login::param);
        MockHttpServletResponse begun = mvc.perform(login).andReturn().getResponse();
        assertThat(begun.getStatus()).isEqualTo(303);
        return begun;
    }

    /**
     * A page of a launch.
     *
     * @param path below {@code /l/{launchId}}; empty for where the launch itself leads
     */
    public static URI below(MockHttpServletResponse launched, String path) {
        String there = String.valueOf(launched.getHeader("Location"));
        return URI.create(path.isEmpty() ? there : there.replaceFirst("(/l/[^/?]+).*", "$1") + path);
    }
}
