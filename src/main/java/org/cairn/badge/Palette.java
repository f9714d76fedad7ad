package org.cairn.badge;

import java.util.List;
import java.util.Optional;

/**
 * The colours of a badge face. Title on plate is 12.6:1 or better in each of the six, bands on the middle stone 3.5:1 or
 * better; one that an institution makes of its own colour reaches what {@link #isReadable} asks.
 *
 * @param name of one of the six, or the colour that it was made of
 * @param stones from dark to light
 */
public record Palette(
        String name, String plate, List<String> stones, List<String> skies, List<String> ridges, String quartz) {

    public static final Palette RIVER = of(
            "RIVER",
            "#16333F",
            "#2B4E5E #3F6C7A #5E8C96 #86AEB2 #A9C6C6",
            "#F4F8F7 #DCE9E8",
            "#C9DBDA #AFC9C9",
            "#F7FAF8");
    public static final Palette CEDAR = of(
            "CEDAR",
            "#40231B",
            "#5C3327 #7F4634 #A2614A #BF8568 #D6AB8F",
            "#FAF6F1 #F1E4D8",
            "#E6D2C0 #D5B9A2",
            "#FDF8F2");
    public static final Palette MOSS = of(
            "MOSS",
            "#1F3526",
            "#2F4D38 #46694A #65875F #8CA67E #B0C29D",
            "#F7F9F2 #E4EBD9",
            "#D3DEC4 #BACAA8",
            "#FAFBF4");
    public static final Palette DUSK = of(
            "DUSK",
            "#2A2545",
            "#3C3560 #574C80 #776B9E #9C92BB #BDB5D3",
            "#F8F6FA #E9E4F0",
            "#D9D1E4 #C2B8D4",
            "#FBF9FD");
    public static final Palette SALMON = of(
            "SALMON",
            "#481F2C",
            "#6A2F3F #8E4553 #AF646C #CB8F8E #E0B5AE",
            "#FCF6F4 #F5E3DF",
            "#ECCFC9 #DDB4AE",
            "#FEF8F6");
    public static final Palette GRANITE = of(
            "GRANITE",
            "#23292D",
            "#394247 #545F65 #758087 #98A2A7 #B8C0C3",
            "#F7F8F8 #E5E9EA",
            "#D4DADC #BCC5C8",
            "#FFFFFF");

    /** The six that everybody may choose from. */
    public static final List<Palette> ALL = List.of(RIVER, CEDAR, MOSS, DUSK, SALMON, GRANITE);

    private static final int MIDDLE = 2;
    private static final double TITLE = 7;
    private static final double ISSUER = 4.5;
    private static final double BANDS = 3;

    public Palette {
        stones = List.copyOf(stones);
        skies = List.copyOf(skies);
        ridges = List.copyOf(ridges);
    }

    private static Palette of(String name, String plate, String stones, String skies, String ridges, String quartz) {
        return new Palette(name, plate, split(stones), split(skies), split(ridges), quartz);
    }

    private static List<String> split(String colours) {
        return List.of(colours.split(" ", -1));
    }

    /** One of the six, the same for the same key. */
    public static Palette of(Object key) {
        return ALL.get(Math.floorMod(key.hashCode(), ALL.size()));
    }

    /** One of the six by its name, or an institution's own by its colour. */
    public static Optional<Palette> named(String name) {
        return ALL.stream()
                .filter(palette -> palette.name().equals(name))
                .findFirst()
                .or(() -> Colour.parse(name).map(Palette::from).filter(Palette::isReadable));
    }

    /** An institution's own: the plate is its colour; stones in equal steps of lightness and pale land keep its hue. */
    public static Palette from(Colour colour) {
        return new Palette(
                colour.toString(),
                colour.toString(),
                List.of(
                        tone(colour, 31, 0.5),
                        tone(colour, 43, 0.45),
                        tone(colour, 55, 0.4),
                        tone(colour, 67, 0.4),
                        tone(colour, 79, 0.4)),
                List.of(tone(colour, 97, 0.4), tone(colour, 92, 0.4)),
                List.of(tone(colour, 87, 0.4), tone(colour, 79, 0.35)),
                tone(colour, 98, 0.4));
    }

    private static String tone(Colour colour, double lightness, double mostSaturation) {
        return colour.at(lightness, mostSaturation).toString();
    }

    /** The nearest colour of the same hue that can be read upon: the same one where it can be. */
    public static Colour nearest(Colour wished) {
        Colour colour = wished;
        for (double lightness = wished.lightness(); !from(colour).isReadable(); lightness -= 0.5) {
            colour = wished.at(lightness, 1);
        }
        return colour;
    }

    /**
     * Whether everybody can read the title (WCAG 2.2, 1.4.6: 7:1), the issuer (1.4.3: 4.5:1), and tell the bands from their
     * stone (1.4.11: 3:1).
     */
    public boolean isReadable() {
        Colour ground = Colour.of(plate);
        Colour light = Colour.of(quartz);
        return light.contrast(ground) >= TITLE
                && Colour.of(ridge(1)).contrast(ground) >= ISSUER
                && light.contrast(Colour.of(middle())) >= BANDS;
    }

    String sky(int fromTop) {
        return skies.get(fromTop);
    }

    String ridge(int fromBack) {
        return ridges.get(fromBack);
    }

    String middle() {
        return stones.get(MIDDLE);
    }

    /** @param tone 0 is the darkest, 4 the lightest; between two they are mixed */
    String stone(double tone) {
        int lower = (int) Math.min(Math.floor(tone), 3);
        return mix(stones.get(lower), stones.get(lower + 1), tone - lower);
    }

    /** @param share how much of the second colour, 0 to 1 */
    static String mix(String one, String other, double share) {
        StringBuilder mixed = new StringBuilder("#");
        for (int i = 1; i < 7; i += 2) {
            int from = Integer.parseInt(one.substring(i, i + 2), 16);
            int to = Integer.parseInt(other.substring(i, i + 2), 16);
            mixed.append("%02X".formatted(Math.round(from + (to - from) * share)));
        }
        return mixed.toString();
    }

    @Override
    public String toString() {
        return name;
    }
}
