package org.cairn.microcredential.web;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.cairn.shared.Bilingual;
import org.jspecify.annotations.Nullable;

/** What people type: numbers with a comma or a point, with or without a percent sign; words or nothing. */
final class Typed {

    private static final Pattern NUMBER = Pattern.compile("\\d{1,6}(\\.\\d{1,6})?");
    private static final Pattern NOISE = Pattern.compile("[\\s\\u00a0\\u202f%]");

    private Typed() {}

    static boolean isBlank(@Nullable String typed) {
        return typed == null || typed.isBlank();
    }

    static Optional<BigDecimal> number(@Nullable String typed) {
        String plain = typed == null ? "" : NOISE.matcher(typed).replaceAll("").replace(',', '.');
        return NUMBER.matcher(plain).matches() ? Optional.of(new BigDecimal(plain)) : Optional.empty();
    }

    /** A share typed in percent. */
    static Optional<BigDecimal> share(@Nullable String typed) {
        return number(typed).map(number -> number.movePointLeft(2));
    }

    static String percent(BigDecimal share) {
        return plain(share.movePointRight(2));
    }

    static String plain(@Nullable BigDecimal number) {
        return number == null ? "" : number.stripTrailingZeros().toPlainString();
    }

    static @Nullable String line(@Nullable String typed) {
        return isBlank(typed) ? null : String.valueOf(typed).strip();
    }

    static <E extends Enum<E>> Optional<E> choice(@Nullable String typed, Class<E> choices) {
        return Arrays.stream(choices.getEnumConstants())
                .filter(choice -> choice.name().equals(typed))
                .findFirst();
    }

    static @Nullable Bilingual words(@Nullable String en, @Nullable String fr) {
        return isBlank(en) && isBlank(fr) ? null : new Bilingual(en, fr);
    }
}
