package org.cairn.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.when;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.cairn.award.Award;
import org.cairn.award.AwardId;
import org.cairn.credential.Press.SignedCredential;
import org.cairn.credential.Reservations.Place;
import org.cairn.credential.Verification.Verdict;
import org.cairn.credential.keys.Issuer;
import org.cairn.credential.keys.IssuerKey;
import org.cairn.credential.openbadges.DataIntegrity;
import org.cairn.credential.openbadges.Json;
import org.cairn.credential.statuslist.Bitstring;
import org.cairn.credential.statuslist.StatusPurpose;
import org.cairn.shared.PersonId;
import org.cairn.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BatchSigningTests {

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aCohortIsSignedInBatchesAndEachCredentialIsItsOwn(TestDatabase database) {
        try (HikariDataSource pool = pooled(database)) {
            CredentialHouse house = new CredentialHouse(pool).withKeys();
            List<Award> cohort = cohort(house, 600);

            house.work.workOff();

            assertThat(house.dues.due(house.clock.instant(), 10)).isEmpty();
            List<StoredCredential> made = cohort.stream()
                    .map(award -> house.stored.ofAward(award.id()).orElseThrow())
                    .toList();
            assertThat(made).extracting(StoredCredential::statusIndex).doesNotHaveDuplicates();
            assertThat(made).extracting(StoredCredential::id).doesNotHaveDuplicates();
            for (int i = 0; i < made.size(); i += 60) {
                SignedDocument signed = house.stored.document(made.get(i).id());
                assertThat(house.verifier.verify(signed.json()).verdict()).isEqualTo(Verdict.VALID);
                assertThat(house.verifier.verify(signed.jwt()).verdict()).isEqualTo(Verdict.VALID);
                assertThat(signed.json()).contains("/credentials/" + made.get(i).id() + "\"");
            }
        }
    }

    @Test
    void whatIsPreparedIsThePlainDocumentLetterForLetter() throws Exception {
        CredentialHouse house = new CredentialHouse(TestDatabase.H2.fresh()).withKeys();
        Press press = house.signer.press(house.institution);
        IssuerKey key = house.issuers.signingKey(Issuer.of(house.institution), IssuerKey.Kind.ED25519);
        for (int i = 0; i < 20; i++) {
            Award award = house.award();
            CredentialFacts facts =
                    house.facts.of(house.institution, List.of(award)).get(0);
            StoredCredential reserved = house.reserved(award);
            Particulars particulars = house.signer.particulars(facts, reserved);
            String plain = Json.write(house.composer.credential(facts.edition(), particulars));

            SignedCredential signed = press.sign(facts, particulars, reserved);

            assertThat(house.shapes.of(facts.edition(), particulars).render(particulars.values()))
                    .isPresent();
            assertThat(new String(signed.json(), StandardCharsets.UTF_8))
                    .isEqualTo(DataIntegrity.sign(
                            plain, house.issuers.methodId(key), house.issuers.privateHalf(key), house.clock.instant()));
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void anAwardThatCannotBeSignedWaitsAloneAndIsTriedAgain(TestDatabase database) {
        try (HikariDataSource pool = pooled(database)) {
            CredentialHouse house = new CredentialHouse(pool).withKeys();
            List<Award> cohort = cohort(house, 30);
            AwardId odd = cohort.get(17).id();
            PersonId nobody = new PersonId(new UUID(0, 0));
            house.replace(cohort.get(17), nobody);

            house.work.workOff();

            assertThat(house.stored.ofAwards(cohort.stream().map(Award::id).toList()))
                    .hasSize(29);
            assertThat(house.dues.due(house.clock.instant(), 10)).isEmpty();
            house.replace(cohort.get(17), cohort.get(17).person());
            house.clock.advance(Duration.ofMinutes(1));
            assertThat(house.dues.due(house.clock.instant(), 10))
                    .extracting(SigningDues.Due::award)
                    .containsExactly(odd);
            house.work.workOff();
            assertThat(house.stored.ofAward(odd)).isPresent();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aBatchThatIsSignedTwiceChangesNothing(TestDatabase database) {
        CredentialHouse house = new CredentialHouse(database.fresh()).withKeys();
        List<AwardId> awards = cohort(house, 20).stream().map(Award::id).toList();
        house.signing.sign(awards);
        List<SignedDocument> first = documents(house, awards);
        house.clock.advance(Duration.ofHours(1));

        house.signing.sign(awards);

        assertThat(documents(house, awards)).isEqualTo(first);
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aListGivesEachOfItsPlacesOnceAndThenTheNextOpens(TestDatabase database) {
        CredentialHouse house = new CredentialHouse(database.fresh());
        List<Place> places = new ArrayList<>(
                house.reservations.deal(house.institution, StatusPurpose.REVOCATION, Bitstring.ENTRIES - 5));
        places.addAll(house.reservations.deal(house.institution, StatusPurpose.REVOCATION, 10));

        assertThat(places).doesNotHaveDuplicates();
        assertThat(places.stream().map(Place::list).distinct()).hasSize(2);
        assertThat(places.subList(0, Bitstring.ENTRIES)).allMatch(place -> place.index() < Bitstring.ENTRIES);
    }

    /** Wald and Wolfowitz: as many runs above and below the median as chance makes, at one in a hundred. */
    @Test
    void theOrderOfThePlacesIsNotTheOrderOfTheAwards() {
        CredentialHouse house = new CredentialHouse(TestDatabase.H2.fresh());
        int[] places = house.reservations.deal(house.institution, StatusPurpose.REVOCATION, 1_000).stream()
                .mapToInt(Place::index)
                .toArray();
        int median = IntStream.of(places).sorted().skip(500).findFirst().orElseThrow();
        long runs = 1
                + IntStream.range(1, places.length)
                        .filter(i -> places[i] < median != places[i - 1] < median)
                        .count();

        assertThat((double) runs).isBetween(501 - 4 * 15.8, 501 + 4 * 15.8);
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aListOfFormerTimesWithoutShuffledPlacesTakesNothingMore(TestDatabase database) {
        CredentialHouse house = new CredentialHouse(database.fresh());
        Place before = house.reservations
                .deal(house.institution, StatusPurpose.REVOCATION, 1)
                .get(0);
        house.jdbc.sql("UPDATE status_list SET deck = NULL").update();

        assertThat(house.reservations
                        .deal(house.institution, StatusPurpose.REVOCATION, 1)
                        .get(0)
                        .list())
                .isNotEqualTo(before.list());
    }

    @Test
    void aCommunityThatWithdrawsItsWordsMeansAnotherTemplate() {
        CredentialHouse house = new CredentialHouse(TestDatabase.H2.fresh()).withKeys();
        String before = house.signed(house.award()).json();
        when(house.gate.titlesOnly(any())).thenReturn(true);
        String after = house.signed(house.award()).json();

        assertThat(before).contains("Prepare a fall protection plan");
        assertThat(after).doesNotContain("Prepare a fall protection plan");
        assertThat(house.verifier.verify(after).verdict()).isEqualTo(Verdict.VALID);
    }

    private static List<SignedDocument> documents(CredentialHouse house, List<AwardId> awards) {
        return house.stored.ofAwards(awards).stream()
                .map(credential -> house.stored.document(credential.id()))
                .toList();
    }

    private static List<Award> cohort(CredentialHouse house, int size) {
        List<Award> cohort =
                IntStream.range(0, size).mapToObj(i -> house.award()).toList();
        cohort.forEach(award -> house.dues.add(award.id(), house.clock.instant()));
        return cohort;
    }

    private static HikariDataSource pooled(TestDatabase database) {
        HikariDataSource pool = new HikariDataSource();
        pool.setDataSource(database.fresh());
        pool.setMaximumPoolSize(8);
        return pool;
    }
}
