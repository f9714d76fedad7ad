package org.cairn.award;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import org.cairn.microcredential.VersionId;
import org.cairn.shared.PersonId;

/** The id of an award: who decides twice about the same learner, version and cycle finds the same id twice. */
public record AwardId(UUID value) {

    private static final UUID NAMESPACE = UUID.fromString("5a1f0c0e-6c4e-5b0e-9d53-3f2f8a8d7a11");

    /** A UUID of version 5 (RFC 9562, 5.5), made of what makes an award one award. */
    static AwardId of(VersionId version, PersonId person, int cycle) {
        byte[] name = (version + ":" + person + ":" + cycle).getBytes(StandardCharsets.UTF_8);
        ByteBuffer hash = ByteBuffer.wrap(sha1(ByteBuffer.allocate(16 + name.length)
                .putLong(NAMESPACE.getMostSignificantBits())
                .putLong(NAMESPACE.getLeastSignificantBits())
                .put(name)
                .array()));
        long high = (hash.getLong() & 0xFFFF_FFFF_FFFF_0FFFL) | 0x5000L;
        long low = (hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new AwardId(new UUID(high, low));
    }

    private static byte[] sha1(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-1").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
