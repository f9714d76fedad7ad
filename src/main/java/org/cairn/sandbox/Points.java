package org.cairn.sandbox;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Points as people write them. */
final class Points {

    private Points() {}

    /** At most four decimals, with the decimal sign of the language; empty where there are none. */
    static String text(@Nullable BigDecimal points, Locale locale) {
        return points == null
                ? ""
                : new DecimalFormat("0.####", DecimalFormatSymbols.getInstance(locale)).format(points);
    }
}
