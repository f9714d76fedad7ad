package org.cairn.microcredential;

import java.util.List;
import java.util.regex.Pattern;
import org.cairn.shared.Bilingual;
import org.jspecify.annotations.Nullable;

/**
 * What may be corrected in words that are published: spelling, and a translation that was missing. Figures stay, nothing
 * is taken away, and most of the letters stay where they were; more than that is a new version.
 */
final class Correction {

    private static final Pattern FIGURES = Pattern.compile("\\d+");
    private static final int ALWAYS = 4;
    private static final int ONE_IN = 4;

    private Correction() {}

    static boolean isOnlyWords(Bilingual before, Bilingual after) {
        return isOnlySpelling(before.en(), after.en()) && isOnlySpelling(before.fr(), after.fr());
    }

    private static boolean isOnlySpelling(@Nullable String before, @Nullable String after) {
        if (before == null) {
            return true;
        }
        return after != null
                && figures(before).equals(figures(after))
                && distance(before, after) <= Math.max(ALWAYS, before.length() / ONE_IN);
    }

    private static List<String> figures(String text) {
        return FIGURES.matcher(text).results().map(result -> result.group()).toList();
    }

    /** How many letters have to be put in, taken out or replaced (Levenshtein). */
    static int distance(String one, String other) {
        int[] above = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int[] row = new int[other.length() + 1];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int replaced = above[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(above[j], row[j - 1]));
            }
            above = row;
        }
        return above[other.length()];
    }
}
