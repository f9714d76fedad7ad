package org.cairn.outbound;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A letter to one address, in plain text. */
public record Letter(String to, String subject, String text) {

    private static final Pattern ADDRESS = Pattern.compile("[^\\s@<>\",;:]+@[^\\s@<>\",;:]+\\.[^\\s@<>\",;:]+");
    private static final int LONGEST_ADDRESS = 254;

    /** A line break in a subject would begin a header of its own. */
    public Letter {
        to = to.strip();
        subject = subject.replaceAll("\\s+", " ").strip();
        if (to.chars().anyMatch(Character::isWhitespace)) {
            throw new IllegalArgumentException("an address is one word");
        }
    }

    /** Whether a person may have meant this as an address; whether somebody reads there shows only when it is written to. */
    public static boolean isAddress(@Nullable String typed) {
        return typed != null
                && typed.length() <= LONGEST_ADDRESS
                && ADDRESS.matcher(typed).matches();
    }
}
