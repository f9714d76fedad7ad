package org.cairn.course;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cairn.platform.RegistrationId;
import org.cairn.shared.InstitutionId;
import org.cairn.shared.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of platform identities, and the persons made for them. */
@Repository
class PlatformIdentities {

    private static final int BATCH = 500;

    private final JdbcClient jdbc;
    private final Clock clock;

    PlatformIdentities(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<Identity> find(RegistrationId registration, String subject) {
        return jdbc.sql("""
                        SELECT person_id, name, email FROM platform_identity
                         WHERE registration_id = :registration AND subject = :subject
                        """)
                .param("registration", registration.value())
                .param("subject", subject)
                .query((row, number) -> new Identity(
                        new PersonId(row.getObject("person_id", UUID.class)),
                        row.getString("name"),
                        row.getString("email")))
                .optional();
    }

    Map<String, PersonId> find(RegistrationId registration, Collection<String> subjects) {
        Map<String, PersonId> found = new HashMap<>();
        java.util.List<String> wanted = subjects.stream().distinct().toList();
        for (int from = 0; from < wanted.size(); from += BATCH) {
            jdbc.sql("""
                            SELECT subject, person_id FROM platform_identity
                             WHERE registration_id = :registration AND subject IN (:subjects)
                            """)
                    .param("registration", registration.value())
                    .param("subjects", wanted.subList(from, Math.min(from + BATCH, wanted.size())))
                    .query(row -> {
                        found.put(row.getString("subject"), new PersonId(row.getObject("person_id", UUID.class)));
                    });
        }
        return found;
    }

    /** A new person for a new identity; where another node was quicker, its person stays the one. */
    PersonId add(InstitutionId institution, RegistrationId registration, String subject) {
        UUID person = UUID.randomUUID();
        jdbc.sql("INSERT INTO person (id, institution_id, created_at) VALUES (:id, :institution, :now)")
                .param("id", person)
                .param("institution", institution.value())
                .param("now", OffsetDateTime.now(clock))
                .update();
        int added = jdbc.sql("""
                        INSERT INTO platform_identity (registration_id, subject, person_id, seen_at)
                        VALUES (:registration, :subject, :person, :now)
                        ON CONFLICT DO NOTHING
                        """)
                .param("registration", registration.value())
                .param("subject", subject)
                .param("person", person)
                .param("now", OffsetDateTime.now(clock))
                .update();
        if (added == 0) {
            jdbc.sql("DELETE FROM person WHERE id = :id").param("id", person).update();
        }
        return find(registration, subject).orElseThrow().person();
    }

    void rename(RegistrationId registration, String subject, @Nullable String name, @Nullable String email) {
        jdbc.sql("""
                        UPDATE platform_identity SET name = :name, email = :email, seen_at = :now
                         WHERE registration_id = :registration AND subject = :subject
                        """)
                .param("name", name)
                .param("email", email)
                .param("now", OffsetDateTime.now(clock))
                .param("registration", registration.value())
                .param("subject", subject)
                .update();
    }

    void rememberLti11(RegistrationId registration, String subject, String oldId) {
        jdbc.sql("""
                        UPDATE platform_identity SET lti11_user_id = :old
                         WHERE registration_id = :registration AND subject = :subject AND lti11_user_id IS NULL
                        """)
                .param("old", oldId)
                .param("registration", registration.value())
                .param("subject", subject)
                .update();
    }

    /** What a platform tells of a person; name and e-mail are absent where it withholds them. */
    record Identity(
            PersonId person,
            @Nullable String name,
            @Nullable String email) {}
}
