package org.cairn.badge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PaletteTests {

    private static final Colour WHITE = new Colour(255, 255, 255);

    static Stream<Palette> six() {
        return Palette.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("six")
    void eachOfTheSixCanBeRead(Palette palette) {
        assertThat(palette.isReadable()).isTrue();
        assertThat(Colour.of(palette.quartz()).contrast(Colour.of(palette.plate())))
                .isGreaterThan(12.5);
        assertThat(Colour.of(palette.quartz()).contrast(Colour.of(palette.middle())))
                .isGreaterThan(3.4);
        assertThat(Palette.named(palette.name())).contains(palette);
    }

    @Test
    void contrastIsThatOfTheGuidelines() {
        // The examples that everybody quotes: black on white, and the darkest grey that fails AA.
        assertThat(WHITE.contrast(new Colour(0, 0, 0))).isCloseTo(21, within(0.001));
        assertThat(WHITE.contrast(Colour.of("#767676"))).isCloseTo(4.54, within(0.01));
        assertThat(WHITE.contrast(Colour.of("#777777"))).isCloseTo(4.48, within(0.01));
    }

    @ParameterizedTest
    @ValueSource(strings = {"#16333f", "16333F", "  #16333F "})
    void aColourIsUnderstoodAsPeopleWriteIt(String typed) {
        assertThat(Colour.parse(typed))
                .hasValueSatisfying(found -> assertThat(found).hasToString("#16333F"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "#", "red", "#12345", "#1234567", "#12345G", "<script>", "url(#x)", "#16333F;x", "١٢٣٤٥٦"})
    void whatIsNoColourIsNone(String typed) {
        assertThat(Colour.parse(typed)).isEmpty();
        assertThat(Palette.named(typed)).isEmpty();
    }

    @Test
    void aPaletteOfAnyColourCanBeReadOnceItIsTheNearestThatCan() {
        SplittableRandom any = new SplittableRandom(7);
        for (int i = 0; i < 500; i++) {
            Colour wished = new Colour(any.nextInt(256), any.nextInt(256), any.nextInt(256));
            Colour nearest = Palette.nearest(wished);

            assertThat(Palette.from(nearest).isReadable()).as(wished.toString()).isTrue();
            assertThat(nearest.lightness()).isLessThanOrEqualTo(wished.lightness() + 0.01);
            assertThat(Palette.nearest(nearest)).as("it is its own").isEqualTo(nearest);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"#FFFFFF", "#FF0000", "#FFFF00", "#00FF7F", "#808080"})
    void aColourThatIsTooLightIsNoPalette(String light) {
        assertThat(Palette.named(light)).isEmpty();
        assertThat(Palette.nearest(Colour.of(light))).isNotEqualTo(Colour.of(light));
    }

    @Test
    void theNearestKeepsTheHue() {
        Colour nearest = Palette.nearest(Colour.of("#E4002B"));

        assertThat(nearest.red()).isGreaterThan(4 * Math.max(nearest.green(), nearest.blue()));
        assertThat(Palette.nearest(Colour.of("#003366"))).hasToString("#003366");
    }

    @Test
    void stonesOfAnOwnPaletteBecomeLighterInEvenSteps() {
        for (String plate : new String[] {"#003366", "#000000", "#7A0019", "#004D40"}) {
            Palette palette = Palette.named(plate).orElseThrow();
            for (int i = 1; i < 5; i++) {
                double step = Colour.of(palette.stones().get(i)).lightness()
                        - Colour.of(palette.stones().get(i - 1)).lightness();
                assertThat(step).as(plate).isCloseTo(12, within(1.0));
            }
        }
    }
}
