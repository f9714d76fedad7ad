package org.cairn.letter;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.SecretKey;
import org.cairn.platform.Vault;
import org.cairn.shared.PersonId;
import org.cairn.shared.Sha256;
import org.springframework.stereotype.Component;

/**
 * The addresses in letters. They say whom and what for, under a key that every node derives, so that nothing of them is kept: a
 * person, the moment of the wish in microseconds, and their HMAC-SHA-256.
 */
@Component
class LetterLinks {

    private static final int SAID = 3 * Long.BYTES;
    private static final int WHOLE = SAID + 32;

    private final SecretKey key;

    LetterLinks(Vault vault) {
        this.key = vault.derive("letter");
    }

    /** Whom a link is about, and which of their wishes. */
    record Said(PersonId person, Instant askedAt) {}

    String token(Wish wish) {
        Instant asked = wish.askedAt();
        byte[] said = ByteBuffer.allocate(SAID)
                .putLong(wish.person().value().getMostSignificantBits())
                .putLong(wish.person().value().getLeastSignificantBits())
                .putLong(asked.getEpochSecond() * 1_000_000 + asked.getNano() / 1_000)
                .array();
        byte[] token = ByteBuffer.allocate(WHOLE)
                .put(said)
                .put(Sha256.keyed(key, said))
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /** Empty of everything that was not made here. */
    Optional<Said> read(String token) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        byte[] said = Arrays.copyOf(bytes, SAID);
        if (bytes.length != WHOLE
                || !MessageDigest.isEqual(Sha256.keyed(key, said), Arrays.copyOfRange(bytes, SAID, WHOLE))) {
            return Optional.empty();
        }
        ByteBuffer buffer = ByteBuffer.wrap(said);
        PersonId person = new PersonId(new UUID(buffer.getLong(), buffer.getLong()));
        long micros = buffer.getLong();
        return Optional.of(
                new Said(person, Instant.ofEpochSecond(micros / 1_000_000, Math.floorMod(micros, 1_000_000L) * 1_000)));
    }
}
