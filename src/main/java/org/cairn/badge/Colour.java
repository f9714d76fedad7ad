package org.cairn.badge;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A colour of sRGB. How well two stand out from each other is told as WCAG 2.2 has it. */
public record Colour(int red, int green, int blue) {

    private static final Pattern WRITTEN = Pattern.compile("#[0-9A-F]{6}");

    /** As typed: with or without the sign, in letters of either size. */
    public static Optional<Colour> parse(String typed) {
        String upper = typed.strip().toUpperCase(Locale.ROOT);
        String written = upper.startsWith("#") ? upper : "#" + upper;
        return WRITTEN.matcher(written).matches() ? Optional.of(of(written)) : Optional.empty();
    }

    static Colour of(String written) {
        int rgb = Integer.parseInt(written.substring(1), 16);
        return new Colour(rgb >> 16, rgb >> 8 & 0xFF, rgb & 0xFF);
    }

    /** Contrast ratio, 1 to 21 (WCAG 2.2, definition of contrast ratio). */
    double contrast(Colour other) {
        double lighter = Math.max(luminance(), other.luminance());
        double darker = Math.min(luminance(), other.luminance());
        return (lighter + 0.05) / (darker + 0.05);
    }

    /** Relative luminance, 0 to 1 (WCAG 2.2). */
    double luminance() {
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
    }

    private static double linear(int channel) {
        double share = channel / 255.0;
        return share <= 0.04045 ? share / 12.92 : StrictMath.pow((share + 0.055) / 1.055, 2.4);
    }

    /** How light people see it, 0 to 100 (CIE 1976 L*): equal steps look equal. */
    double lightness() {
        double y = luminance();
        return y > 216.0 / 24389 ? 116 * StrictMath.cbrt(y) - 16 : y * 24389 / 27;
    }

    /**
     * The same hue, as light as this.
     *
     * @param mostSaturation 0 is grey, 1 leaves it as strong as it is
     */
    Colour at(double lightness, double mostSaturation) {
        double strength = Math.min(saturation(), mostSaturation);
        double low = 0;
        double high = 1;
        for (int i = 0; i < 24; i++) {
            double middle = (low + high) / 2;
            if (ofHsl(hue(), strength, middle).lightness() < lightness) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return ofHsl(hue(), strength, high);
    }

    /** Of the circle, 0 to 6. */
    private double hue() {
        double spread = most() - least();
        if (spread == 0) {
            return 0;
        }
        if (most() == red) {
            return ((green - blue) / spread + 6) % 6;
        }
        return most() == green ? (blue - red) / spread + 2 : (red - green) / spread + 4;
    }

    private double saturation() {
        double sum = most() + least();
        double spread = most() - least();
        return spread == 0 ? 0 : spread / (sum > 255 ? 510 - sum : sum);
    }

    private double most() {
        return Math.max(red, Math.max(green, blue));
    }

    private double least() {
        return Math.min(red, Math.min(green, blue));
    }

    private static Colour ofHsl(double hue, double saturation, double lightness) {
        return new Colour(
                channel(hue, saturation, lightness, 0),
                channel(hue, saturation, lightness, 8),
                channel(hue, saturation, lightness, 4));
    }

    /** CSS Color 4, 7.1: HSL to sRGB, {@code offset} 0 for red, 8 for green, 4 for blue. */
    private static int channel(double hue, double saturation, double lightness, double offset) {
        double place = (offset + hue * 2) % 12;
        double reach = saturation * Math.min(lightness, 1 - lightness);
        double share = lightness - reach * Math.max(-1, Math.min(Math.min(place - 3, 9 - place), 1));
        return (int) Math.round(share * 255);
    }

    @Override
    public String toString() {
        return "#%02X%02X%02X".formatted(red, green, blue);
    }
}
