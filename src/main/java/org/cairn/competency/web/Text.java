package org.cairn.competency.web;

import java.util.Locale;
import org.cairn.shared.Bilingual;
import org.jspecify.annotations.Nullable;

/**
 * A text as it is read: the reader's words, or the other language's with its tag and a mark.
 *
 * @param language of the words, for {@code lang}
 */
record Text(String words, String language, boolean translated) {

    static Text of(Bilingual text, Locale locale) {
        boolean translated = text.isTranslated(locale);
        boolean french = locale.getLanguage().equals(Locale.FRENCH.getLanguage()) == translated;
        return new Text(text.in(locale), french ? "fr" : "en", translated);
    }

    static @Nullable Text ofNullable(@Nullable Bilingual text, Locale locale) {
        return text == null ? null : of(text, locale);
    }
}
