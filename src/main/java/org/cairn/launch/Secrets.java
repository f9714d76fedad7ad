package org.cairn.launch;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import org.cairn.shared.Sha256;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes secrets that a browser keeps for us, and compares what it brings back. We keep hashes alone. */
@Component
class Secrets {

    private final SecureRandom random;

    Secrets(SecureRandom random) {
        this.random = random;
    }

    String next() {
        byte[] bytes = new byte[24];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** SHA-256 in Base64 for addresses: 43 characters. */
    static String hash(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Sha256.of(text));
    }

    /** Whether this is the secret behind a hash, in a time that tells nothing. */
    static boolean opens(@Nullable String secret, String hash) {
        return secret != null
                && MessageDigest.isEqual(
                        hash(secret).getBytes(StandardCharsets.UTF_8), hash.getBytes(StandardCharsets.UTF_8));
    }
}
