package org.cairn.shared;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A text in English and French. Either may be missing, not both; what is missing is shown in the other language with
 * a "not translated" mark.
 */
public record Bilingual(@Nullable String en, @Nullable String fr) {

    public Bilingual {
        en = blankToNull(en);
        fr = blankToNull(fr);
        if (en == null && fr == null) {
            throw new IllegalArgumentException("a text needs words in at least one language");
        }
    }

    /** The words in the reader's language, or in the other one. */
    public String in(Locale locale) {
        return words(locale)
                .or(() -> Optional.ofNullable(en))
                .or(() -> Optional.ofNullable(fr))
                .orElseThrow();
    }

    public boolean isTranslated(Locale locale) {
        return words(locale).isPresent();
    }

    private Optional<String> words(Locale locale) {
        return Optional.ofNullable(locale.getLanguage().equals(Locale.FRENCH.getLanguage()) ? fr : en);
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
