package org.cairn.badge;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A closed line through points, y downwards. StrictMath, so that every machine gets the same last digit. */
record Outline(List<Point> points) {

    /** In the units of the picture. */
    record Point(double x, double y) {}

    Outline {
        points = List.copyOf(points);
    }

    /** @param exponent 2 is an ellipse; the higher, the squarer */
    static Outline superellipse(double halfWidth, double halfHeight, double exponent, int count) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double angle = 2 * StrictMath.PI * i / count;
            points.add(new Point(
                    halfWidth * power(StrictMath.cos(angle), 2 / exponent),
                    halfHeight * power(StrictMath.sin(angle), 2 / exponent)));
        }
        return new Outline(points);
    }

    private static double power(double base, double exponent) {
        return StrictMath.signum(base) * StrictMath.pow(Math.abs(base), exponent);
    }

    Outline map(UnaryOperator<Point> each) {
        return new Outline(points.stream().map(each).toList());
    }

    Outline moved(double dx, double dy) {
        return map(point -> new Point(point.x() + dx, point.y() + dy));
    }

    Outline scaled(double sx, double sy) {
        return map(point -> new Point(point.x() * sx, point.y() * sy));
    }

    double left() {
        return points.stream().mapToDouble(Point::x).min().orElseThrow();
    }

    double right() {
        return points.stream().mapToDouble(Point::x).max().orElseThrow();
    }

    double top() {
        return points.stream().mapToDouble(Point::y).min().orElseThrow();
    }

    double bottom() {
        return points.stream().mapToDouble(Point::y).max().orElseThrow();
    }

    double width() {
        return right() - left();
    }

    double height() {
        return bottom() - top();
    }

    /** The highest (sign -1) or lowest (sign 1) point of the line at x, or NaN beside it. */
    double edge(double x, int sign) {
        double edge = Double.NaN;
        for (int i = 0; i < points.size(); i++) {
            Point from = points.get(i);
            Point to = points.get((i + 1) % points.size());
            if (x >= Math.min(from.x(), to.x()) && x <= Math.max(from.x(), to.x()) && from.x() != to.x()) {
                double y = from.y() + (to.y() - from.y()) * (x - from.x()) / (to.x() - from.x());
                edge = Double.isNaN(edge) || sign * y > sign * edge ? y : edge;
            }
        }
        return edge;
    }

    /** The line as SVG path data: a closed Catmull-Rom curve as cubic segments. */
    String path() {
        int count = points.size();
        StringBuilder path = new StringBuilder("M" + Svg.at(points.get(0)));
        for (int i = 0; i < count; i++) {
            Point before = points.get((i + count - 1) % count);
            Point from = points.get(i);
            Point to = points.get((i + 1) % count);
            Point after = points.get((i + 2) % count);
            Point first = new Point(from.x() + (to.x() - before.x()) / 6, from.y() + (to.y() - before.y()) / 6);
            Point second = new Point(to.x() - (after.x() - from.x()) / 6, to.y() - (after.y() - from.y()) / 6);
            path.append('C')
                    .append(Svg.at(first))
                    .append(' ')
                    .append(Svg.at(second))
                    .append(' ')
                    .append(Svg.at(to));
        }
        return path.append('Z').toString();
    }
}
