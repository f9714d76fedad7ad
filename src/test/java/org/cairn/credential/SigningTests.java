package org.cairn.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.when;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.cairn.award.Award;
import org.cairn.credential.Finding.Check;
import org.cairn.credential.Finding.Outcome;
import org.cairn.credential.Reservations.Place;
import org.cairn.credential.Verification.Verdict;
import org.cairn.credential.openbadges.CredentialSchema;
import org.cairn.credential.openbadges.Json;
import org.cairn.credential.statuslist.StatusPurpose;
import org.cairn.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

class SigningTests {

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void anAwardBecomesACredentialThatVerifiesInBothForms(TestDatabase database) {
        CredentialHouse house = new CredentialHouse(database.fresh()).withKeys();
        SignedDocument signed = house.signed(house.award());

        for (String document : List.of(signed.json(), signed.jwt())) {
            Verification verification = house.verifier.verify(document);
            assertThat(verification.findings())
                    .extracting(Finding::check, Finding::outcome)
                    .containsExactly(
                            tuple(Check.SIGNATURE, Outcome.PASSED),
                            tuple(Check.ISSUER, Outcome.PASSED),
                            tuple(Check.STATUS, Outcome.PASSED),
                            tuple(Check.DATES, Outcome.PASSED),
                            tuple(Check.SCHEMA, Outcome.PASSED));
            assertThat(verification.claims().issuerName()).isEqualTo("Coast Range College");
            assertThat(verification.claims().results())
                    .extracting(Claims.Shown::level)
                    .containsExactly("Proficient", "Proficient", "Proficient");
        }
    }

