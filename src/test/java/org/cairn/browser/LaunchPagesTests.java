package org.cairn.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.cairn.launch.Holdings;
import org.cairn.launch.LaunchOutcome.Held;
import org.cairn.launch.LoginStep;
import org.cairn.platform.Institution;
import org.cairn.shared.Bilingual;
import org.cairn.shared.InstitutionId;
import org.cairn.testing.Pages;
import org.cairn.testing.RunningCairn;
import org.cairn.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages of launches that open no course, or not yet: each state, in both languages, with the real styles around it. */
@BrowserTest
class LaunchPagesTests {

    private static final Pages PAGES = new Pages();
    private static final String LONG = "Très-long-nom-de-cours-".repeat(12);

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
    @MethodSource("states")
    void everyStateIsAccessibleInBothLanguages(String name, Map<String, Object> model, Page page) {
        for (Locale locale : List.of(Locale.CANADA, Locale.CANADA_FRENCH)) {
            Map<String, Object> whole = new HashMap<>(model);
            whole.put("trial", false);
            String html = PAGES.render(
                    "launch-" + name + "-" + locale.getLanguage(), "launch/" + name, "/lti/launch", locale, whole);
            page.navigate(cairn.address() + "/privacy");
            page.setContent(html.replaceAll("<script[^>]*platform-storage[^>]*></script>", ""));
            // The styles arrive after the words, and a button takes its colour gradually.
            page.waitForLoadState(LoadState.NETWORKIDLE);
            page.waitForFunction("() => document.getAnimations().length === 0");

            assertThat(page.locator("html").getAttribute("lang")).isEqualTo(locale.getLanguage());
            Accessible.assertAccessible(page);
            Screenshots.take(page, "launch-" + name + "-" + locale.getLanguage());
        }
    }

    static Stream<Arguments> states() {
        Institution college = new Institution(
                new InstitutionId(UUID.randomUUID()),
                new Bilingual("Coast Range College", "Collège Coast Range"),
                URI.create("https://coast-range.example"),
                "privacy@coast-range.example");
        return Stream.of(
                state("nobody", Map.of()),
                state("no-course", Map.of()),
                state("terms", Map.of("agreement", "signed")),
                state("terms-answered", Map.of("accepted", true)),
                state("terms-answered", Map.of("accepted", false)),
                state("handover", Map.of("launch", UUID.randomUUID(), "code", "code", "to", "/path")),
                state(
                        "elsewhere",
                        Map.of(
                                "step",
                                new LoginStep.Elsewhere("https://lms.example", "https://lms.example", "signed", null))),
                state(
                        "held",
                        Map.of(
                                "held", new Held("https://lms.example", "_parent", "s", "n", Locale.CANADA),
                                "state", "signed",
                                "idToken", "signed")),
                state(
                        "holdings",
                        Map.of("held", new Holdings(college, false, null, null, null, List.of(), new TreeMap<>()))),
                state(
                        "holdings",
                        Map.of(
                                "held",
                                new Holdings(
                                        college,
                                        true,
                                        "Noémie Tremblay-Okafor",
                                        "noemie@coast-range.example",
                                        "A00123",
                                        List.of("Biology 101", LONG),
                                        new TreeMap<>(Map.of("launches", 3, "results", 12, "awards", 1))))));
    }

    private static Arguments state(String name, Map<String, Object> model) {
        return Arguments.of(name, model);
    }
}
