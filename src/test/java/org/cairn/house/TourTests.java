package org.cairn.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Documents that point at files point at files that are there. */
class TourTests {

    private static final Pattern STOP = Pattern.compile("(?m)^\\d+\\. \\[[^]]+]\\(([^)]+)\\) (.+(?:\\n {3}.+)*)$");
    private static final Pattern LINK = Pattern.compile("\\[[^]]*]\\(([^)#\\s]+)(#[^)]*)?\\)");

    @Test
    void theTourHasTwelveStopsWithOneSentenceEach() {
        Path tour = Path.of("docs/tour.md");
        List<MatchResult> stops = STOP.matcher(Sources.text(tour)).results().toList();

        assertThat(stops).hasSize(12);
        assertThat(stops)
                .extracting(stop -> stop.group(1))
                .doesNotHaveDuplicates()
                .allSatisfy(file -> assertThat(tour.resolveSibling(file)).isRegularFile());
        assertThat(stops)
                .extracting(stop -> stop.group(2).replaceAll("\\s+", " "))
                .allSatisfy(sentence -> assertThat(sentence)
                        .as("one sentence, with a full stop at its end and nowhere else")
                        .endsWith(".")
                        .doesNotContainPattern("[.!?] [A-Z]"));
    }

    @Test
    void everyLinkInTheDocumentsLeadsSomewhere() {
        List<String> broken = Stream.concat(
                        Sources.filesBelow(Path.of("docs"), ".md").stream(),
                        Stream.of("README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md")
                                .map(Path::of))
                .flatMap(document -> LINK.matcher(Sources.text(document))
                        .results()
                        .map(link -> link.group(1))
                        .filter(link -> !link.contains("://") && !link.startsWith("mailto:"))
                        .filter(link -> !Files.exists(document.resolveSibling(link)))
                        .map(link -> document + " -> " + link))
                .toList();

        assertThat(broken).isEmpty();
    }
}
