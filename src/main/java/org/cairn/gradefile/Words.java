package org.cairn.gradefile;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Words as they are compared. */
final class Words {

    private Words() {}

    /** One space between words, whatever kinds of space there were. */
    static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .replaceAll("[\\s\\u00A0\\u202F\\u2009]+", " ")
                .strip();
    }

    /** Without regard to case, accents and the kind of apostrophe. */
    static String folded(String text) {
        return Normalizer.normalize(plain(text), Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .replace('\u2019', '\'')
                .toLowerCase(Locale.ROOT);
    }

    /** A name whatever the order of its parts: Canvas writes the family name first. */
    static String name(String text) {
        return Arrays.stream(folded(text).split("[^\\p{L}\\p{N}]+"))
                .filter(part -> !part.isEmpty())
                .sorted()
                .collect(Collectors.joining(" "));
    }
}
