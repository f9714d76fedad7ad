package org.cairn.score.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.cairn.testing.Pages;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What administrators see of the work for each platform. */
class WorkPageTests {

    @ParameterizedTest
    @ValueSource(strings = {"en-CA", "fr-CA"})
    void saysWhatWaitsWhatFailsAndForHowLong(String language) {
        String page = render(
                language,
                new WorkPage(
                        null,
                        List.of(
                                new WorkPage.Line(
                                        UUID.randomUUID(), "<Moodle>", true, 40, 12, 3, 20L, 2, "no-token", 5, 0L, 1),
                                new WorkPage.Line(
                                        UUID.randomUUID(), "Canvas", false, 0, 0, 0, null, 0, null, 0, null, 0))));

        assertThat(page).doesNotContain("??", "<Moodle>").contains("&lt;Moodle&gt;", "40", "20 minutes");
        if (language.equals("en-CA")) {
            assertThat(page).contains("did not let Cairn in", "Switched off", "the first since just now");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en-CA", "fr-CA"})
    void withoutPlatformsItSaysSo(String language) {
        assertThat(render(language, new WorkPage(null, List.of()))).doesNotContain("??", "<table");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en-CA", "fr-CA"})
    void whileNothingIsSentAfterARestoreItSaysSinceWhenAndHowItGoesOn(String language) {
        String page = render(language, new WorkPage("November 26, 2026, 3:15 a.m.", List.of()));

        assertThat(page).doesNotContain("??").contains("November 26, 2026, 3:15 a.m.", "action=\"/admin/work/resume\"");
        assertThat(render(language, new WorkPage(null, List.of()))).doesNotContain("/admin/work/resume");
    }

    private static String render(String language, WorkPage page) {
        Map<String, Object> model = new HashMap<>(Map.of("page", page, "signedIn", true));
        return new Pages()
                .render("score-work-" + language, "score/work", "/admin/work", Locale.forLanguageTag(language), model);
    }
}
