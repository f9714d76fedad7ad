package org.cairn.credential.openbadges;

import java.util.regex.Pattern;

/** Words of others that are put where Open Badges has Markdown. */
public final class Markdown {

    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\u202A-\\u202E\\u2066-\\u2069]+");
    private static final Pattern MEANS_SOMETHING = Pattern.compile("[\\\\`*_\\[\\]<>#&]");
    private static final Pattern ESCAPED = Pattern.compile("\\\\(\\p{Punct})");

    private Markdown() {}

    /** So that whoever renders it shows the words as they were written: no link, no element, nothing that turns the text around. */
    public static String plainly(String words) {
        String visible = INVISIBLE.matcher(words).replaceAll(" ");
        return MEANS_SOMETHING.matcher(visible).replaceAll("\\\\$0");
    }

    /** The words again, for a page that shows them as text (CommonMark 0.31, 2.4). */
    public static String words(String markdown) {
        return ESCAPED.matcher(markdown).replaceAll("$1");
    }
}
