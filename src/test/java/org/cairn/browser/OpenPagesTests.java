package org.cairn.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.cairn.testing.RunningCairn;
import org.cairn.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pages that anybody may open, without a course and without an account. */
@BrowserTest
class OpenPagesTests {

    private static RunningCairn cairn;

    @BeforeAll
    static void start() {
        cairn = RunningCairn.start(TestDatabase.H2);
    }

    @AfterAll
    static void stop() {
        cairn.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/, start",
        "/privacy, privacy",
        "/barrier, barrier",
        "/verify, verify",
        "/admin/setup, set-up",
        "/nothing-here, not-found"
    })
    void everyOpenPageIsAccessibleInBothLanguages(String path, String name, Page page) {
        for (String language : new String[] {"en", "fr"}) {
            page.navigate(cairn.address() + path + "?lang=" + language);

            assertThat(page.locator("html").getAttribute("lang")).isEqualTo(language);
            Accessible.assertAccessible(page);
            Screenshots.take(page, name + "-" + language);
        }
    }

    /** A telephone that opens its first page by a slow line; pages themselves go as they are (BREACH). */
    @Test
    void styleTravelsCompressedAndPagesDoNot() throws Exception {
        assertThat(encodings("/webjars/bootstrap/dist/css/bootstrap.min.css")).containsExactly("gzip");
        assertThat(encodings("/css/cairn.css")).containsExactly("gzip");
        assertThat(encodings("/verify")).isEmpty();
    }

    private static List<String> encodings(String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(cairn.address() + path))
                                .header("Accept-Encoding", "gzip")
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .headers()
                .allValues("Content-Encoding");
    }
}
