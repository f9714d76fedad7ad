package org.cairn.shared;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.cairn.testing.Pages;
import org.junit.jupiter.api.Test;

class ComponentsTests {

    private static final List<Locale> LOCALES = List.of(Locale.CANADA, Locale.CANADA_FRENCH);

    private static final Map<String, BigDecimal> SHARES =
            IntStream.of(20, 35, 68, 75, 84).boxed().collect(toMap(n -> "n" + n, n -> BigDecimal.valueOf(n, 2)));

    private final Pages pages = new Pages();

    @Test
    void aRefusalSaysWhatHappenedAndLeadsNowhere() {
        for (Locale locale : LOCALES) {
            String page = pages.render(
                    "problem-" + locale.getLanguage(),
                    "problem",
                    "/lti/launch",
                    locale,
                    Map.of(
                            "what", "The launch was used before.",
                            "todo", "Open Cairn again from your course.",
                            "reference", "8f31c0de",
                            "status", 401));
            assertThat(page)
                    .contains("<html lang=\"" + locale.getLanguage() + "\"")
                    .contains("The launch was used before.", "Open Cairn again from your course.", "8f31c0de")
                    .doesNotContain("??", "<a ");
            assertThat(page.stripLeading()).startsWithIgnoringCase("<!doctype html>");
        }
    }

    @Test
    void everyComponentIsDrawn() {
        for (Locale locale : LOCALES) {
            String page = pages.render("components-" + locale.getLanguage(), "testing/components", "/", locale, SHARES);
            assertThat(page)
                    .doesNotContain("??", " th:", "style=\"")
                    .contains(locale.equals(Locale.CANADA_FRENCH) ? "Presque atteinte" : "Almost met");
        }
    }
}
