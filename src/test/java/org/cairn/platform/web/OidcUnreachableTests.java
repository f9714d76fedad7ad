package org.cairn.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint;
import org.springframework.http.MediaType;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Cairn starts, and lets local accounts in, while the institution's identity provider is away. */
@SpringBootTest(
        properties = {
            "cairn.outbound.plain-http-origins=http://127.0.0.1:9",
            "cairn.admin.oidc.issuer=http://127.0.0.1:9",
            "cairn.admin.oidc.client-id=cairn",
            "cairn.admin.oidc.client-secret=not-a-real-secret",
            "cairn.admin.oidc.administrators=ada"
        })
@ActiveProfiles("test")
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
class OidcUnreachableTests {

    @Autowired
    MockMvcTester browser;

    @Test
    void aProviderThatDoesNotAnswerIsNamedAndTheOtherWayStaysOpen() {
        assertThat(browser.get().uri("/admin/oidc/start/institution").accept(MediaType.TEXT_HTML))
                .hasStatus(502)
                .bodyText()
                .contains("127.0.0.1:9", "account of Cairn’s own");
        assertThat(browser.get().uri("/admin/login")).hasStatusOk();
    }

    @Test
    void whoComesBackFromNowhereIsNotSignedIn() {
        assertThat(browser.get().uri("/admin/oidc/code/institution?code=x&state=y"))
                .hasStatus(403);
        assertThat(browser.get().uri("/admin/oidc/start/another").accept(MediaType.TEXT_HTML))
                .hasStatus(403);
    }
}
