package org.cairn.home.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.cairn.platform.Platforms;
import org.cairn.privacy.CollectionNotices;
import org.cairn.shared.Bilingual;
import org.cairn.shared.InstitutionId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** What anybody may see without a launch, in the whole application. */
@SpringBootTest(properties = "cairn.sandbox-address=http://127.0.0.1:8081")
@AutoConfigureMockMvc
@ActiveProfiles("test")
class OpenPagesTests {

    @Autowired
    Platforms platforms;

    @Autowired
    CollectionNotices notices;

    @Autowired
    JdbcClient jdbc;

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

    @Test
    void whereThereIsOneInstitutionItSaysItselfWhyItCollects() {
        InstitutionId only = only();
        notices.change(only, null, new Bilingual("Under our own act.", "En vertu de notre loi."), null);
        try {
            assertThat(browser.get().uri("/privacy?lang=en"))
                    .bodyText()
                    .contains("Under our own act.")
                    .doesNotContain("section 26(c)");
            assertThat(browser.get().uri("/privacy?lang=fr")).bodyText().contains("En vertu de notre loi.");
        } finally {
            notices.change(only, null, null, null);
        }
        assertThat(browser.get().uri("/privacy?lang=en")).bodyText().contains("section 26(c)");
    }

    private InstitutionId only() {
        if (platforms.institutions().isEmpty()) {
            jdbc.sql("INSERT INTO institution (id, name_en, created_at) VALUES (:id, 'Coast Range College', now())")
                    .param("id", UUID.randomUUID())
                    .update();
        }
        assertThat(platforms.institutions()).hasSize(1);
        return platforms.institutions().get(0).id();
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

    @ParameterizedTest
    @CsvSource({
        "/css/cairn.css, 600",
        "/js/cairn.js, 600",
        "/fonts/source-sans-3-latin-wght-normal.woff2, 2592000",
        "/webjars/bootstrap/5.3.8/dist/css/bootstrap.min.css, 2592000"
    })
    void aBrowserKeepsThemAndAsksAgainByWhatIsInThem(String file, String seconds) {
        MockHttpServletResponse first = browser.get().uri(file).exchange().getResponse();

        assertThat(first.getHeader("Cache-Control")).isEqualTo("max-age=" + seconds + ", public");
        // Every file of a release is dated alike, and so is that of the next one.
        assertThat(first.getHeader("Last-Modified")).isNull();
        assertThat(browser.get().uri(file).header("If-None-Match", first.getHeader("ETag")))
                .hasStatus(304);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/application.yaml", "/i18n/home.properties", "/META-INF/MANIFEST.MF", "/css/cairn.scss"})
    void nothingElseOfTheJarIsServed(String file) {
        assertThat(browser.get().uri(file)).hasStatus(404);
    }
}
