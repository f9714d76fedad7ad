package org.cairn.shared;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes secrets that a browser or a letter keeps for us, and compares what is brought back. We keep hashes alone. */
@Component
public class Secrets {

    private final SecureRandom random;

    public Secrets(SecureRandom random) {
        this.random = random;
    }

    /** 192 bits of chance in Base64 for addresses: 32 characters. */
    public String next() {
        byte[] bytes = new byte[24];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** SHA-256 in Base64 for addresses: 43 characters. */
    public static String hash(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Sha256.of(text));
    }

    /** Whether this is the secret behind a hash, in a time that tells nothing. */
    public static boolean opens(@Nullable String secret, String hash) {
        return secret != null
                && MessageDigest.isEqual(
                        hash(secret).getBytes(StandardCharsets.UTF_8), hash.getBytes(StandardCharsets.UTF_8));
    }
}
