package org.cairn.course;

import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.crypto.SecretKey;
import org.cairn.platform.LastingKeys;
import org.cairn.platform.RegistrationId;
import org.cairn.shared.Sha256;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Whom a platform goes on naming although they were erased here. Nothing of them is kept but a keyed hash, which finds nobody:
 * it says of somebody who is named that they are not to be taken up again until they come themselves.
 */
@Repository
class ForgottenIdentities {

    private final JdbcClient jdbc;
    private final PlatformIdentities identities;
    private final SecretKey key;

    ForgottenIdentities(JdbcClient jdbc, PlatformIdentities identities, LastingKeys keys) {
        this.jdbc = jdbc;
        this.identities = identities;
        this.key = keys.of("forgotten-identity");
    }

    @EventListener
    void on(PersonsErasing erasing) {
        identities
                .of(erasing.persons())
                .forEach(found -> jdbc.sql("""
                                INSERT INTO forgotten_identity (registration_id, subject_hash, forgotten_at)
                                VALUES (:registration, :hash, :now) ON CONFLICT DO NOTHING""")
                        .param("registration", found.registration().value())
                        .param("hash", hash(found.registration(), found.subject()))
                        .param("now", erasing.at().atOffset(ZoneOffset.UTC))
                        .update());
    }

    /** Those of these whom nobody is to take up. */
    Set<String> among(RegistrationId registration, Collection<String> subjects) {
        Set<String> forgotten = new HashSet<>();
        for (List<String> some : Batches.of(subjects)) {
            Map<String, String> hashed = new HashMap<>();
            some.forEach(subject -> hashed.put(hash(registration, subject), subject));
            jdbc.sql("""
                            SELECT subject_hash FROM forgotten_identity
                             WHERE registration_id = :registration AND subject_hash IN (:hashes)""")
                    .param("registration", registration.value())
                    .param("hashes", hashed.keySet())
                    .query(String.class)
                    .list()
                    .forEach(hash -> forgotten.add(hashed.get(hash)));
        }
        return forgotten;
    }

    /** They have come themselves, and begin as somebody new. */
    void lift(RegistrationId registration, String subject) {
        jdbc.sql("DELETE FROM forgotten_identity WHERE registration_id = :registration AND subject_hash = :hash")
                .param("registration", registration.value())
                .param("hash", hash(registration, subject))
                .update();
    }

    private String hash(RegistrationId registration, String subject) {
        return HexFormat.of().formatHex(Sha256.keyed(key, registration + ":" + subject));
    }
}
