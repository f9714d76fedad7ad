package org.cairn.competency.web;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.cairn.shared.Bilingual;
import org.jspecify.annotations.Nullable;

/** What people type: words or nothing, without what no database keeps. */
final class Typed {

    private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\x7F]");

    private Typed() {}

    static boolean isBlank(@Nullable String typed) {
        return text(typed) == null;
    }

    /** Null where there is nothing but space. */
    static @Nullable String text(@Nullable String typed) {
        if (typed == null) {
            return null;
        }
        String whole = new String(typed.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        String clean = CONTROL.matcher(whole).replaceAll(" ").strip();
        return clean.isEmpty() ? null : clean;
    }

    static @Nullable Bilingual words(@Nullable String en, @Nullable String fr) {
        return isBlank(en) && isBlank(fr) ? null : new Bilingual(text(en), text(fr));
    }

    static @Nullable String en(@Nullable Bilingual words) {
        return words == null ? null : words.en();
    }

    static @Nullable String fr(@Nullable Bilingual words) {
        return words == null ? null : words.fr();
    }

    static <T> List<T> present(@Nullable List<@Nullable T> list) {
        return list == null ? List.of() : list.stream().filter(Objects::nonNull).toList();
    }
}
