package org.cairn.audit;

import java.util.UUID;
import org.cairn.microcredential.Frozen;
import org.cairn.shared.Sha256;
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
        return Sha256.hex(
                salt + Frozen.of(new Said(entry.event(), entry.content())).json());
    }

    private static String hash(String previous, long number, UUID event, String digest) {
        return Sha256.hex(previous + ":" + number + ":" + event + ":" + digest);
    }

    /** What is sealed of an entry. */
    private record Said(AuditEvent event, @Nullable String content) {}
}
