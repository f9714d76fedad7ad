package org.cairn.launch;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.cairn.platform.Platforms;
import org.cairn.platform.Registration;
import org.cairn.shared.LaunchId;
import org.cairn.shared.PersonId;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.cairn.shared.Secrets;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * From the frame to a window. A window opened from a frame is another partition and has no session; a code that serves once,
 * within a minute, hands the launch over.
 */
@Service
public class Handovers {

    private static final Duration LIFETIME = Duration.ofSeconds(60);

    private final JdbcClient jdbc;
    private final LaunchTable launches;
    private final Platforms platforms;
    private final Secrets secrets;
    private final Clock clock;

    Handovers(JdbcClient jdbc, LaunchTable launches, Platforms platforms, Secrets secrets, Clock clock) {
        this.jdbc = jdbc;
        this.launches = launches;
        this.platforms = platforms;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** A code for this launch; only its hash is kept. */
    public String code(Launch launch) {
        String code = secrets.next();
        jdbc.sql("""
                        INSERT INTO handover (code_hash, launch_id, person_id, expires_at)
                        VALUES (:hash, :launch, :person, :expires)
                        """)
                .param("hash", Secrets.hash(code))
                .param("launch", launch.visitor().launch().value())
                .param("person", launch.visitor().person().value())
                .param("expires", OffsetDateTime.now(clock).plus(LIFETIME))
                .update();
        return code;
    }

    /** @throws Refusal SESSION_GONE where the code is unknown, used or too old */
    @Transactional
    public LaunchPrincipal take(String code, LaunchId wanted) {
        String hash = Secrets.hash(code);
        PersonId person = jdbc.sql("""
                        SELECT person_id FROM handover
                         WHERE code_hash = :hash AND launch_id = :launch AND expires_at > :now
                        """)
                .param("hash", hash)
                .param("launch", wanted.value())
                .param("now", OffsetDateTime.now(clock))
                .query((row, number) -> new PersonId(row.getObject("person_id", UUID.class)))
                .optional()
                .orElseThrow(() -> new Refusal(Problem.SESSION_GONE, "launch.code"));
        int taken = jdbc.sql("DELETE FROM handover WHERE code_hash = :hash")
                .param("hash", hash)
                .update();
        Launch launch = launches.find(wanted, person)
                .filter(found -> taken == 1)
                .orElseThrow(() -> new Refusal(Problem.SESSION_GONE, "launch.code"));
        Registration registration =
                platforms.registration(launch.registration()).orElseThrow();
        return new LaunchPrincipal(registration.id().toString(), person.toString(), registration.frameAncestors());
    }

    int forgetOld() {
        return jdbc.sql("DELETE FROM handover WHERE expires_at < :now")
                .param("now", OffsetDateTime.now(clock))
                .update();
    }
}
