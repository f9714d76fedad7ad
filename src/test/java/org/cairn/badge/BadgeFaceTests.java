package org.cairn.badge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.UUID;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class BadgeFaceTests {

    private static BadgeFace face(String id, int competencies, Palette palette, int bands, String title) {
        return new BadgeFace(
                id,
                competencies,
                new Look(palette, title, null),
                bands,
                title,
                "Coast Range College",
                "Level Proficient, 3 of 4.");
    }

    @Test
    void theSameInputIsTheSameBytesInEveryLanguage() throws Exception {
        BadgeFace face = face("https://cairn.example.edu/achievements/1", 3, Palette.RIVER, 3, "Fall Protection");
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.CANADA_FRENCH);
            String french = face.full();
            Locale.setDefault(Locale.ENGLISH);
            assertThat(face.full()).isEqualTo(french);
        } finally {
            Locale.setDefault(before);
        }
        Path golden = Path.of("src/test/resources/badge/river-3.svg");
        assertThat(face.full()).isEqualTo(Files.readString(golden).strip());
    }

    @Test
    void anotherAchievementIsAnotherPicture() {
        assertThat(face("a", 3, Palette.RIVER, 3, "T").full())
                .isNotEqualTo(face("b", 3, Palette.RIVER, 3, "T").full());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 9})
    void everyCompetencyIsAStoneUpToSeven(int competencies) throws Exception {
        for (String svg : new String[] {
            face(UUID.randomUUID().toString(), competencies, Palette.MOSS, 4, "Riparian Field Survey Methods")
                    .full(),
            face(UUID.randomUUID().toString(), competencies, Palette.MOSS, 4, "Riparian Field Survey Methods")
                    .small()
        }) {
            // One clip for the frame, one for each stone.
            assertThat(parse(svg).getElementsByTagName("clipPath").getLength())
                    .isEqualTo(1 + Math.min(competencies, 7));
            assertThat(svg).doesNotContain("NaN", "Infinity", "KEY");
        }
    }

    @Test
    void theTextAlternativeIsInThePicture() throws Exception {
        Document svg = parse(face("a", 3, Palette.DUSK, 3, "Food & Safety <1>").full());

        assertThat(svg.getElementsByTagName("title").item(0).getTextContent()).isEqualTo("Food & Safety <1>");
        assertThat(svg.getElementsByTagName("desc").item(0).getTextContent()).contains("Proficient, 3 of 4");
    }

    @Test
    void aWordInThePictureIsNoPlaceholder() throws Exception {
        Document svg = parse(face("a", 3, Palette.DUSK, 3, "KEY KEY-0 %s %1$s").full());

        assertThat(svg.getElementsByTagName("title").item(0).getTextContent()).isEqualTo("KEY KEY-0 %s %1$s");
    }

    @Test
    void textIsOutlinesAndAForeignLetterIsNoBox() {
        assertThat(face("a", 3, Palette.RIVER, 3, "Soins de premiers répondants")
                        .full())
                .doesNotContain("<text");
        assertThat(face("a", 3, Palette.RIVER, 3, "安全").full())
                .contains("<text")
                .contains("安全");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"X", "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft", " "})
    void aStrangeTitleIsStillAPicture(String title) throws Exception {
        parse(face("a", 3, Palette.RIVER, 3, title + " " + title + " " + title).full());
    }

    @Test
    void theGeneratorIsSplitMix64() {
        // Known values: SHA-256("") begins e3b0c44298fc1c14.
        SplitMix64 chance = new SplitMix64("");
        long z = 0xe3b0c44298fc1c14L + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        assertThat(chance.nextLong()).isEqualTo(z ^ (z >>> 31));
    }

    private static Document parse(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }
}
