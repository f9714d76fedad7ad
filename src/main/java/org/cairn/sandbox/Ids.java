package org.cairn.sandbox;

import java.security.SecureRandom;
import java.util.HexFormat;
import org.springframework.stereotype.Component;

/**
 * Identifiers that never come again, not even after a restart: a tool remembers line items and links longer than this LMS
 * does, and must not meet an old address with a new meaning.
 */
@Component
final class Ids {

    private final SecureRandom random;

    Ids(SecureRandom random) {
        this.random = random;
    }

    String next() {
        return hex(6);
    }

    /** One that cannot be guessed. */
    String secret() {
        return hex(24);
    }

    private String hex(int bytes) {
        byte[] value = new byte[bytes];
        random.nextBytes(value);
        return HexFormat.of().formatHex(value);
    }
}
