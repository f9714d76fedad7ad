package org.cairn.shared;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The river stones that stand for competencies: one column, wide stones, the largest at the base. The same position
 * always has the same shape. Templates call it as {@code @stones}.
 */
@Component("stones")
class Stones {

    private static final double WIDTH = 160;
    private static final double BASE = 148;
    private static final double SMALLEST = 0.46;
    private static final double TALLEST = 170;
    private static final double EDGE = 6;

    /** A column of so many stones; the first is the base. */
    public Stack stack(int count) {
        double[] widths = IntStream.range(0, count)
                .mapToDouble(i -> BASE * taper(i, count))
                .toArray();
        double[] heights = IntStream.range(0, count)
                .mapToDouble(i -> height(widths[i], count))
                .toArray();
        double ground = EDGE;
        for (double height : heights) {
            ground += height * (1 - Outline.OVERLAP);
        }
        List<Stone> stones = new ArrayList<>();
        double bottom = ground;
        double centre = WIDTH / 2;
        for (int i = 0; i < count; i++) {
            double top = bottom - heights[i];
            centre = i == 0 ? centre : WIDTH / 2 + sway(i) * widths[i - 1];
            stones.add(Stone.at(i, centre - widths[i] / 2, top, widths[i], heights[i]));
            // A touch of overlap: stones that only just meet would show a gap at the shoulders.
            bottom = top + heights[i] * Outline.OVERLAP;
        }
        return new Stack(Collections.unmodifiableList(stones), round(ground), round(ground + 3));
    }

    /** The stone at a position alone, three wide and two high. */
    public Stone one(int index) {
        return Stone.at(index, 0, 0, 52, 34);
    }

    private static double taper(int index, int count) {
        double last = count == 2 ? 0.62 : SMALLEST;
        return count < 2 ? 0.9 : 1 - (1 - last) * index / (count - 1);
    }

    private static double height(double width, int count) {
        double natural = 2.55 * Math.pow(width, 0.62);
        double room = TALLEST / (count * 0.82);
        return Math.min(natural, Math.max(room, 9));
    }

    /** To one side and then to the other, so that the column stays balanced. */
    private static double sway(int index) {
        return (index % 2 == 0 ? -1 : 1) * (0.015 + 0.02 * Outline.chance(index, 7));
    }

    private static double round(double length) {
        return Math.round(length * 10) / 10.0;
    }

    /** A column, its height and where the ground is, in units of its view box, which is 160 wide. */
    public record Stack(List<Stone> stones, double ground, double height) {}

    /**
     * One stone, drawn in a box of its own that stands at x and y.
     *
     * @param outline a closed SVG path
     * @param check the path of a check mark in its middle
     */
    public record Stone(double x, double y, double width, double height, String outline, String check) {

        private static Stone at(int index, double x, double y, double width, double height) {
            return new Stone(
                    round(x),
                    round(y),
                    round(width),
                    round(height),
                    Outline.of(index, width, height),
                    checkMark(width / 2, height * 0.52, Math.min(height * 0.24, width * 0.16)));
        }

        /** From where, counted from the top, the stone is filled. */
        public double top(@Nullable BigDecimal share) {
            double filled = share == null ? 0 : Math.max(0, Math.min(1, share.doubleValue()));
            return round(height * (1 - filled));
        }

        private static String checkMark(double x, double y, double size) {
            return String.format(
                    Locale.ROOT,
                    "M%.1f %.1fL%.1f %.1fL%.1f %.1f",
                    x - size * 1.1,
                    y,
                    x - size * 0.3,
                    y + size * 0.8,
                    x + size * 1.2,
                    y - size * 0.9);
        }
    }
}
