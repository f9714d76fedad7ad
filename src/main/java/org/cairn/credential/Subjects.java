package org.cairn.credential;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cairn.course.JoinedPersons;
import org.cairn.shared.InstitutionId;
import org.cairn.shared.PersonId;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code credential_subject}. */
@Repository
class Subjects {

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final JoinedPersons joined;
    private final Clock clock;

    Subjects(JdbcClient jdbc, JdbcTemplate template, JoinedPersons joined, Clock clock) {
        this.jdbc = jdbc;
        this.template = template;
        this.joined = joined;
        this.clock = clock;
    }

    /** Of many persons at once. Who are one human are called alike: as whoever stands for them. */
    Map<PersonId, UUID> of(InstitutionId institution, List<PersonId> persons) {
        Map<PersonId, PersonId> keepers = joined.keepers(persons);
        Map<PersonId, UUID> called = ofKeepers(
                institution,
                persons.stream()
                        .map(person -> keepers.getOrDefault(person, person))
                        .distinct()
                        .toList());
        return persons.stream()
                .distinct()
                .collect(Collectors.toMap(
                        Function.identity(),
                        person -> Objects.requireNonNull(called.get(keepers.getOrDefault(person, person)))));
    }

    private Map<PersonId, UUID> ofKeepers(InstitutionId institution, List<PersonId> persons) {
        Map<PersonId, UUID> called = find(institution, persons);
        List<PersonId> unknown =
                persons.stream().filter(person -> !called.containsKey(person)).toList();
        if (!unknown.isEmpty()) {
            add(institution, unknown);
            called.putAll(find(institution, unknown));
        }
        return called;
    }

    private void add(InstitutionId institution, List<PersonId> persons) {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        template.batchUpdate("""
                        INSERT INTO credential_subject (institution_id, person_id, subject, created_at)
                        VALUES (?, ?, ?, ?)
                        ON CONFLICT DO NOTHING
                        """, persons, persons.size(), (row, person) -> {
            row.setObject(1, institution.value());
            row.setObject(2, person.value());
            row.setObject(3, UUID.randomUUID());
            row.setObject(4, now);
        });
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
        return Objects.requireNonNull(of(institution, List.of(person)).get(person));
    }
}
