package org.cairn.portfolio;

import java.security.SecureRandom;
import java.util.Base64;
import org.cairn.shared.Sha256;
import org.springframework.stereotype.Component;

/** What a letter or a browser carries for us; 192 bits of chance. We keep hashes alone. */
@Component
class PortfolioSecrets {

    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

    private final SecureRandom random;

    PortfolioSecrets(SecureRandom random) {
        this.random = random;
    }

    String next() {
        byte[] bytes = new byte[24];
        random.nextBytes(bytes);
        return TEXT.encodeToString(bytes);
    }

    /** SHA-256 in Base64 for addresses: 43 characters. */
    static String hash(String secret) {
        return TEXT.encodeToString(Sha256.of(secret));
    }
}
