package org.cairn.award;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import org.cairn.microcredential.Frozen;
import org.jspecify.annotations.Nullable;

/**
 * A link of the chain.
 *
 * @param salt null once what it was about is erased
 * @param digest of salt and event
 * @param previous the hash of the link before, or zeros
 * @param hash of previous, number, event id and digest
 */
record AuditSeal(long number, UUID event, @Nullable String salt, String digest, String previous, String hash) {

    static final String BEGINNING = "0".repeat(64);

    static AuditSeal after(long number, String previous, AuditLog.Entry entry, String salt) {
        String digest = digest(salt, entry);
        UUID event = entry.event().id();
        return new AuditSeal(number, event, salt, digest, previous, hash(previous, number, event, digest));
    }

    /** Whether it follows from what it says of itself. */
    boolean isWhole() {
        return hash.equals(hash(previous, number, event, digest));
    }

    /** Whether this is what was sealed. Of what was erased nobody can say. */
    boolean isOf(AuditLog.Entry entry) {
        return salt == null || digest.equals(digest(salt, entry));
    }

    private static String digest(String salt, AuditLog.Entry entry) {
        return sha256(salt + Frozen.of(new Said(entry.event(), entry.content())).json());
    }

    private static String hash(String previous, long number, UUID event, String digest) {
        return sha256(previous + ":" + number + ":" + event + ":" + digest);
    }

    /** What is sealed of an entry. */
    private record Said(AuditEvent event, @Nullable String content) {}

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
