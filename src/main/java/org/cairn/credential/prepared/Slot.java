package org.cairn.credential.prepared;

import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** Where a value goes that differs from one document to the next, and how it is written there. */
final class Slot {

    /** An absolute IRI, so that it survives expansion wherever a text or an id may stand. */
    private static final String MARK = "urn:cairn:slot:";

    private static final int DIGITS = 4;
    private static final int LENGTH = MARK.length() + DIGITS + 1;

    /**
     * What JSON-LD leaves alone: neither relative nor compact ({@code https} is followed by two slashes, and no pinned context
     * defines a term {@code urn} or {@code did}), nothing that N-Quads would escape.
     */
    private static final List<String> PLAIN_BEGINNINGS = List.of("https://", "http://", "urn:", "did:");

    private static final BitSet PLAIN = letters("-._~:/?#@!$&'()*+,;=%", true);

    private static final BitSet FIRST = letters("", true);

    private static final BitSet FIRST_OF_NAME = letters("", false);

    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    private Slot() {}

    /** The value that stands for slot {@code index} in a template. No mark is the beginning of another. */
    static String mark(int index) {
        String digits = Integer.toString(index);
        return MARK + "0".repeat(DIGITS - digits.length()) + digits + ";";
    }

    static boolean isIn(String text) {
        return text.contains(MARK);
    }

    /** The slot whose mark is the whole text; empty where it is none. */
    static Optional<Integer> whole(String text) {
        return text.length() == LENGTH && text.startsWith(MARK)
                ? Optional.of(Integer.parseInt(text.substring(MARK.length(), LENGTH - 1)))
                : Optional.empty();
    }

    static boolean isPlainIri(String value) {
        for (String beginning : PLAIN_BEGINNINGS) {
            if (value.startsWith(beginning)) {
                BitSet first = beginning.endsWith("/") ? FIRST : FIRST_OF_NAME;
                return value.length() > beginning.length()
                        && first.get(value.charAt(beginning.length()))
                        && isPlain(value, beginning.length() + 1);
            }
        }
        return false;
    }

    /** By hand, since a pattern took a quarter of the time in which a document is written. */
    private static boolean isPlain(String value, int from) {
        for (int i = from; i < value.length(); i++) {
            if (!PLAIN.get(value.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static BitSet letters(String more, boolean capitals) {
        BitSet letters = new BitSet(128);
        letters.set('0', '9' + 1);
        letters.set('a', 'z' + 1);
        letters.set('A', 'Z' + 1, capitals);
        more.chars().forEach(letters::set);
        return letters;
    }

    /** Lone surrogates have no bytes of their own. */
    static boolean isWellFormed(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (Character.isSurrogate(c)) {
                boolean pair = Character.isHighSurrogate(c)
                        && i + 1 < value.length()
                        && Character.isLowSurrogate(value.charAt(++i));
                if (!pair) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Canonical N-Quads escapes (RDF Dataset Canonicalization 1.0, A): DEL too, in upper-case hexadecimal. */
    static byte[] literal(String value) {
        return escaped(value, true);
    }

    /** The escapes of the writer of {@code openbadges.Json}: not DEL. */
    static byte[] json(String value) {
        return escaped(value, false);
    }

    private static byte[] escaped(String value, boolean nquads) {
        StringBuilder out = null;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean plain = c >= 0x20 && c != '"' && c != '\\' && !(nquads && c == 0x7F);
            if (plain && out != null) {
                out.append(c);
            } else if (!plain) {
                out = out == null ? new StringBuilder(value.length() + 16).append(value, 0, i) : out;
                escape(c, out);
            }
        }
        return (out == null ? value : out.toString()).getBytes(StandardCharsets.UTF_8);
    }

    private static void escape(char c, StringBuilder out) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\b' -> out.append("\\b");
            case '\t' -> out.append("\\t");
            case '\n' -> out.append("\\n");
            case '\f' -> out.append("\\f");
            case '\r' -> out.append("\\r");
            default -> out.append("\\u00").append(HEX[c >>> 4]).append(HEX[c & 0xF]);
        }
    }
}
