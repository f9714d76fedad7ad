package org.cairn.badge;

import java.util.List;

/**
 * The colours of a badge face. Title on plate is 12.6:1 or better in each, bands on the middle stone 3.5:1 or better.
 */
public enum Palette {
    RIVER("#16333F", "#2B4E5E #3F6C7A #5E8C96 #86AEB2 #A9C6C6", "#F4F8F7 #DCE9E8", "#C9DBDA #AFC9C9", "#F7FAF8"),
    CEDAR("#40231B", "#5C3327 #7F4634 #A2614A #BF8568 #D6AB8F", "#FAF6F1 #F1E4D8", "#E6D2C0 #D5B9A2", "#FDF8F2"),
    MOSS("#1F3526", "#2F4D38 #46694A #65875F #8CA67E #B0C29D", "#F7F9F2 #E4EBD9", "#D3DEC4 #BACAA8", "#FAFBF4"),
    DUSK("#2A2545", "#3C3560 #574C80 #776B9E #9C92BB #BDB5D3", "#F8F6FA #E9E4F0", "#D9D1E4 #C2B8D4", "#FBF9FD"),
    SALMON("#481F2C", "#6A2F3F #8E4553 #AF646C #CB8F8E #E0B5AE", "#FCF6F4 #F5E3DF", "#ECCFC9 #DDB4AE", "#FEF8F6"),
    GRANITE("#23292D", "#394247 #545F65 #758087 #98A2A7 #B8C0C3", "#F7F8F8 #E5E9EA", "#D4DADC #BCC5C8", "#FFFFFF");

    private static final int MIDDLE = 2;

    private final String plate;
    private final String stones;
    private final String sky;
    private final String ridges;
    private final String quartz;

    Palette(String plate, String stones, String sky, String ridges, String quartz) {
        this.plate = plate;
        this.stones = stones;
        this.sky = sky;
        this.ridges = ridges;
        this.quartz = quartz;
    }

    /** One of the six, the same for the same key. */
    public static Palette of(Object key) {
        return values()[Math.floorMod(key.hashCode(), values().length)];
    }

    String plate() {
        return plate;
    }

    String sky(int fromTop) {
        return colour(sky, fromTop);
    }

    String ridge(int fromBack) {
        return colour(ridges, fromBack);
    }

    String quartz() {
        return quartz;
    }

    String middle() {
        return colour(stones, MIDDLE);
    }

    /** @param tone 0 is the darkest, 4 the lightest; between two they are mixed */
    String stone(double tone) {
        int lower = (int) Math.min(Math.floor(tone), 3);
        return mix(colour(stones, lower), colour(stones, lower + 1), tone - lower);
    }

    private static String colour(String colours, int index) {
        return List.of(colours.split(" ", -1)).get(index);
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
}
