package org.cairn.shared;

import java.util.Locale;

/**
 * The outline of a river stone: a superellipse with small seeded irregularities and a flattened belly, joined by closed
 * Catmull-Rom curves. Never round, never angular.
 */
class Outline {

    static final double OVERLAP = 0.06;

    private static final int POINTS = 16;
    private static final double EXPONENT = 2.45;

    private Outline() {}

    /** A closed SVG path that fills a box of this size. */
    static String of(int seed, double width, double height) {
        double[][] points = points(seed);
        fit(points, width, height);
        StringBuilder path = new StringBuilder(pair("M", points[0]));
        for (int i = 0; i < POINTS; i++) {
            double[] before = points[(i + POINTS - 1) % POINTS];
            double[] from = points[i];
            double[] to = points[(i + 1) % POINTS];
            double[] after = points[(i + 2) % POINTS];
            path.append(pair("C", between(from, before, to)))
                    .append(pair(" ", between(to, after, from)))
                    .append(pair(" ", to));
        }
        return path.append('Z').toString();
    }

    /** Evenly spread over 0 to 1, the same for the same place; the finisher of SplitMix64. */
    static double chance(long seed, long place) {
        long mixed = seed * 0x9E3779B97F4A7C15L + place * 0xD1B54A32D192ED03L + 0x2545F4914F6CDD1DL;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        mixed ^= mixed >>> 31;
        return (mixed >>> 11) * 0x1.0p-53;
    }

    private static double[][] points(int seed) {
        double[][] points = new double[POINTS][];
        for (int i = 0; i < POINTS; i++) {
            double angle = 2 * Math.PI * i / POINTS;
            double radius = 1 + wave(seed, 2, angle, 0.012) + wave(seed, 3, angle, 0.022) + wave(seed, 4, angle, 0.008);
            double y = radius * power(Math.sin(angle));
            points[i] = new double[] {radius * power(Math.cos(angle)), y > 0 ? y * 0.9 : y};
        }
        return points;
    }

    private static double wave(int seed, int harmonic, double angle, double amplitude) {
        return amplitude * Math.sin(harmonic * angle + 2 * Math.PI * chance(seed, harmonic));
    }

    private static double power(double part) {
        return Math.signum(part) * Math.pow(Math.abs(part), 2 / EXPONENT);
    }

    private static void fit(double[][] points, double width, double height) {
        double[] sizes = {width, height};
        for (int axis = 0; axis < sizes.length; axis++) {
            double least = Double.MAX_VALUE;
            double most = -Double.MAX_VALUE;
            for (double[] point : points) {
                least = Math.min(least, point[axis]);
                most = Math.max(most, point[axis]);
            }
            for (double[] point : points) {
                point[axis] = (point[axis] - least) / (most - least) * sizes[axis];
            }
        }
    }

    /** The control point beside {@code at} for a Catmull-Rom curve that goes on to {@code to}. */
    private static double[] between(double[] at, double[] other, double[] to) {
        return new double[] {at[0] + (to[0] - other[0]) / 6, at[1] + (to[1] - other[1]) / 6};
    }

    private static String pair(String command, double[] point) {
        return String.format(Locale.ROOT, "%s%.1f %.1f", command, point[0], point[1]);
    }
}
