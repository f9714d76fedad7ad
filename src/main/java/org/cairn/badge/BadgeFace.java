package org.cairn.badge;

import java.util.List;
import org.cairn.badge.Cairn.Stone;
import org.cairn.badge.Outline.Point;

/**
 * The face of a badge as SVG, 400 by 400: stones stacked to mark a path, one for each competency, and as many bands on
 * the top one as the level's rank. A pure function: same input, same bytes. Nothing comes from the learner.
 *
 * @param achievementId seeds the picture
 * @param competencies how many; above seven, seven stones are drawn
 * @param look what its designer has chosen
 * @param bands 0 to 4
 * @param title in full; what stands on the badge may be shorter
 * @param description the text alternative: whose it is, the level, how many competencies
 */
public record BadgeFace(
        String achievementId, int competencies, Look look, int bands, String title, String issuer, String description) {

    private static final double SIZE = 400;
    private static final double MIDDLE = SIZE / 2;
    private static final double INSET = 10;
    private static final double SQUARENESS = 4.2;
    private static final double EMBLEM = 52;
    private static final double EMBLEM_AT = 86;

    private Palette palette() {
        return look.palette();
    }

    /** With title and issuer. */
    public String full() {
        SplitMix64 chance = new SplitMix64(achievementId);
        double taper = competencies == 3 ? 0.5 : 0.54;
        Cairn cairn = Cairn.pile(chance, competencies, taper).standing(MIDDLE, 263, 190, 204);
        String land = ridge(chance, palette().ridge(0), 191, 26, 236)
                + ridge(chance, palette().ridge(1), 212, 16, 236)
                + water(chance)
                + bank(268, 249);
        return document(land + stones(cairn, true, 0.077, 0.15) + emblem(), Caption.draw(look, issuer));
    }

    /** On pale ground, so that marks in any colour are seen; the stones are never as wide up there. */
    private String emblem() {
        Emblem emblem = look.emblem();
        if (emblem == null) {
            return "";
        }
        String ground = Outline.superellipse(EMBLEM * 0.7, EMBLEM * 0.7, SQUARENESS, 48)
                .moved(EMBLEM_AT, EMBLEM_AT)
                .path();
        String corner = Svg.number(EMBLEM_AT - EMBLEM / 2);
        return "<path fill=\"%s\" d=\"%s\"/>".formatted(palette().quartz(), ground)
                + "<image x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" href=\"data:image/png;base64,%s\"/>"
                        .formatted(corner, corner, Svg.number(EMBLEM), Svg.number(EMBLEM), emblem.base64());
    }

    /** For 128 pixels and below: no text, one ridge, larger stones. */
    public String small() {
        SplitMix64 chance = new SplitMix64(achievementId);
        Cairn cairn = Cairn.pile(chance, competencies, 0.42).standing(MIDDLE, 350, 300, 290);
        String land = ridge(chance, palette().ridge(1), 250, 20, 400) + bank(352, 338);
        return document(land + stones(cairn, false, 0.105, 0.19), "");
    }

    private String document(String inside, String caption) {
        String plate = frame(0).path();
        String sky = frame(INSET).path();
        return ("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 400 400\" width=\"400\" height=\"400\" role=\"img\">"
                        + "<title>%2$s</title><desc>%3$s</desc>"
                        + "<defs><linearGradient id=\"%1$s-sky\" x1=\"0\" y1=\"0\" x2=\"0\" y2=\"1\"><stop offset=\"0\" stop-color=\"%4$s\"/>"
                        + "<stop offset=\".66\" stop-color=\"%5$s\"/></linearGradient>"
                        + "<clipPath id=\"%1$s-in\"><path d=\"%6$s\"/></clipPath></defs>"
                        + "<path fill=\"%7$s\" d=\"%8$s\"/><g clip-path=\"url(#%1$s-in)\"><path fill=\"url(#%1$s-sky)\" d=\"M0 0H400V400H0Z\"/>%9$s</g>"
                        + "<path fill=\"none\" stroke=\"%10$s\" stroke-width=\"2\" d=\"%6$s\"/>%11$s</svg>")
                .formatted(
                        key(),
                        Svg.escape(title),
                        Svg.escape(description),
                        palette().sky(0),
                        palette().sky(1),
                        sky,
                        palette().plate(),
                        plate,
                        inside,
                        palette().ridge(1),
                        caption);
    }

    /** Before the ids inside, so that two pictures on one page do not share them. */
    private String key() {
        return "f" + Long.toHexString(new SplitMix64(achievementId).nextLong());
    }

    private static Outline frame(double inset) {
        double half = MIDDLE - inset;
        return Outline.superellipse(half, half, SQUARENESS, 72).moved(MIDDLE, MIDDLE);
    }

    /** Five cubic segments, level where they join. */
    private static String ridge(SplitMix64 chance, String colour, double height, double amplitude, double foot) {
        double step = SIZE / 5;
        double y = height + chance.between(-amplitude, amplitude);
        StringBuilder path = new StringBuilder("M0 " + Svg.number(y));
        for (int i = 0; i < 5; i++) {
            double x = i * step;
            double next = height + chance.between(-amplitude, amplitude);
            path.append("C%s %s %s %s %s %s"
                    .formatted(
                            Svg.number(x + step * 0.5),
                            Svg.number(y),
                            Svg.number(x + step * 0.5),
                            Svg.number(next),
                            Svg.number(x + step),
                            Svg.number(next)));
            y = next;
        }
        return "<path fill=\"%s\" d=\"%sV%sH0Z\"/>".formatted(colour, path, Svg.number(foot));
    }

    private String water(SplitMix64 chance) {
        StringBuilder ripples = new StringBuilder();
        double[] from = {16, 72, 262, 232};
        double[] y = {244.5, 253.5, 246.5, 254.5};
        for (int i = 0; i < from.length; i++) {
            double x = from[i] + chance.between(0, 26);
            ripples.append("M%s %sh%s".formatted(Svg.number(x), Svg.number(y[i]), Svg.number(chance.between(58, 84))));
        }
        return "<path fill=\"%s\" d=\"M0 236H400V280H0Z\"/><path stroke=\"%s\" stroke-width=\"2\" stroke-linecap=\"round\" d=\"%s\"/>"
                .formatted(palette().quartz(), palette().ridge(1), ripples);
    }

    private String bank(double edge, double crown) {
        return "<path fill=\"%s\" d=\"M0 %sQ200 %s 400 %sV400H0Z\"/>"
                .formatted(palette().plate(), Svg.number(edge), Svg.number(crown), Svg.number(edge + 2));
    }

    private String stones(Cairn cairn, boolean fine, double band, double pitch) {
        StringBuilder svg = new StringBuilder();
        List<Stone> stones = cairn.stones();
        for (int i = 0; i < stones.size(); i++) {
            svg.append(stone(stones.get(i), key() + "-" + i, fine, band, pitch));
        }
        return svg.toString();
    }

    private String stone(Stone stone, String clip, boolean fine, double band, double pitch) {
        Outline outline = stone.outline();
        String tone = stone.isTop() ? palette().middle() : palette().stone(stone.tone());
        String path = outline.path();
        StringBuilder inside = new StringBuilder();
        if (fine) {
            inside.append(fill(
                    outline.moved(0, -0.13 * outline.height()),
                    Palette.mix(tone, palette().quartz(), 0.24)));
            inside.append(fill(face(outline), tone));
        } else {
            inside.append(fill(outline.moved(0, -0.13 * outline.height()), tone));
        }
        if (fine && stone.vein() > 0) {
            inside.append(vein(stone));
        }
        if (stone.isTop()) {
            inside.append(bandsOn(outline, band * outline.width(), pitch * outline.width()));
        }
        return "<clipPath id=\"%s\"><path d=\"%s\"/></clipPath><path fill=\"%s\" d=\"%s\"/><g clip-path=\"url(#%s)\">%s</g>"
                .formatted(clip, path, Palette.mix(tone, "#1B1B1B", 0.3), path, clip, inside);
    }

    /** The lit side: inside the light rim above and to the left, above the shade below. */
    private static Outline face(Outline outline) {
        double x = outline.right();
        double y = outline.bottom() - 0.13 * outline.height();
        return outline.map(point -> new Point(x + (point.x() - x) * 0.972, y + (point.y() - outline.bottom()) * 0.8));
    }

    private static String fill(Outline outline, String colour) {
        return "<path fill=\"%s\" d=\"%s\"/>".formatted(colour, outline.path());
    }

    private String vein(Stone stone) {
        Outline outline = stone.outline();
        double y = outline.top() + stone.vein() * outline.height();
        return "<path fill=\"none\" stroke=\"%s\" stroke-opacity=\".42\" stroke-width=\"%s\" d=\"M%s %sQ%s %s %s %s\"/>"
                .formatted(
                        palette().quartz(),
                        Svg.number(Math.max(1.6, outline.height() * 0.055)),
                        Svg.number(outline.left() - 2),
                        Svg.number(y + outline.height() * 0.04),
                        Svg.number((outline.left() + outline.right()) / 2),
                        Svg.number(y - outline.height() * 0.16),
                        Svg.number(outline.right() + 2),
                        Svg.number(y + outline.height() * 0.12));
    }

    private String bandsOn(Outline outline, double width, double pitch) {
        int count = Math.max(0, Math.min(bands, 4));
        double slant = outline.height() * 0.17;
        double middle = (outline.left() + outline.right()) / 2;
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < count; i++) {
            double x = middle + (i - (count - 1) / 2.0) * pitch - width / 2;
            path.append("M%s %sh%sL%s %sh%sZ"
                    .formatted(
                            Svg.number(x + slant / 2),
                            Svg.number(outline.top() - 1),
                            Svg.number(width),
                            Svg.number(x + width - slant / 2),
                            Svg.number(outline.bottom() + 1),
                            Svg.number(-width)));
        }
        return count == 0
                ? ""
                : "<path fill=\"%s\" d=\"%s\"/>".formatted(palette().quartz(), path);
    }
}
