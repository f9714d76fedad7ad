package org.cairn.home.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** What anybody may see without a launch, in the whole application. */
@SpringBootTest(properties = "cairn.sandbox-address=http://127.0.0.1:8081")
@AutoConfigureMockMvc
@ActiveProfiles("test")
class OpenPagesTests {

    @Autowired
    MockMvcTester browser;

    @Test
    void theStartPageHasThreeDoors() {
        assertThat(browser.get().uri("/"))
                .hasStatusOk()
                .bodyText()
                .contains("Coursework that becomes something you can show")
                .contains("http://127.0.0.1:8081/enter/learner")
                .contains("http://127.0.0.1:8081/enter/instructor")
                .contains("http://127.0.0.1:8081/enter/administrator");
    }

    @Test
    void thePagesSpeakBothLanguages() {
        assertThat(browser.get().uri("/?lang=fr")).bodyText().contains("<html lang=\"fr\"", "Ouvrir mon parcours");
        assertThat(browser.get().uri("/?lang=en")).bodyText().contains("<html lang=\"en\"", "Open my path");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/privacy", "/barrier"})
    void everybodyMayAskWhatIsReadAndReportABarrier(String page) {
        assertThat(browser.get().uri(page)).hasStatusOk();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/css/cairn.css",
                "/js/cairn.js",
                "/favicon.svg",
                "/img/start.svg",
                "/fonts/source-sans-3-latin-wght-normal.woff2",
                "/webjars/bootstrap/dist/css/bootstrap.min.css"
            })
    void whatPagesAreMadeOfIsServedByCairnItself(String file) {
        assertThat(browser.get().uri(file)).hasStatusOk();
    }
}
