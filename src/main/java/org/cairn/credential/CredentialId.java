package org.cairn.credential;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The public id of a credential: 130 random bits in base 32, so that nobody finds one by guessing. */
public record CredentialId(String value) {

    private static final int LENGTH = 26;
    private static final Pattern FORM = Pattern.compile("[0-9a-v]{" + LENGTH + "}");

    public CredentialId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not the id of a credential");
        }
    }

    /** Empty where the text cannot be an id, which is the same as unknown. */
    public static Optional<CredentialId> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new CredentialId(text)) : Optional.empty();
    }

    static CredentialId random(SecureRandom chance) {
        String digits = new BigInteger(LENGTH * 5, chance).toString(32).toLowerCase(Locale.ROOT);
        return new CredentialId("0".repeat(LENGTH - digits.length()) + digits);
    }

    @Override
    public String toString() {
        return value;
    }
}
