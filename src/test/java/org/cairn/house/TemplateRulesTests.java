package org.cairn.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How the templates of this house read: nothing unescaped, nothing that the content security policy would block. */
class TemplateRulesTests {

    /** Words that are the same in both languages: names, formats and what languages call themselves. */
    private static final Set<String> SAME_IN_BOTH_LANGUAGES = Set.of(
            "Cairn", "LTI", "LMS", "JSON", "JWT", "PDF", "PNG", "SVG", "QR", "Open Badges 3.0", "English", "Français");

    /** Attributes that people read or hear. */
    private static final List<String> READ_BY_PEOPLE =
            List.of("title", "alt", "placeholder", "aria-label", "aria-description", "aria-roledescription", "label");

    private static final Pattern INLINED = Pattern.compile("\\[\\[.*?]]", Pattern.DOTALL);
    private static final Pattern ENTITY = Pattern.compile("&#?\\w+;");
    private static final Pattern LETTERS = Pattern.compile("\\p{L}{2,}");

    @Test
    void nothingIsWrittenUnescaped() {
        // th:utext and [( would let a name from an LMS become a script.
        assertThat(linesWith("th:utext", "[(")).isEmpty();
    }

    @Test
    void nothingIsEvaluatedTwice() {
        // Preprocessing evaluates what a first evaluation returned: a value from outside would be run as code.
        assertThat(linesWith("__${", "__*{", "__#{")).isEmpty();
    }

    @Test
    void scriptsAndStylesAreFilesOfTheirOwn() {
        // The content security policy blocks whatever is written inline, silently for who does not read the console.
        List<String> inline = elements(element -> {
            List<String> found = new ArrayList<>();
            element.attributes().keySet().stream()
                    .filter(name -> name.matches("style|th:style|on\\w+|th:on\\w+|hx-on.*")
                            || (name.startsWith("th:attr")
                                    && element.attributes().get(name).matches("(?s).*\\b(style|on\\w+)\\s*=.*")))
                    .forEach(found::add);
            if (element.name().equals("style")) {
                found.add("<style>");
            }
            if (element.name().equals("script") && !element.has("src") && !element.has("th:src")) {
                found.add("<script> without src");
            }
            return found;
        });
        assertThat(inline).isEmpty();
    }

    @Test
    void nothingIsFetchedFromElsewhere() {
        // No page calls a third party: neither for fonts, nor for scripts, nor for pictures.
        List<String> fetched = elements(element -> Stream.of("src", "srcset", "data", "poster")
                .map(name -> element.attributes().getOrDefault(name, ""))
                .filter(value -> value.matches("(https?:)?//.*"))
                .toList());
        List<String> linked = elements(element -> element.name().equals("link")
                        && element.attributes().getOrDefault("href", "").matches("(https?:)?//.*")
                ? List.of(element.attributes().get("href"))
                : List.of());
        assertThat(Stream.concat(fetched.stream(), linked.stream())).isEmpty();
    }

    @Test
    void aReplacedElementHasNoConditionOfItsOwn() {
        // Thymeleaf replaces first and asks then: the condition of an element that is replaced is never asked.
        assertThat(elements(element -> (element.has("th:replace") || element.has("th:insert"))
                                && Stream.of("th:if", "th:unless", "th:each", "th:case")
                                        .anyMatch(element::has)
                        ? List.of(element.name() + " with a condition and a fragment")
                        : List.of()))
                .isEmpty();
    }

    @Test
    void everyWordComesFromABundle() {
        List<String> raw = new ArrayList<>();
        for (Path template : templates()) {
            Markup.of(Sources.text(template)).texts().stream()
                    .filter(Markup.Text::isShown)
                    .filter(text -> !text.isInside("script") && !text.isInside("style"))
                    .filter(text -> isRaw(text.words()))
                    .forEach(text -> raw.add(template + ":" + text.line() + " " + text.words()));
        }
        raw.addAll(elements(element -> READ_BY_PEOPLE.stream()
                .filter(name -> !element.has("th:" + name))
                .map(name -> element.attributes().getOrDefault(name, ""))
                .filter(TemplateRulesTests::isRaw)
                .toList()));
        assertThat(raw).as("text outside the message bundles").isEmpty();
    }

    @Test
    void theScannerSeesWhatItLooksFor() {
        Markup markup = Markup.of("""
                <!doctype html><html><!-- a comment --><body class="a > b">
                <p>Raw words</p> <p th:text="#{x}">shown in no browser</p>
                <img alt='A picture' src="x.png"> &nbsp;[[#{y}]]
                </body></html>""");

        assertThat(markup.texts().stream()
                        .filter(Markup.Text::isShown)
                        .filter(text -> isRaw(text.words()))
                        .map(Markup.Text::words))
                .containsExactly("Raw words");
        assertThat(markup.elements()).extracting(Markup.Element::name).contains("html", "body", "p", "img");
        assertThat(markup.elements())
                .anySatisfy(element -> assertThat(element.attributes()).containsEntry("alt", "A picture"));
    }

    private static boolean isRaw(String words) {
        String left = ENTITY.matcher(INLINED.matcher(words).replaceAll(" "))
                .replaceAll(" ")
                .strip();
        return LETTERS.matcher(left).find() && !SAME_IN_BOTH_LANGUAGES.contains(left);
    }

    private static List<String> linesWith(String... forbidden) {
        List<String> found = new ArrayList<>();
        for (Path template : templates()) {
            List<String> lines = Sources.text(template).lines().toList();
            for (int i = 0; i < lines.size(); i++) {
                String line = lines.get(i);
                if (Stream.of(forbidden).anyMatch(line::contains)) {
                    found.add(template + ":" + (i + 1) + " " + line.strip());
                }
            }
        }
        return found;
    }

    private static List<String> elements(Function<Markup.Element, List<String>> look) {
        return templates().stream()
                .flatMap(template -> Markup.of(Sources.text(template)).elements().stream()
                        .flatMap(element -> look.apply(element).stream()
                                .map(found -> template + ":" + element.line() + " " + found)))
                .toList();
    }

    private static List<Path> templates() {
        return Sources.filesBelow(Sources.RESOURCES, ".html");
    }
}
