package org.cairn.shared;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.cairn.testing.Pages;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.BindingResult;
import org.springframework.validation.FieldError;

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
            String page = components(locale);
            assertThat(page)
                    .doesNotContain("??", " th:", "style=\"")
                    .contains(locale.equals(Locale.CANADA_FRENCH) ? "Presque atteinte" : "Almost met");
        }
    }

    @Test
    void aRefusedFieldShowsWhatWasTypedAndSaysWhatIsWrong() {
        assertThat(components(Locale.CANADA).replaceAll("\\s+", " "))
                .contains("value=\"140\" aria-invalid=\"true\" aria-describedby=\"threshold-error\"")
                .contains("id=\"threshold-error\"", "At most 100.")
                .contains("value=\"Fall Protection\" aria-describedby=\"title-hint\"");
    }

    private String components(Locale locale) {
        Form form = new Form("Fall Protection", null, "Prepare a plan");
        BeanPropertyBindingResult errors = new BeanPropertyBindingResult(form, "form");
        errors.addError(new FieldError("form", "threshold", "140", false, null, null, "At most 100."));
        Map<String, Object> model = new HashMap<>(SHARES);
        model.put("form", form);
        model.put(BindingResult.MODEL_KEY_PREFIX + "form", errors);
        return pages.render("components-" + locale.getLanguage(), "testing/components", "/", locale, model);
    }

    record Form(String title, @Nullable BigDecimal threshold, String statement) {}
}
