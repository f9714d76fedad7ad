package org.cairn.gradefile;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which sign begins the decimals. It matters only where both readings are possible: 1,250 is a little or a lot. */
public enum Decimal {
    POINT("\\.", "[,' ]"),
    COMMA(",", "[.' ]");

    private static final Pattern SPACES = Pattern.compile("[\\u00A0\\u202F\\u2009]");

    private final Pattern form;
    private final Pattern decimals;
    private final Pattern grouping;

    Decimal(String sign, String group) {
        this.form = Pattern.compile(
                "(\\d{1,12}|\\d{1,3}(" + group + "\\d{3}){1,3})(" + sign + "\\d{1,10})?|" + sign + "\\d{1,10}");
        this.decimals = Pattern.compile(sign);
        this.grouping = Pattern.compile(group);
    }

    /** The number as this sign reads it, else as the other one does; neither where both would be guesses. */
    Optional<BigDecimal> read(String text) {
        if (isSimple(text)) {
            return Optional.of(new BigDecimal(text.replace(',', '.')));
        }
        String plain = SPACES.matcher(text.strip()).replaceAll(" ");
        return own(plain).or(() -> other().own(plain));
    }

    /** Digits, and decimals behind this sign alone: most cells of most files, read without looking further. */
    private boolean isSimple(String text) {
        int sign = text.indexOf(this == POINT ? '.' : ',');
        int whole = sign < 0 ? text.length() : sign;
        int decimals = text.length() - whole - 1;
        return whole >= 1
                && whole <= 12
                && (sign < 0 || (decimals >= 1 && decimals <= 10))
                && areDigits(text, 0, whole)
                && areDigits(text, whole + 1, text.length());
    }

    private static boolean areDigits(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private Optional<BigDecimal> own(String text) {
        if (!form.matcher(text).matches()) {
            return Optional.empty();
        }
        String digits = grouping.matcher(text).replaceAll("");
        return Optional.of(new BigDecimal(decimals.matcher(digits).replaceFirst(".")));
    }

    private Decimal other() {
        return this == POINT ? COMMA : POINT;
    }

    /** The sign of most of those figures that can be read in one way only; a point where nothing tells. */
    static Decimal of(Stream<String> cells) {
        int comma = cells.mapToInt(cell -> {
                    String plain = cell.replace("%", "").strip();
                    boolean asPoint = POINT.own(plain).isPresent();
                    boolean asComma = COMMA.own(plain).isPresent();
                    return asPoint == asComma ? 0 : asComma ? 1 : -1;
                })
                .sum();
        return comma > 0 ? COMMA : POINT;
    }
}
