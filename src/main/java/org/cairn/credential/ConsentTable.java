package org.cairn.credential;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.cairn.credential.disclosure.Consent;
import org.cairn.credential.disclosure.Said;
import org.cairn.shared.Holder;
import org.cairn.shared.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code credential_consent}: it only grows. */
@Repository
class ConsentTable {

    private final JdbcClient jdbc;
    private final Clock clock;

    ConsentTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Notes it where it is another answer than the last one. */
    void note(String credential, Holder owner, Consent item, boolean given) {
        boolean before = of(credential).stream()
                .filter(said -> said.item() == item)
                .reduce((one, later) -> later)
                .map(Said::given)
                .orElse(false);
        if (before != given) {
            add(credential, owner, item, given);
        }
    }

    private void add(String credential, Holder owner, Consent item, boolean given) {
        jdbc.sql("""
                        INSERT INTO credential_consent (id, credential_id, person_id, item, given, wording, language, said_at)
                        VALUES (:id, :credential, :person, :item, :given, :wording, :language, :now)
                        """)
                .param("id", UUID.randomUUID())
                .param("credential", credential)
                .param("person", owner.person().value())
                .param("item", item.name())
                .param("given", given)
                .param("wording", Consent.WORDING)
                .param("language", owner.locale().getLanguage())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The oldest first. */
    List<Said> of(String credential) {
        return jdbc.sql("""
                        SELECT item, given, wording, language, said_at FROM credential_consent
                        WHERE credential_id = :credential ORDER BY said_at, item
                        """)
                .param("credential", credential)
                .query((row, number) -> new Said(
                        Consent.valueOf(row.getString("item")),
                        row.getBoolean("given"),
                        row.getInt("wording"),
                        row.getString("language"),
                        row.getObject("said_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    int count(PersonId person) {
        return jdbc.sql("SELECT count(*) FROM credential_consent WHERE person_id = :person")
                .param("person", person.value())
                .query(Integer.class)
                .single();
    }
}
