package org.cairn.badge;

import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The part of SVG's path language that badge faces are written in: M L H V C Q Z, and h v. */
final class PathData {

    private static final Pattern PART = Pattern.compile("[A-Za-z]|-?(?:\\d+\\.?\\d*|\\.\\d+)");

    private final Matcher parts;
    private final Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO);

    private PathData(String data) {
        parts = PART.matcher(data);
    }

    static Path2D read(String data) {
        return new PathData(data).read();
    }

    private Path2D read() {
        char command = ' ';
        while (parts.find()) {
            String part = parts.group();
            if (Character.isLetter(part.charAt(0))) {
                command = part.charAt(0);
                if (command == 'Z' || command == 'z') {
                    path.closePath();
                } else {
                    run(command, next());
                }
            } else {
                run(command, Double.parseDouble(part));
            }
        }
        return path;
    }

    private void run(char command, double first) {
        Point2D at = path.getCurrentPoint();
        switch (command) {
            case 'M' -> path.moveTo(first, next());
            case 'L' -> path.lineTo(first, next());
            case 'H' -> path.lineTo(first, at.getY());
            case 'h' -> path.lineTo(at.getX() + first, at.getY());
            case 'V' -> path.lineTo(at.getX(), first);
            case 'v' -> path.lineTo(at.getX(), at.getY() + first);
            case 'C' -> path.curveTo(first, next(), next(), next(), next(), next());
            case 'Q' -> path.quadTo(first, next(), next(), next());
            default -> throw new IllegalArgumentException("a path of a badge has no " + command);
        }
    }

    private double next() {
        if (!parts.find()) {
            throw new IllegalArgumentException("a path of a badge ends too early");
        }
        return Double.parseDouble(parts.group());
    }
}
