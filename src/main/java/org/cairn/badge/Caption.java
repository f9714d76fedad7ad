package org.cairn.badge;

import java.util.ArrayList;
import java.util.List;

/** The title in one or two lines and the issuer below, on the bank of the badge. */
final class Caption {

    private static final double MIDDLE = 200;
    private static final double WIDEST = 292;
    private static final double WIDEST_ISSUER = 250;
    private static final double LARGE = 27;
    private static final double SMALL = 24;
    private static final double ISSUER = 15.5;

    private Caption() {}

    static String draw(Look look, String issuer) {
        String title = look.line();
        Palette palette = look.palette();
        double size = lines(title, LARGE).isEmpty() ? SMALL : LARGE;
        List<String> lines = lines(title, size);
        List<String> shown = lines.isEmpty() ? cutToTwo(title) : lines;
        StringBuilder svg = new StringBuilder();
        boolean single = shown.size() == 1;
        for (int i = 0; i < shown.size(); i++) {
            svg.append(line(Lettering.SERIF, shown.get(i), size, single ? 319 : 307 + 31 * i, palette.quartz()));
        }
        String below = issuerAndLevel(issuer, look.level() == null ? "" : " · " + look.level());
        return svg.append(line(Lettering.SANS, below, ISSUER, single ? 350 : 365, palette.ridge(1)))
                .toString();
    }

    /** Where there is no room for both, the issuer is cut: its name stands in full beside every badge. */
    private static String issuerAndLevel(String issuer, String level) {
        String word = cut(Lettering.SANS, level, ISSUER, WIDEST_ISSUER * 0.6);
        return cut(Lettering.SANS, issuer, ISSUER, WIDEST_ISSUER - Lettering.SANS.width(word, ISSUER)) + word;
    }

    /** A letter that the font has not is left to the reader's own fonts rather than drawn as a box. */
    private static String line(Lettering font, String text, double size, double baseline, String colour) {
        if (!font.has(text)) {
            return "<text x=\"200\" y=\"%s\" font-family=\"%s\" font-weight=\"600\" font-size=\"%s\" text-anchor=\"middle\" fill=\"%s\">%s</text>"
                    .formatted(
                            Svg.number(baseline),
                            font == Lettering.SERIF
                                    ? "Gentium Book Plus, BC Sans, serif"
                                    : "Source Sans 3, BC Sans, sans-serif",
                            Svg.number(size),
                            colour,
                            Svg.escape(text));
        }
        return "<path fill=\"" + colour + "\" d=\"" + font.path(text, size, MIDDLE, baseline) + "\"/>";
    }

    /** One line, or the two that are most alike in width; empty where two are not enough. */
    private static List<String> lines(String title, double size) {
        if (Lettering.SERIF.width(title, size) <= WIDEST * 0.72) {
            return List.of(title);
        }
        List<String> words = List.of(title.split("\\s+", -1));
        List<String> best = List.of();
        double narrowest = WIDEST;
        for (int i = 1; i < words.size(); i++) {
            List<String> two =
                    List.of(String.join(" ", words.subList(0, i)), String.join(" ", words.subList(i, words.size())));
            double width = two.stream()
                    .mapToDouble(line -> Lettering.SERIF.width(line, size))
                    .max()
                    .orElseThrow();
            if (width <= narrowest) {
                narrowest = width;
                best = two;
            }
        }
        return best.isEmpty() && Lettering.SERIF.width(title, size) <= WIDEST ? List.of(title) : best;
    }

    private static List<String> cutToTwo(String title) {
        List<String> rest = new ArrayList<>(List.of(title.split("\\s+", -1)));
        StringBuilder first = new StringBuilder(rest.remove(0));
        while (!rest.isEmpty() && Lettering.SERIF.width(first + " " + rest.get(0), SMALL) <= WIDEST) {
            first.append(' ').append(rest.remove(0));
        }
        String one = cut(Lettering.SERIF, first.toString(), SMALL, WIDEST);
        return rest.isEmpty()
                ? List.of(one)
                : List.of(one, cut(Lettering.SERIF, String.join(" ", rest), SMALL, WIDEST));
    }

    private static String cut(Lettering font, String text, double size, double widest) {
        String shown = text;
        while (font.width(shown, size) > widest && shown.length() > 2) {
            int end = shown.offsetByCodePoints(shown.length(), shown.endsWith("…") ? -2 : -1);
            shown = shown.substring(0, end).stripTrailing() + "…";
        }
        return shown;
    }
}
