package org.cairn.platform;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.cairn.shared.Sha256;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of invitations: 256 bits that serve once, within a day, of which only the hash is kept. */
@Repository
class Invitations {

    static final Duration LIFETIME = Duration.ofHours(24);

    private static final int BYTES = 32;

    private final JdbcClient jdbc;
    private final SecureRandom random;
    private final Clock clock;

    Invitations(JdbcClient jdbc, SecureRandom random, Clock clock) {
        this.jdbc = jdbc;
        this.random = random;
        this.clock = clock;
    }

    /** A new invitation; earlier ones for the same registration no longer serve. */
    String make(RegistrationId pending) {
        jdbc.sql("DELETE FROM invitation WHERE pending_id = :pending")
                .param("pending", pending.value())
                .update();
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        OffsetDateTime now = OffsetDateTime.now(clock);
        jdbc.sql("""
                        INSERT INTO invitation (token_hash, pending_id, made_at, expires_at)
                        VALUES (:hash, :pending, :now, :end)
                        """)
                .param("hash", Sha256.hex(token))
                .param("pending", pending.value())
                .param("now", now)
                .param("end", now.plus(LIFETIME))
                .update();
        return token;
    }

    /** What it invites to; empty where it is unknown, used or too old. */
    Optional<RegistrationId> find(String token) {
        return jdbc.sql("""
                        SELECT pending_id FROM invitation
                         WHERE token_hash = :hash AND used_at IS NULL AND expires_at > :now
                        """)
                .param("hash", Sha256.hex(token))
                .param("now", OffsetDateTime.now(clock))
                .query(UUID.class)
                .optional()
                .map(RegistrationId::new);
    }

    /** @return 0 where it has been used, by whoever was first, or has ended */
    int use(String token) {
        return jdbc.sql("""
                        UPDATE invitation SET used_at = :now
                         WHERE token_hash = :hash AND used_at IS NULL AND expires_at > :now
                        """)
                .param("hash", Sha256.hex(token))
                .param("now", OffsetDateTime.now(clock))
                .update();
    }

    /** The platform has declined: what was registered nowhere may be tried again until the invitation ends. */
    void giveBack(String token) {
        jdbc.sql("UPDATE invitation SET used_at = NULL WHERE token_hash = :hash")
                .param("hash", Sha256.hex(token))
                .update();
    }
}
