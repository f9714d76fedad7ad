package org.cairn.launch;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.cairn.platform.RegistrationId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of used nonces. */
@Repository
class UsedNonces {

    /** The oldest accepted token, and twice the leeway; a token that is older is refused for its age. */
    private static final Duration KEPT = Duration.ofMinutes(13);

    private final JdbcClient jdbc;
    private final Clock clock;

    UsedNonces(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @return 0 where the nonce has been used */
    int use(RegistrationId registration, String nonceHash) {
        return jdbc.sql("""
                        INSERT INTO used_nonce (registration_id, nonce_hash, used_at)
                        VALUES (:registration, :hash, :now) ON CONFLICT DO NOTHING
                        """)
                .param("registration", registration.value())
                .param("hash", nonceHash)
                .param("now", OffsetDateTime.now(clock))
                .update();
    }

    int forgetOld() {
        return jdbc.sql("DELETE FROM used_nonce WHERE used_at < :before")
                .param("before", OffsetDateTime.now(clock).minus(KEPT))
                .update();
    }
}
