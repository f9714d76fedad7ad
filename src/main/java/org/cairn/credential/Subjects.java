package org.cairn.credential;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cairn.shared.InstitutionId;
import org.cairn.shared.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code credential_subject}. */
@Repository
class Subjects {

    private final JdbcClient jdbc;
    private final Clock clock;

    Subjects(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Of many persons at once. */
    Map<PersonId, UUID> of(InstitutionId institution, List<PersonId> persons) {
        Map<PersonId, UUID> called = find(institution, persons);
        for (PersonId person : persons) {
            called.computeIfAbsent(person, unknown -> of(institution, unknown));
        }
        return called;
    }

    private Map<PersonId, UUID> find(InstitutionId institution, List<PersonId> persons) {
        Map<PersonId, UUID> called = new HashMap<>();
        jdbc.sql("""
                        SELECT person_id, subject FROM credential_subject
                        WHERE institution_id = :institution AND person_id IN (:persons)
                        """)
                .param("institution", institution.value())
                .param("persons", persons.stream().map(PersonId::value).toList())
                .query(row -> {
                    called.put(
                            new PersonId(row.getObject("person_id", UUID.class)), row.getObject("subject", UUID.class));
                });
        return called;
    }

    /** What the institution's credentials call this person, the same each time. */
    UUID of(InstitutionId institution, PersonId person) {
        jdbc.sql("""
                        INSERT INTO credential_subject (institution_id, person_id, subject, created_at)
                        VALUES (:institution, :person, :subject, :now)
                        ON CONFLICT DO NOTHING
                        """)
                .param("institution", institution.value())
                .param("person", person.value())
                .param("subject", UUID.randomUUID())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        return jdbc.sql("""
                        SELECT subject FROM credential_subject
                        WHERE institution_id = :institution AND person_id = :person
                        """)
                .param("institution", institution.value())
                .param("person", person.value())
                .query(UUID.class)
                .single();
    }
}
