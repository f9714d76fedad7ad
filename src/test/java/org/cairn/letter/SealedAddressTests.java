package org.cairn.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.cairn.platform.TestVaults;
import org.cairn.platform.Vault;
import org.cairn.shared.PersonId;
import org.cairn.testing.Rules;
import org.cairn.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Addresses of learners: sealed in the database, and found again by whoever types one. */
class SealedAddressTests {

    private final Vault vault = TestVaults.fresh();
    private final AddressSeal seal = new AddressSeal(vault);
    private final String address = "Noémie." + UUID.randomUUID() + "@exemple.org";

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void noAddressLiesInTheDatabaseInClear(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            PersonId person = asked(rules, seal, address, null);

            assertThat(kept(rules.jdbc(), person)).hasSize(3).noneMatch(column -> column.contains("@"));
            assertThat(table(rules, seal).find(person).orElseThrow().address()).isEqualTo(address);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whoHasConfirmedAnAddressIsFoundHoweverItIsWritten(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            PersonId first = asked(rules, seal, address, Rules.NOW);
            PersonId second = asked(rules, seal, address.toLowerCase(Locale.ROOT), Rules.NOW.plusSeconds(1));
            asked(rules, seal, "another" + address, Rules.NOW);
            ConfirmedAddresses addresses = new ConfirmedAddresses(table(rules, seal), seal);

            assertThat(addresses.of(addresses.hash(" " + address.toUpperCase(Locale.ROOT) + " ")))
                    .extracting(Wish::person)
                    .containsExactly(first, second);
            assertThat(addresses.of(addresses.hash("nobody" + address))).isEmpty();
            assertThat(addresses.hash(address).toString()).hasSize(43).doesNotContain("@");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void anAddressThatWasOnlyAskedForFindsNobody(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            asked(rules, seal, address, null);
            ConfirmedAddresses addresses = new ConfirmedAddresses(table(rules, seal), seal);

            assertThat(addresses.of(addresses.hash(address))).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whatTheVersionBeforeHasWrittenIsReadAndThenSealed(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            PersonId person = asked(rules, seal, "before" + address, Rules.NOW);
            writeInClear(rules.jdbc(), person, address);
            ConfirmedAddresses addresses = new ConfirmedAddresses(table(rules, seal), seal);
            assertThat(table(rules, seal).find(person).orElseThrow().address()).isEqualTo(address);
            assertThat(addresses.of(addresses.hash("before" + address)))
                    .as("no longer theirs")
                    .isEmpty();

            SealedAddresses sealed = new SealedAddresses(rules.jdbc(), seal);
            assertThat(sealed.sealClear()).isPositive();
            assertThat(sealed.sealClear()).isZero();

            assertThat(kept(rules.jdbc(), person)).noneMatch(column -> column.contains("@"));
            assertThat(addresses.of(addresses.hash(address)))
                    .extracting(Wish::person)
                    .containsExactly(person);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aNewMasterKeyTakesOverAndAddressesAreFoundUnderIt(TestDatabase database) {
        try (Rules rules = new Rules(database)) {
            rules.jdbc().sql("DELETE FROM letter_wish").update();
            Vault[] following = TestVaults.following();
            AddressSeal before = new AddressSeal(following[0]);
            AddressSeal after = new AddressSeal(following[1]);
            PersonId person = asked(rules, before, address, Rules.NOW);
            PersonId inClear = asked(rules, before, address, Rules.NOW.plusSeconds(1));
            writeInClear(rules.jdbc(), inClear, address);

            assertThat(new SealedAddresses(rules.jdbc(), after).sealAgain()).isGreaterThanOrEqualTo(2);

            ConfirmedAddresses addresses = new ConfirmedAddresses(table(rules, after), after);
            assertThat(addresses.of(addresses.hash(address)))
                    .extracting(Wish::person)
                    .containsExactly(person, inClear);
            assertThatThrownBy(() -> table(rules, before).find(person)).hasMessageContaining("right master key");
        }
    }

    @Test
    void whatWasSealedForOneDoesNotOpenInTheRowOfAnother() {
        String sealed = seal.seal(new PersonId(UUID.randomUUID()), address);

        assertThatThrownBy(() -> seal.open(new PersonId(UUID.randomUUID()), sealed))
                .hasMessageContaining("right master key");
    }

    private static WishTable table(Rules rules, AddressSeal seal) {
        return new WishTable(rules.jdbc(), seal);
    }

    private static PersonId asked(Rules rules, AddressSeal seal, String address, Instant confirmed) {
        PersonId person = rules.learner(rules.course("FALL-" + UUID.randomUUID()));
        Set<Occasion> all = EnumSet.allOf(Occasion.class);
        table(rules, seal).put(new Wish(person, address, Locale.CANADA_FRENCH, all, true, Rules.NOW, confirmed));
        return person;
    }

    /** As the version before does it, which knows of one column. */
    private static void writeInClear(JdbcClient jdbc, PersonId person, String address) {
        jdbc.sql("UPDATE letter_wish SET address = :address, confirmed_at = :now WHERE person_id = :person")
                .param("address", address)
                .param("now", Rules.NOW.plusSeconds(2).atOffset(ZoneOffset.UTC))
                .param("person", person.value())
                .update();
    }

    private static List<String> kept(JdbcClient jdbc, PersonId person) {
        return jdbc.sql("SELECT address, sealed_address, address_hash FROM letter_wish WHERE person_id = :person")
                .param("person", person.value())
                .query((row, n) -> List.of(row.getString(1), row.getString(2), row.getString(3)))
                .single();
    }
}
