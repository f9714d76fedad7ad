package org.cairn.badge;

/** Numbers and text as SVG writes them, the same in every locale. */
final class Svg {

    private Svg() {}

    static String at(Outline.Point point) {
        return number(point.x()) + " " + number(point.y());
    }

    /** Rounded to 0.1. */
    static String number(double value) {
        return decimal(Math.round(value * 10), 10);
    }

    /** Rounded to 0.01: letters show finer steps than landscapes. */
    static String fine(double value) {
        return decimal(Math.round(value * 100), 100);
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static String decimal(long units, int scale) {
        String sign = units < 0 ? "-" : "";
        long size = Math.abs(units);
        long rest = size % scale;
        if (rest == 0) {
            return sign + size / scale;
        }
        String digits = Long.toString(scale + rest).substring(1);
        return sign + size / scale + "." + (digits.endsWith("0") ? digits.substring(0, digits.length() - 1) : digits);
    }
}
