package org.cairn.joining;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cairn.shared.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * Twelve characters of 32, so that 60 bits must be guessed within a quarter of an hour. Letters that are taken for digits are
 * not among them, and are read as those digits (Crockford’s Base32).
 */
record JoinCode(String characters) {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 12;
    private static final int GROUP = 4;
    private static final int LONGEST_TYPED = 100;

    static JoinCode random(SecureRandom chance) {
        return new JoinCode(chance.ints(LENGTH, 0, ALPHABET.length())
                .mapToObj(i -> String.valueOf(ALPHABET.charAt(i)))
                .collect(Collectors.joining()));
    }

    /** As somebody has typed it, with whatever they put between. */
    static Optional<JoinCode> typed(@Nullable String text) {
        if (text == null || text.length() > LONGEST_TYPED) {
            return Optional.empty();
        }
        String characters = text.toUpperCase(Locale.ROOT)
                .replaceAll("[\\s\\p{Pd}]", "")
                .replace('O', '0')
                .replaceAll("[IL]", "1");
        boolean whole = characters.length() == LENGTH && characters.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0);
        return whole ? Optional.of(new JoinCode(characters)) : Optional.empty();
    }

    /** In groups, as it is read from one screen and typed into another. */
    String shown() {
        return characters.replaceAll("(.{" + GROUP + "})(?=.)", "$1-");
    }

    String hash() {
        return Sha256.hex("join:" + characters);
    }

    /** Nothing that a log could keep. */
    @Override
    public String toString() {
        return "JoinCode";
    }
}
