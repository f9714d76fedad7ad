package org.cairn.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.cairn.award.Award;
import org.cairn.course.JoinedPersons;
import org.cairn.credential.Disclosures.Kept;
import org.cairn.credential.Disclosures.Recipients;
import org.cairn.credential.Press.SignedCredential;
import org.cairn.credential.Verification.Verdict;
import org.cairn.credential.disclosure.About;
import org.cairn.credential.disclosure.Consent;
import org.cairn.credential.disclosure.Disclosure;
import org.cairn.credential.disclosure.Said;
import org.cairn.credential.disclosure.SharedEvidence;
import org.cairn.credential.keys.Issuer;
import org.cairn.credential.openbadges.CredentialSchema;
import org.cairn.credential.openbadges.Json;
import org.cairn.letter.Wishes;
import org.cairn.shared.Holder;
import org.cairn.shared.PersonId;
import org.cairn.shared.Refusal;
import org.cairn.shared.Sha256;
import org.cairn.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class DisclosureTests {

    private static final String KEY = "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK";
    private static final SharedEvidence PLAN =
            new SharedEvidence("Mon plan de sécurité", "Pour un toit.\nÀ deux.", "https://example.org/plan");
    private static final SharedEvidence TALK = new SharedEvidence("A talk", "", null);

    private final Wishes wishes = mock(Wishes.class);

    /** A signed credential, and its owner. */
    private record Owned(CredentialHouse house, Disclosures disclosures, Credentials credentials, Award award) {

        Holder owner() {
            return holder(award.person());
        }

        Holder holder(PersonId person) {
            return new Holder(house.institution, person, award.course(), "/l/1", Locale.CANADA);
        }

        StoredCredential stored() {
            return house.stored.ofAward(award.id()).orElseThrow();
        }

        String id() {
            return stored().id().value();
        }

        SignedDocument document() {
            return house.stored.document(stored().id());
        }

        void disclose(About about, SharedEvidence... evidence) {
            disclosures.disclose(owner(), id(), new Disclosure(about, List.of(evidence)));
        }
    }

    private Owned owned(TestDatabase database) {
        return owned(database.fresh());
    }

    private Owned owned(DataSource source) {
        CredentialHouse house = new CredentialHouse(source).withKeys();
        ConsentTable consents = new ConsentTable(house.jdbc, house.clock);
        JoinedPersons joined = mock(JoinedPersons.class);
        when(joined.areOne(any(), any())).thenAnswer(call -> call.getArgument(0).equals(call.getArgument(1)));
        Credentials credentials =
                new Credentials(house.stored, house.awards, house.facts, house.addresses, joined, consents);
        Disclosures disclosures = new Disclosures(
                credentials,
                new Kept(new DisclosureTable(house.jdbc, house.clock), consents),
                house.signing,
                house.register,
                new Recipients(wishes, house.keys.addresses, new SecureRandom()));
        Award award = house.award();
        house.signed(award);
        when(wishes.confirmedAddress(award.person())).thenReturn(Optional.of("Noemie@Example.org"));
        return new Owned(house, disclosures, credentials, award);
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void evidenceIsSignedIntoTheSameCredentialInBothForms(TestDatabase database) {
        Owned owned = owned(database);
        StoredCredential before = owned.stored();
        owned.house().clock.advance(Duration.ofDays(1));

        owned.disclose(new About.Nobody(), PLAN, TALK);

        StoredCredential after = owned.stored();
        assertThat(after.id()).isEqualTo(before.id());
        assertThat(after.statusList()).isEqualTo(before.statusList());
        assertThat(after.statusIndex()).isEqualTo(before.statusIndex());
        for (String form : List.of(owned.document().json(), owned.document().jwt())) {
            assertThat(owned.house().verifier.verify(form).verdict()).isEqualTo(Verdict.VALID);
        }
        JsonNode evidence = Json.object(owned.document().json()).path("evidence");
        assertThat(evidence).hasSize(2);
        assertThat(evidence.get(0).path("id").asString()).isEqualTo("https://example.org/plan");
        assertThat(evidence.get(0).path("narrative").asString()).isEqualTo("Pour un toit.\nÀ deux.");
        assertThat(evidence.get(1).has("id")).isFalse();
        assertThat(CredentialSchema.violations(owned.document().json())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whatIsTakenBackIsNowhereAnyMore(TestDatabase database) {
        Owned owned = owned(database);
        JsonNode first = withoutProof(owned.document());
        owned.disclose(new About.Did(KEY), PLAN);
        assertThat(owned.document().json()).contains(KEY, "https://example.org/plan");

        owned.disclosures().disclose(owned.owner(), owned.id(), Disclosure.NONE);

        assertThat(withoutProof(owned.document())).isEqualTo(first);
        assertThat(owned.document().jwt()).doesNotContain("example.org");
        assertThat(count(owned, "credential_evidence")).isZero();
        assertThat(count(owned, "credential_disclosure")).isZero();
        assertThat(owned.house().verifier.verify(owned.document().jwt()).verdict())
                .isEqualTo(Verdict.VALID);
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aCredentialIsMadeOutToAHashThatOnlyTheAddressGives(TestDatabase database) {
        Owned owned = owned(database);
        About hashed = owned.disclosures().hashedEmail(owned.owner(), owned.id());

        owned.disclose(hashed);

        JsonNode subject = Json.object(owned.document().json()).path("credentialSubject");
        JsonNode identity = subject.path("identifier").get(0);
        String salt = identity.path("salt").asString();
        assertThat(salt).hasSize(32);
        assertThat(identity.path("identityHash").asString())
                .isEqualTo("sha256$" + Sha256.hex(("noemie@example.org" + salt).getBytes(StandardCharsets.UTF_8)));
        assertThat(subject.path("id").asString()).startsWith("urn:uuid:");
        assertThat(owned.document().json().toLowerCase(Locale.ROOT)).doesNotContain("noemie");
        assertThat(owned.house().verifier.verify(owned.document().json()).verdict())
                .isEqualTo(Verdict.VALID);
        assertThat(owned.disclosures().hashedEmail(owned.owner(), owned.id())).isEqualTo(hashed);
    }

    @Test
    void withoutAConfirmedAddressThereIsNoHash() {
        Owned owned = owned(TestDatabase.H2);
        when(wishes.confirmedAddress(owned.award().person())).thenReturn(Optional.empty());

        assertThatThrownBy(() -> owned.disclosures().hashedEmail(owned.owner(), owned.id()))
                .isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aCredentialIsMadeOutToTheOwnersIdentifierInBothForms(TestDatabase database) {
        Owned owned = owned(database);

        owned.disclose(new About.Did(KEY));

        assertThat(Json.object(owned.document().json())
                        .path("credentialSubject")
                        .path("id")
                        .asString())
                .isEqualTo(KEY);
        assertThat(owned.house().verifier.verify(owned.document().jwt()).verdict())
                .isEqualTo(Verdict.VALID);
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void theSameWishTwiceSignsOnce(TestDatabase database) {
        Owned owned = owned(database);
        owned.disclose(new About.Nobody(), PLAN);
        SignedDocument once = owned.document();
        owned.house().clock.advance(Duration.ofDays(1));

        owned.disclose(new About.Nobody(), PLAN);

        assertThat(owned.document()).isEqualTo(once);
        assertThat(said(owned)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void itIsKeptWhatWasAgreedToAndTakenBackAndWhen(TestDatabase database) {
        Owned owned = owned(database);
        owned.credentials().publish(owned.owner(), owned.id(), "Noémie");
        owned.house().clock.advance(Duration.ofHours(1));
        owned.disclose(new About.Did(KEY), PLAN);
        owned.house().clock.advance(Duration.ofHours(1));
        owned.disclose(new About.Nobody(), PLAN);
        owned.house().clock.advance(Duration.ofHours(1));
        owned.credentials().withdraw(owned.owner(), owned.id());

        assertThat(said(owned))
                .extracting(Said::item, Said::given)
                .containsExactly(
                        tuple(Consent.NAME, true),
                        tuple(Consent.PAGE, true),
                        tuple(Consent.DID, true),
                        tuple(Consent.EVIDENCE, true),
                        tuple(Consent.DID, false),
                        tuple(Consent.NAME, false),
                        tuple(Consent.PAGE, false));
        assertThat(said(owned)).allMatch(said -> said.wording() == Consent.WORDING && "en".equals(said.language()));
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void anotherPersonDisclosesNothing(TestDatabase database) {
        Owned owned = owned(database);
        SignedDocument before = owned.document();
        Holder other = owned.holder(owned.house().award().person());

        assertThatThrownBy(() ->
                        owned.disclosures().disclose(other, owned.id(), new Disclosure(new About.Did(KEY), List.of())))
                .isInstanceOf(Refusal.class);
        assertThat(owned.document()).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aKeyThatLeakedIsReplacedAndWhatWasDisclosedStays(TestDatabase database) {
        Owned owned = owned(database);
        owned.disclose(new About.Nobody(), PLAN);

        owned.house().leaked();

        assertThat(owned.document().json()).contains("https://example.org/plan");
        assertThat(owned.house().verifier.verify(owned.document().json()).verdict())
                .isEqualTo(Verdict.VALID);
    }

    /** A batch that read the old wish and keeps its work after the new one. */
    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whatWasTakenBackDoesNotComeAgainWithABatchThatWasUnderWay(TestDatabase database) {
        Owned owned = owned(database);
        owned.disclose(new About.Nobody(), PLAN);
        owned.house().rotation.leaked(Issuer.of(owned.house().institution));
        SignedCredential underWay = owned.house().signing.again(owned.stored());

        owned.disclosures().disclose(owned.owner(), owned.id(), Disclosure.NONE);
        owned.house().register.keep(List.of(underWay));

        assertThat(owned.document().json()).doesNotContain("example.org/plan");
        assertThat(owned.house().verifier.verify(owned.document().json()).verdict())
                .isEqualTo(Verdict.VALID);
    }

    /** Security and faults, B5. */
    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aHundredOwnersAtOnceEachPublishTheirOwn(TestDatabase database) throws Exception {
        try (HikariDataSource pool = new HikariDataSource()) {
            pool.setDataSource(database.fresh());
            pool.setMaximumPoolSize(16);
            Owned first = owned(pool);
            List<Owned> owners = new ArrayList<>(List.of(first));
            while (owners.size() < 100) {
                owners.add(new Owned(
                        first.house(),
                        first.disclosures(),
                        first.credentials(),
                        first.house().award()));
            }
            first.house()
                    .signing
                    .sign(owners.stream().map(one -> one.award().id()).toList());
            ExecutorService threads = Executors.newFixedThreadPool(owners.size());
            try {
                for (Future<?> claim : threads.invokeAll(owners.stream()
                        .map(owner -> Executors.callable(() -> claim(owner)))
                        .toList())) {
                    claim.get(60, TimeUnit.SECONDS);
                }
            } finally {
                threads.shutdownNow();
            }
            for (Owned owner : owners) {
                IssuedCredential page =
                        owner.credentials().issued(owner.credentials().published(owner.id()));
                assertThat(page.printedName()).isEqualTo(name(owner));
                assertThat(page.document().json()).contains(name(owner));
                assertThat(owners.stream()
                                .filter(other -> page.document().json().contains(name(other))))
                        .hasSize(1);
            }
        }
    }

    private static void claim(Owned owner) {
        owner.credentials().publish(owner.owner(), owner.id(), name(owner));
        owner.disclose(new About.Nobody(), new SharedEvidence(name(owner), "", null));
    }

    private static String name(Owned owner) {
        return "Work of " + owner.award().person();
    }

    @Test
    void whoeverChangesTheWordingOfConsentCountsIt() throws Exception {
        StringBuilder wording = new StringBuilder();
        for (String bundle : List.of("credential", "credential_fr")) {
            Files.readAllLines(Path.of("src/main/resources/i18n", bundle + ".properties")).stream()
                    .filter(line -> line.matches("credential\\.(publish|inside)\\b.*"))
                    .sorted()
                    .forEach(wording::append);
        }
        String seen =
                Sha256.hex(wording.toString().getBytes(StandardCharsets.UTF_8)).substring(0, 16);

        assertThat(Consent.WORDING + " " + seen)
                .as("raise Consent.WORDING and write the new figures here")
                .isEqualTo("1 0c15abda7c1f5789");
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aRevokedCredentialThatIsSignedAnewStaysRevoked(TestDatabase database) {
        Owned owned = owned(database);
        owned.disclose(new About.Nobody(), PLAN);
        owned.house().revoke(owned.award());

        owned.disclosures().disclose(owned.owner(), owned.id(), Disclosure.NONE);

        assertThat(owned.house().verifier.verify(owned.document().json()).verdict())
                .isEqualTo(Verdict.NOT_VALID);
    }

    @Test
    void nobodysWordsStandBesideTheIssuersOwn() {
        Owned owned = owned(TestDatabase.H2);
        SignedDocument before = owned.document();
        List<SharedEvidence> bad = List.of(
                new SharedEvidence("Master of all", "", "https://cairn.example.edu/achievements/1"),
                new SharedEvidence("", "A text", null),
                new SharedEvidence("n".repeat(201), "", null),
                new SharedEvidence("A script", "", "javascript:alert(1)"),
                new SharedEvidence("A user", "", "https://a:b@example.org/"));
        List<Consumer<Owned>> wishes = List.of(
                one -> one.disclose(new About.Did("did:key:zNothing")),
                one -> one.disclose(new About.Nobody(), PLAN, PLAN),
                one -> one.disclose(
                        new About.Nobody(), Collections.nCopies(11, TALK).toArray(SharedEvidence[]::new)));

        bad.forEach(evidence -> assertThatThrownBy(() -> owned.disclose(new About.Nobody(), evidence))
                .isInstanceOf(Refusal.class));
        wishes.forEach(wish -> assertThatThrownBy(() -> wish.accept(owned)).isInstanceOf(Refusal.class));
        assertThat(owned.document()).isEqualTo(before);
        assertThat(count(owned, "credential_disclosure")).isZero();
    }

    @Test
    void whatIsLookedAtIsWhatIsSigned() {
        Owned owned = owned(TestDatabase.H2);
        Disclosure wanted = new Disclosure(new About.Did(KEY), List.of(PLAN, TALK));
        JsonNode looked = Json.object(owned.disclosures().look(owned.owner(), owned.id(), wanted));

        owned.disclosures().disclose(owned.owner(), owned.id(), wanted);

        assertThat(withoutProof(owned.document())).isEqualTo(looked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                KEY,
                "did:key:zDnaeucDGfhXHoJVqot3p21RuupNJ2fZrs8Lb1GV83VnSo2jR",
                "did:web:noemie.example",
                "did:web:example.org%3A8443:people:noemie"
            })
    void identifiersThatAreWrittenRightAreTaken(String did) {
        assertThat(About.Did.isOne(did)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "did:key:",
                "did:key:z6Mk",
                "did:key:z6LSbysY2xFMRpGMhb7tFTLMpeuPRaqaWM1yECx2AtzE3KCc",
                "did:web:",
                "did:web:localhost",
                "did:web:127.0.0.1",
                "did:web:EXAMPLE.org",
                "did:web:example.org/people",
                "did:web:example.org#key",
                "did:example:123",
                "https://example.org"
            })
    void othersAreNot(String did) {
        assertThat(About.Did.isOne(did)).isFalse();
    }

    private static List<Said> said(Owned owned) {
        return owned.disclosures().said(owned.owner(), owned.id());
    }

    private static int count(Owned owned, String table) {
        return owned.house()
                .jdbc
                .sql("SELECT count(*) FROM " + table)
                .query(Integer.class)
                .single();
    }

    private static JsonNode withoutProof(SignedDocument document) {
        return Json.object(document.json()).without("proof");
    }
}
