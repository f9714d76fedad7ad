package org.cairn.badge;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.cairn.badge.Outline.Point;

/** The column of stones: where each lies and in which tone. The first is the base. */
record Cairn(List<Stone> stones) {

    private static final int MOST = 7;
    private static final int POINTS = 36;
    private static final double TOUCH = 0.012;

    /**
     * @param tone 0 is the darkest; negative for the top stone, which has the middle tone
     * @param vein where a quartz vein crosses, as a share of the height, or 0 for none
     */
    record Stone(Outline outline, double tone, double vein) {

        boolean isTop() {
            return tone < 0;
        }
    }

    /** @param taper how much narrower the top stone is than the base */
    static Cairn pile(SplitMix64 chance, int competencies, double taper) {
        int count = Math.max(1, Math.min(competencies, MOST));
        double thinning = StrictMath.pow(1 - 0.085, Math.max(0, count - 3));
        List<Stone> pile = new ArrayList<>();
        List<Double> tones = tones(chance, count);
        double side = chance.next() < 0.5 ? -1 : 1;
        for (int i = 0; i < count; i++) {
            boolean top = i == count - 1;
            double width = count == 1 ? 1 : 1 - taper * i / (count - 1);
            double height = chance.between(0.36, 0.42) * StrictMath.pow(width, 0.62);
            double tall = (top && count > 1 ? Math.max(height, width / 2) : height) * thinning;
            Outline shape = shape(chance, width, tall);
            double sway = i == 0 ? 0 : side * chance.between(0.02, 0.07);
            side = -side;
            double vein = !top && chance.next() < 0.5 ? chance.between(0.28, 0.5) : 0;
            Outline laid = i == 0 ? shape : lay(shape, pile.get(i - 1).outline(), sway);
            pile.add(new Stone(laid, top ? -1 : tones.get(i), vein));
        }
        return new Cairn(pile);
    }

    /** The column, scaled into the box and standing with its base on the ground line around the middle. */
    Cairn standing(double middle, double ground, double mostWidth, double mostHeight) {
        double left = stones.stream()
                .mapToDouble(stone -> stone.outline().left())
                .min()
                .orElseThrow();
        double right = stones.stream()
                .mapToDouble(stone -> stone.outline().right())
                .max()
                .orElseThrow();
        double top = stones.stream()
                .mapToDouble(stone -> stone.outline().top())
                .min()
                .orElseThrow();
        double bottom = stones.stream()
                .mapToDouble(stone -> stone.outline().bottom())
                .max()
                .orElseThrow();
        double scale = Math.min(mostWidth / (right - left), mostHeight / (bottom - top));
        return new Cairn(stones.stream()
                .map(stone -> new Stone(
                        stone.outline()
                                .moved(-(left + right) / 2, -bottom)
                                .scaled(scale, scale)
                                .moved(middle, ground),
                        stone.tone(),
                        stone.vein()))
                .toList());
    }

    private static Outline shape(SplitMix64 chance, double width, double height) {
        double[] phase = {
            chance.between(0, 2 * StrictMath.PI),
            chance.between(0, 2 * StrictMath.PI),
            chance.between(0, 2 * StrictMath.PI)
        };
        double tilt = StrictMath.toRadians(chance.between(-3.2, 3.2));
        return Outline.superellipse(width / 2, height / 2, 2.45, POINTS)
                .map(point -> uneven(point, width, height, phase))
                .map(point -> new Point(point.x(), point.y() > 0 ? point.y() * 0.93 : point.y()))
                .map(point -> new Point(
                        point.x() * StrictMath.cos(tilt) - point.y() * StrictMath.sin(tilt),
                        point.x() * StrictMath.sin(tilt) + point.y() * StrictMath.cos(tilt)));
    }

    /** Harmonics 2, 3 and 4 of the angle make it a stone and no ellipse. */
    private static Point uneven(Point point, double width, double height, double[] phase) {
        double angle = StrictMath.atan2(point.y() / height, point.x() / width);
        double factor = 1
                + 0.016 * StrictMath.sin(2 * angle + phase[0])
                + 0.03 * StrictMath.sin(3 * angle + phase[1])
                + 0.01 * StrictMath.sin(4 * angle + phase[2]);
        return new Point(point.x() * factor, point.y() * factor);
    }

    /** Lowers the stone until it touches the one below. */
    private static Outline lay(Outline stone, Outline below, double sway) {
        double middle = (below.left() + below.right()) / 2 + sway * below.width();
        Outline over = stone.moved(middle - (stone.left() + stone.right()) / 2, 0);
        double drop = Double.POSITIVE_INFINITY;
        for (int i = 1; i < 120; i++) {
            double x = over.left() + over.width() * i / 120;
            double gap = below.edge(x, -1) - over.edge(x, 1);
            drop = Double.isNaN(gap) ? drop : Math.min(drop, gap);
        }
        return over.moved(0, drop + TOUCH);
    }

    /** Dark to light from the base; with four or more, six times in ten two neighbours change places. */
    private static List<Double> tones(SplitMix64 chance, int count) {
        int below = count - 1;
        List<Double> tones = new ArrayList<>();
        for (int i = 0; i < below; i++) {
            tones.add(below == 1 ? 0 : 3.0 * i / (below - 1));
        }
        if (count >= 4 && chance.next() < 0.6) {
            int first = (int) (chance.next() * (below - 1));
            Collections.swap(tones, first, first + 1);
        }
        return tones;
    }
}
