package org.cairn.gradefile;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Words as they are compared. */
final class Words {

    private static final Pattern SPACES = Pattern.compile("[\\s\\u00A0\\u202F\\u2009]+");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");

    private Words() {}

    /** One space between words, whatever kinds of space there were. */
    static String plain(String text) {
        return SPACES.matcher(Normalizer.normalize(text, Normalizer.Form.NFC))
                .replaceAll(" ")
                .strip();
    }

    /** Without regard to case, accents and the kind of apostrophe. */
    static String folded(String text) {
        return MARKS.matcher(Normalizer.normalize(plain(text), Normalizer.Form.NFD))
                .replaceAll("")
                .replace('\u2019', '\'')
                .toLowerCase(Locale.ROOT);
    }

    /** A name whatever the order of its parts: Canvas writes the family name first. */
    static String name(String text) {
        return BETWEEN.splitAsStream(folded(text))
                .filter(part -> !part.isEmpty())
                .sorted()
                .collect(Collectors.joining(" "));
    }
}
