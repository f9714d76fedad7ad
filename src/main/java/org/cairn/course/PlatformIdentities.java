package org.cairn.course;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.cairn.platform.RegistrationId;
import org.cairn.shared.InstitutionId;
import org.cairn.shared.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of platform identities, and the persons made for them. */
@Repository
class PlatformIdentities {

    private static final Duration SEEN_FOR = Duration.ofDays(30);

    private final JdbcClient jdbc;
    private final JdbcTemplate rows;
    private final Clock clock;

    PlatformIdentities(JdbcClient jdbc, JdbcTemplate rows, Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.clock = clock;
    }

    Optional<Identity> find(RegistrationId registration, String subject) {
        return jdbc.sql("""
                        SELECT person_id, name, email, sourced_id, seen_at FROM platform_identity
                         WHERE registration_id = :registration AND subject = :subject
                        """)
                .param("registration", registration.value())
                .param("subject", subject)
                .query((row, number) -> identity(row))
                .optional();
    }

    Map<String, Identity> find(RegistrationId registration, Collection<String> subjects) {
        Map<String, Identity> found = new HashMap<>();
        for (List<String> some : Batches.of(subjects)) {
            // H2 would compare each identity of the registration with each member of an IN list.
            rows.query("""
                    SELECT i.subject, i.person_id, i.name, i.email, i.sourced_id, i.seen_at
                      FROM UNNEST(CAST(? AS VARCHAR ARRAY)) AS wanted (subject)
                      JOIN platform_identity i ON i.registration_id = ? AND i.subject = wanted.subject""", Batches.wanted("varchar", some, registration.value()), (RowCallbackHandler)
                    row -> found.put(row.getString("subject"), identity(row)));
        }
        return found;
    }

    private static Identity identity(ResultSet row) throws SQLException {
        return new Identity(
                new PersonId(row.getObject("person_id", UUID.class)),
                row.getString("name"),
                row.getString("email"),
                row.getString("sourced_id"),
                row.getObject("seen_at", OffsetDateTime.class).toInstant());
    }

    /** Whether it is to be noted again that they are about: not with each click. */
    boolean isLongUnseen(Identity identity) {
        return identity.seenAt().isBefore(clock.instant().minus(SEEN_FOR));
    }

    /** An identity with whose it is. */
    record Found(PersonId person, RegistrationId registration, String subject, Optional<String> name) {}

    List<Found> of(Collection<PersonId> persons) {
        return jdbc.sql("""
                        SELECT person_id, registration_id, subject, name FROM platform_identity
                         WHERE person_id IN (:persons) ORDER BY person_id, registration_id""")
                .param("persons", persons.stream().map(PersonId::value).toList())
                .query((row, number) -> found(row))
                .list();
    }

    List<Found> withNumber(RegistrationId registration, String sourcedId) {
        return jdbc.sql("""
                        SELECT person_id, registration_id, subject, name FROM platform_identity
                         WHERE registration_id = :registration AND sourced_id = :number ORDER BY subject""")
                .param("registration", registration.value())
                .param("number", sourcedId)
                .query((row, number) -> found(row))
                .list();
    }

    private static Found found(ResultSet row) throws SQLException {
        return new Found(
                new PersonId(row.getObject("person_id", UUID.class)),
                new RegistrationId(row.getObject("registration_id", UUID.class)),
                row.getString("subject"),
                Optional.ofNullable(row.getString("name")));
    }

    /** A new person for a new identity; where another node was quicker, its person stays the one. */
    PersonId add(InstitutionId institution, RegistrationId registration, String subject) {
        Identity added = add(institution, registration, List.of(subject)).get(subject);
        return Objects.requireNonNull(added).person();
    }

    /** New persons for new identities. */
    Map<String, Identity> add(InstitutionId institution, RegistrationId registration, Collection<String> subjects) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        Map<String, UUID> persons = new LinkedHashMap<>();
        subjects.forEach(subject -> persons.put(subject, UUID.randomUUID()));
        rows.batchUpdate(
                "INSERT INTO person (id, institution_id, keeper_id, created_at) VALUES (?, ?, ?, ?)",
                persons.values(),
                Batches.SIZE,
                Batches.row(person -> new Object[] {person, institution.value(), person, now}));
        rows.batchUpdate("""
                INSERT INTO platform_identity (registration_id, subject, person_id, seen_at)
                VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING""", persons.entrySet(), Batches.SIZE, Batches.row(one ->
                new Object[] {registration.value(), one.getKey(), one.getValue(), now}));
        Map<String, Identity> found = find(registration, persons.keySet());
        found.forEach(
                (subject, identity) -> persons.remove(subject, identity.person().value()));
        rows.batchUpdate("DELETE FROM person WHERE id = ?", persons.values(), Batches.SIZE, Batches.row(unused ->
                new Object[] {unused}));
        return found;
    }

    void rename(RegistrationId registration, String subject, Names names) {
        rename(registration, Map.of(subject, names));
    }

    void rename(RegistrationId registration, Map<String, Names> names) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        rows.batchUpdate("""
                UPDATE platform_identity SET name = ?, email = ?, sourced_id = ?, seen_at = ?, faded_at = NULL
                 WHERE registration_id = ? AND subject = ?""", names.entrySet(), Batches.SIZE, Batches.row(one -> new @Nullable Object[] {
            one.getValue().name(),
            one.getValue().email(),
            one.getValue().sourcedId(),
            now,
            registration.value(),
            one.getKey()
        }));
    }

    record Names(
            @Nullable String name,
            @Nullable String email,
            @Nullable String sourcedId) {

        static final Names NONE = new Names(null, null, null);
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

    /** What a platform tells of a person; what it withholds is absent. */
    record Identity(
            PersonId person,
            @Nullable String name,
            @Nullable String email,
            @Nullable String sourcedId,
            Instant seenAt) {

        Names names() {
            return new Names(name, email, sourcedId);
        }
    }
}