    @Test
    void whereACommunityLetsTitlesBePublishedNothingElseOfItsCompetenciesIsSigned() {
        CredentialHouse house = new CredentialHouse(TestDatabase.H2.fresh()).withKeys();
        when(house.gate.titlesOnly(any())).thenReturn(true);

        String signed = house.signed(house.award()).json();

        assertThat(signed)
                .contains("Plan fall protection")
                .doesNotContain("Prepare a fall protection plan")
                .doesNotContain("Identifies hazards and anchor points")
                .doesNotContain("targetDescription");
        assertThat(house.verifier.verify(signed).verdict()).isEqualTo(Verdict.VALID);
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void sixtyFourThreadsMakeOneCredentialOfOneAward(TestDatabase database) throws Exception {
        try (HikariDataSource source = pooled(database)) {
            CredentialHouse house = new CredentialHouse(source);
            Award award = house.award();

            race(64, () -> house.signing.sign(award.id()));

            assertThat(count(house, "credential")).isEqualTo(1);
            assertThat(count(house, "issuer_key")).isEqualTo(2);
            assertThat(count(house, "status_list")).isEqualTo(1);
            assertThat(house.verifier.verify(house.signed(award).json()).verdict())
                    .isEqualTo(Verdict.VALID);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whatIsSignedNeverChanges(TestDatabase database) {
        CredentialHouse house = new CredentialHouse(database.fresh()).withKeys();
        Award award = house.award();
        SignedDocument first = house.signed(award);
        house.clock.advance(Duration.ofDays(2));

        assertThat(house.signed(award)).isEqualTo(first);
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aRevokedCredentialIsShownSoAtOnceAndNoOtherIs(TestDatabase database) {
        CredentialHouse house = new CredentialHouse(database.fresh()).withKeys();
        Award revoked = house.award();
        Award other = house.award();
        String document = house.signed(revoked).json();
        String untouched = house.signed(other).json();
        assertThat(house.verifier.verify(document).verdict()).isEqualTo(Verdict.VALID);

        house.revoke(revoked);

        Verification verification = house.verifier.verify(document);
        assertThat(verification.verdict()).isEqualTo(Verdict.NOT_VALID);
        assertThat(verification.findings().get(2).fact()).isEqualTo("status.revoked");
        assertThat(house.verifier.verify(untouched).verdict()).isEqualTo(Verdict.VALID);
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aSuspendedCredentialIsShownSoAtOnceAndHoldsAgainOnceItIsReinstated(TestDatabase database) {
        CredentialHouse house = new CredentialHouse(database.fresh()).withKeys();
        Award suspended = house.suspendableAward();
        Award other = house.suspendableAward();
        String document = house.signed(suspended).json();
        String untouched = house.signed(other).json();
        assertThat(house.verifier.verify(document).verdict()).isEqualTo(Verdict.VALID);

        house.suspend(suspended);

        Verification verification = house.verifier.verify(document);
        assertThat(verification.verdict()).isEqualTo(Verdict.NOT_VALID);
        assertThat(verification.findings().get(2).fact()).isEqualTo("status.suspended");
        assertThat(house.verifier.verify(untouched).verdict()).isEqualTo(Verdict.VALID);
        house.reinstate(suspended);
        assertThat(house.verifier.verify(document).verdict()).isEqualTo(Verdict.VALID);
        assertThat(house.signed(suspended).json()).isEqualTo(document);
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aRevocationKeepsTheBitOfASuspensionForGoodAndOfOurOwnWeSayWhichItIs(TestDatabase database) {
        CredentialHouse house = new CredentialHouse(database.fresh()).withKeys();
        Award award = house.suspendableAward();
        SignedDocument document = house.signed(award);
        Verifications ours = new Verifications(house.verifier, house.documents, house.keys.addresses, house.stored);
        house.suspend(award);
        assertThat(ours.verify(document).findings().get(2).fact()).isEqualTo("status.suspended");

        house.revoke(award);
        house.reinstate(award);

        assertThat(house.verifier.verify(document.json()).findings().get(2).fact())
                .as("all that a stranger can read")
                .isEqualTo("status.suspended");
        assertThat(ours.verify(document).findings().get(2).fact()).isEqualTo("status.revoked");
        assertThat(ours.verify(document).verdict()).isEqualTo(Verdict.NOT_VALID);
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void anAwardSuspendedBeforeItWasSignedIsSuspendedFromTheStart(TestDatabase database) {
        CredentialHouse house = new CredentialHouse(database.fresh()).withKeys();
        Award award = house.suspendableAward();
        house.suspend(award);

        String document = house.signed(award).json();

        assertThat(house.verifier.verify(document).findings().get(2).fact()).isEqualTo("status.suspended");
        house.reinstate(award);
        assertThat(house.verifier.verify(document).verdict()).isEqualTo(Verdict.VALID);
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whatCanBeSuspendedPointsToAListOfThatPurposeAndAllElseToOneOfRevocations(TestDatabase database) {
        CredentialHouse house = new CredentialHouse(database.fresh()).withKeys();
        Award plain = house.award();
        Award suspendable = house.suspendableAward();
        house.signing.sign(List.of(plain.id(), suspendable.id()));

        assertThat(purposes(house, plain)).containsExactly("revocation", "revocation");
        assertThat(purposes(house, suspendable)).containsExactly("suspension", "suspension");
        assertThat(CredentialSchema.violations(house.signed(suspendable).json()))
                .isEmpty();
        assertThat(count(house, "status_list")).isEqualTo(2);
    }

    /** As the credential says, and as its list does. */
    private static List<String> purposes(CredentialHouse house, Award award) {
        return List.of(
                Json.object(house.signed(award).json())
                        .path("credentialStatus")
                        .path("statusPurpose")
                        .asString(),
                Json.object(house.statusList(award).orElseThrow())
                        .path("credentialSubject")
                        .path("statusPurpose")
                        .asString());
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void anAwardRevokedBeforeItWasSignedIsRevokedFromTheStart(TestDatabase database) {
        CredentialHouse house = new CredentialHouse(database.fresh()).withKeys();
        Award award = house.award();
        house.revoke(award);

        assertThat(house.verifier.verify(house.signed(award).json()).verdict()).isEqualTo(Verdict.NOT_VALID);
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void twoHundredRevocationsAtOnceAreTwoHundredBits(TestDatabase database) throws Exception {
        try (HikariDataSource source = pooled(database)) {
            CredentialHouse house = new CredentialHouse(source);
            List<Award> awards =
                    IntStream.range(0, 200).mapToObj(i -> house.award()).toList();
            house.signing.sign(awards.stream().map(Award::id).toList());
            UUID list = house.lists
                    .newest(house.institution, StatusPurpose.REVOCATION)
                    .orElseThrow()
                    .id();
            AtomicInteger next = new AtomicInteger();

            race(200, () -> house.revoke(awards.get(next.getAndIncrement())));

            assertThat(house.stored.bitsIn(list)).hasSize(200);
            assertThat(house.lists.find(list).orElseThrow().version()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aListIsSignedAgainWhenItChangesOrAgesAndNotOtherwise(TestDatabase database) {
        CredentialHouse house = new CredentialHouse(database.fresh()).withKeys();
        Award award = house.award();
        house.signed(award);
        String first = house.statusList(award).orElseThrow();

        house.clock.advance(Duration.ofHours(1));
        assertThat(house.statusList(award)).contains(first);
        house.clock.advance(Duration.ofHours(6));
        String aged = house.statusList(award).orElseThrow();
        assertThat(aged).isNotEqualTo(first);
        house.clock.advance(Duration.ofMinutes(1));
        house.revoke(award);
        assertThat(house.statusList(award).orElseThrow()).isNotEqualTo(aged);
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void anOldListIsNotKeptOverANewerOne(TestDatabase database) {
        CredentialHouse house = new CredentialHouse(database.fresh()).withKeys();
        UUID list = house.reservations
                .deal(house.institution, StatusPurpose.REVOCATION, 1)
                .get(0)
                .list();

        house.lists.keep(list, 7, "seven", CredentialHouse.NOW);
        house.lists.keep(list, 6, "six", CredentialHouse.NOW);

        assertThat(house.lists.find(list).orElseThrow().signed()).isEqualTo("seven");
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aPersonIsTheSameRandomSubjectInEachCredentialOfAnInstitution(TestDatabase database) {
        CredentialHouse house = new CredentialHouse(database.fresh()).withKeys();
        Award first = house.award();
        Award second = house.award(first.person());
        Award stranger = house.award();

        Set<String> subjects = new HashSet<>();
        for (Award award : List.of(first, second, stranger)) {
            subjects.add(subject(house.signed(award)).path("id").asString());
        }
        assertThat(subjects).hasSize(2).allMatch(subject -> subject.startsWith("urn:uuid:"));
        assertThat(subjects)
                .noneMatch(subject -> subject.contains(first.person().toString()));
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void theDocumentSaysWhatWasShownAndNothingOfTheLearner(TestDatabase database) {
        CredentialHouse house = new CredentialHouse(database.fresh()).withKeys();
        Award award = house.award();
        SignedDocument signed = house.signed(award);
        JsonNode credential = Json.object(signed.json());
        JsonNode achievement = subject(signed).path("achievement");

        assertThat(CredentialSchema.violations(signed.json())).isEmpty();
        assertThat(achievement.path("achievementType").asString()).isEqualTo("MicroCredential");
        assertThat(achievement.path("resultDescription")).hasSize(3);
        assertThat(achievement
                        .path("resultDescription")
                        .get(0)
                        .path("alignment")
                        .get(0)
                        .path("targetCode")
                        .asString())
                .isEqualTo("FP.1");
        assertThat(achievement.path("resultDescription").get(2).has("alignment"))
                .isFalse();
        assertThat(achievement.path("criteria").path("narrative").asString())
                .contains("Plan fall protection", "Identifies hazards", "24");
        assertThat(subject(signed).path("result")).hasSize(3);
        assertThat(subject(signed).path("result").get(0).path("status").asString())
                .isEqualTo("Completed");
        assertThat(credential.path("validFrom").asString()).isEqualTo("2026-11-20T09:30:00Z");
        assertThat(credential.path("validUntil").asString()).isEqualTo("2029-11-20T09:30:00Z");
        assertThat(credential.path("issuer").path("id").asString())
                .isEqualTo("did:web:cairn.example.edu:issuers:" + house.institution);
        assertThat(signed.json())
                .doesNotContain(
                        award.person().toString(),
                        award.course().toString(),
                        award.id().toString());
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aTrialSaysSo(TestDatabase database) {
        CredentialHouse house = new CredentialHouse(database.fresh()).withKeys();
        when(house.installation.isTrial()).thenReturn(true);
        SignedDocument signed = house.signed(house.award());

        assertThat(subject(signed).path("achievement").path("name").asString()).contains("trial");
        assertThat(subject(signed).path("achievement").path("description").asString())
                .contains("Trial");
        assertThat(house.verifier.verify(signed.json()).verdict()).isEqualTo(Verdict.VALID);
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void afterARotationOldCredentialsStillVerifyAndARetiredKeyDoesNot(TestDatabase database) {
        CredentialHouse house = new CredentialHouse(database.fresh()).withKeys();
        String old = house.signed(house.award()).json();
        house.jdbc
                .sql("UPDATE issuer_key SET state = 'PUBLISHED', active_key = NULL")
                .update();
        String fresh = house.signed(house.award()).json();

        assertThat(house.verifier.verify(old).verdict()).isEqualTo(Verdict.VALID);
        assertThat(house.verifier.verify(fresh).verdict()).isEqualTo(Verdict.VALID);
        house.jdbc
                .sql("UPDATE issuer_key SET state = 'RETIRED' WHERE state = 'PUBLISHED'")
                .update();
        assertThat(house.verifier.verify(old).verdict()).isEqualTo(Verdict.NOT_VALID);
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void thePlaceInTheListTellsNothingOfTheOrder(TestDatabase database) {
        CredentialHouse house = new CredentialHouse(database.fresh()).withKeys();
        int[] places = IntStream.range(0, 30)
                .flatMap(i -> house.reservations.deal(house.institution, StatusPurpose.REVOCATION, 10).stream()
                        .mapToInt(Place::index))
                .toArray();

        long rising = IntStream.range(1, places.length)
                .filter(i -> places[i] > places[i - 1])
                .count();
        assertThat(rising).isBetween(110L, 190L);
        assertThat(IntStream.of(places).distinct()).hasSize(300);
    }

    private static JsonNode subject(SignedDocument signed) {
        return Json.object(signed.json()).path("credentialSubject");
    }

    private static int count(CredentialHouse house, String table) {
        return house.jdbc
                .sql("SELECT count(*) FROM " + table)
                .query(Integer.class)
                .single();
    }

    private static HikariDataSource pooled(TestDatabase database) {
        DataSource fresh = database.fresh();
        HikariDataSource pool = new HikariDataSource();
        pool.setDataSource(fresh);
        pool.setMaximumPoolSize(64);
        pool.setMinimumIdle(0);
        return pool;
    }

    private static void race(int threads, Runnable work) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        CountDownLatch start = new CountDownLatch(1);
        try {
            List<? extends Future<?>> runs = IntStream.range(0, threads)
                    .mapToObj(i -> pool.submit(() -> {
                        start.await();
                        work.run();
                        return null;
                    }))
                    .toList();
            start.countDown();
            for (Future<?> run : runs) {
                run.get(120, TimeUnit.SECONDS);
            }
        } finally {
            pool.shutdownNow();
        }
    }
}
