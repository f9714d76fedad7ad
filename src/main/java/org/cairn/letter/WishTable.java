package org.cairn.letter;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cairn.shared.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What letters learners wish; at most one row for each. */
@Repository
class WishTable {

    /** Whoever shares a mailbox with more is no learner of ours. */
    private static final int MOST_OF_ONE_ADDRESS = 20;

    /** What a node of the version before reads where no letters are wished, since it takes nothing for a mistake. */
    private static final Set<Occasion> FOR_NODES_BEFORE = Set.of(Occasion.REVOKED);

    private final JdbcClient jdbc;
    private final AddressSeal seal;

    WishTable(JdbcClient jdbc, AddressSeal seal) {
        this.jdbc = jdbc;
        this.seal = seal;
    }

    Optional<Wish> find(PersonId person) {
        return jdbc.sql("""
                        SELECT person_id, address, sealed_address, language, occasions, quiet, daily, asked_at, confirmed_at
                          FROM letter_wish WHERE person_id = :person""").param("person", person.value()).query(this::wish).optional();
    }

    /** Those who have confirmed an address with this hash, the first who did so first. */
    List<Wish> confirmed(AddressHash hash) {
        return jdbc.sql("""
                        SELECT person_id, address, sealed_address, language, occasions, quiet, daily, asked_at, confirmed_at
                          FROM letter_wish WHERE address_hash = :hash AND confirmed_at IS NOT NULL
                         ORDER BY confirmed_at, person_id FETCH FIRST :most ROWS ONLY""")
                .param("hash", hash.value())
                .param("most", MOST_OF_ONE_ADDRESS)
                .query(this::wish)
                .list();
    }

    /** Those of these persons who have confirmed an address and wish to know of it. */
    List<PersonId> wishing(Occasion occasion, Collection<PersonId> persons) {
        return persons.isEmpty()
                ? List.of()
                : jdbc.sql("""
                                SELECT person_id FROM letter_wish
                                 WHERE person_id IN (:persons) AND confirmed_at IS NOT NULL AND NOT quiet
                                   AND occasions LIKE :occasion""")
                        .param("persons", persons.stream().map(PersonId::value).toList())
                        .param("occasion", "%" + occasion.name() + "%")
                        .query((row, n) -> new PersonId(row.getObject("person_id", UUID.class)))
                        .list();
    }

    void put(Wish wish) {
        int changed = write("""
                UPDATE letter_wish SET address = '', sealed_address = :sealed, address_hash = :hash,
                  language = :language, occasions = :occasions, quiet = :quiet, daily = :daily, asked_at = :asked,
                  confirmed_at = :confirmed
                 WHERE person_id = :person""", wish);
        if (changed == 0) {
            write("""
                    INSERT INTO letter_wish (person_id, address, sealed_address, address_hash, language, occasions, quiet,
                      daily, asked_at, confirmed_at)
                    VALUES (:person, '', :sealed, :hash, :language, :occasions, :quiet, :daily, :asked, :confirmed)
                    ON CONFLICT DO NOTHING""", wish);
        }
    }

    private int write(String sql, Wish wish) {
        Instant confirmed = wish.confirmedAt();
        Set<Occasion> occasions = wish.occasions().isEmpty() ? FOR_NODES_BEFORE : wish.occasions();
        return jdbc.sql(sql)
                .param("person", wish.person().value())
                .param("sealed", seal.seal(wish.person(), wish.address()))
                .param("hash", seal.hash(wish.address()).value())
                .param("language", wish.language().toLanguageTag())
                .param("occasions", occasions.stream().map(Enum::name).sorted().collect(Collectors.joining(",")))
                .param("quiet", wish.occasions().isEmpty())
                .param("daily", wish.daily())
                .param("asked", wish.askedAt().atOffset(ZoneOffset.UTC))
                .param("confirmed", confirmed == null ? null : confirmed.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** @return 0 where another address has been asked for since */
    int confirm(PersonId person, Instant askedAt, Instant now) {
        return jdbc.sql("""
                        UPDATE letter_wish SET confirmed_at = :now
                         WHERE person_id = :person AND asked_at = :asked AND confirmed_at IS NULL""")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("person", person.value())
                .param("asked", askedAt.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** With what was still to be told. */
    int remove(PersonId person) {
        return jdbc.sql("DELETE FROM letter_wish WHERE person_id = :person")
                .param("person", person.value())
                .update();
    }

    private Wish wish(ResultSet row, int number) throws SQLException {
        OffsetDateTime confirmed = row.getObject("confirmed_at", OffsetDateTime.class);
        PersonId person = new PersonId(row.getObject("person_id", UUID.class));
        String clear = row.getString("address");
        return new Wish(
                person,
                clear.isEmpty() ? seal.open(person, row.getString("sealed_address")) : clear,
                Locale.forLanguageTag(row.getString("language")),
                row.getBoolean("quiet") ? Set.of() : occasions(row.getString("occasions")),
                row.getBoolean("daily"),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                confirmed == null ? null : confirmed.toInstant());
    }

    private static Set<Occasion> occasions(String written) {
        return Arrays.stream(written.split(",", -1)).map(Occasion::valueOf).collect(Collectors.toSet());
    }
}
