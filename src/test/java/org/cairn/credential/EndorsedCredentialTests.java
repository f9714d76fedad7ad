package org.cairn.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.cairn.award.Award;
import org.cairn.credential.Finding.Outcome;
import org.cairn.credential.Press.SignedCredential;
import org.cairn.credential.Verification.Endorsed;
import org.cairn.credential.Verification.Verdict;
import org.cairn.credential.endorsement.Endorsement;
import org.cairn.credential.endorsement.Endorser;
import org.cairn.credential.keys.Issuer;
import org.cairn.credential.keys.IssuerId;
import org.cairn.credential.keys.IssuerKey;
import org.cairn.credential.openbadges.CredentialSchema;
import org.cairn.credential.openbadges.DataIntegrity;
import org.cairn.credential.openbadges.Json;
import org.cairn.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What partners say of a version is in its credentials, signed by themselves, and is checked by itself. */
class EndorsedCredentialTests {

    private static final String PARTNER = "Bâtisseurs de la Côte səl̓ilwətaɁɬ";

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void everyCredentialOfAnEndorsedVersionCarriesTheEndorsementThatWasSignedOnce(TestDatabase database) {
        CredentialHouse house = new CredentialHouse(database.fresh()).withKeys();
        house.partners.says(PARTNER, true, "Nous embauchons qui la détient.");
        house.partners.says("Coast Safety", true, null);

        String first = house.signed(house.award()).json();
        house.clock.advance(Duration.ofDays(3));
        String second = house.signed(house.award()).json();

        assertThat(endorsements(first)).hasSize(2).isEqualTo(endorsements(second));
        assertThat(CredentialSchema.violations(first)).isEmpty();
        Verification verification = house.verifier.verify(first);
        assertThat(verification.verdict()).isEqualTo(Verdict.VALID);
        assertThat(verification.endorsements())
                .extracting(Endorsed::issuerName)
                .containsExactly(PARTNER, "Coast Safety");
        assertThat(verification.endorsements())
                .extracting(Endorsed::comment)
                .containsExactly("Nous embauchons qui la détient.", "");
        assertThat(verification.endorsements())
                .extracting(endorsed -> endorsed.finding().outcome())
                .containsOnly(Outcome.PASSED);
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void anEndorsementByItselfIsACredentialOfThePartnersOwnKeyAboutTheAchievement(TestDatabase database) {
        CredentialHouse house = new CredentialHouse(database.fresh()).withKeys();
        house.partners.says(PARTNER, true, null);

        Endorsement endorsement = endorsement(house);

        JsonNode document = Json.object(endorsement.document());
        IssuerId partner = endorsement.endorser().issuer().id();
        assertThat(document.path("credentialSubject").path("id").asString(""))
                .isEqualTo("https://cairn.example.edu/achievements/" + house.version.id());
        assertThat(document.path("issuer").path("id").asString("")).endsWith(":issuers:" + partner);
        assertThat(document.path("issuer").path("description").asString(""))
                .contains("Cairn keeps the signing key", "Cairn conserve pour ce partenaire sa clé");
        assertThat(house.verifier.verify(endorsement.document()).findings())
                .filteredOn(finding -> finding.check() != Finding.Check.SCHEMA)
                .extracting(Finding::outcome)
                .containsOnly(Outcome.PASSED);
        String key = document.path("proof").path(0).path("verificationMethod").asString("");
        assertThat(house.issuers.key(partner, key.substring(key.indexOf('#') + 1)))
                .hasValueSatisfying(multikey -> assertThat(multikey).contains("publicKeyMultibase", key));
        assertThat(house.partners.endorsements.document(partner, endorsement.id()))
                .contains(endorsement.document());
        assertThat(house.partners.endorsements.document(IssuerId.of(house.institution), endorsement.id()))
                .isEmpty();
        assertThat(house.partners.endorsements.profile(endorsement.endorser()))
                .contains(PARTNER, "Cairn keeps the signing key");
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whatIsTakenBackOrHasEndedGoesIntoNoNewCredentialAndStaysWhereItIs(TestDatabase database) {
        CredentialHouse house = new CredentialHouse(database.fresh()).withKeys();
        house.partners.says(PARTNER, true, "Oui.");
        String before = house.signed(house.award()).json();

        house.partners.says(PARTNER, false, "Non.");
        String after = house.signed(house.award()).json();
        house.partners.says(PARTNER, true, "Encore.");
        String again = house.signed(house.award()).json();
        house.clock.advance(Duration.ofDays(367));
        String ended = house.signed(house.award()).json();

        assertThat(endorsements(before)).hasSize(1);
        assertThat(endorsements(after)).isEmpty();
        assertThat(endorsements(again)).singleElement().asString().contains("Encore.");
        assertThat(endorsements(ended)).isEmpty();
        assertThat(house.verifier.verify(before).verdict()).isEqualTo(Verdict.VALID);
        assertThat(house.verifier.verify(before).endorsements())
                .singleElement()
                .satisfies(endorsed -> assertThat(endorsed.finding().outcome()).isEqualTo(Outcome.PASSED));
    }

    @Test
    void anEndorsedCredentialIsPreparedAndIsThePlainDocumentLetterForLetter() throws Exception {
        CredentialHouse house = new CredentialHouse(TestDatabase.H2.fresh()).withKeys();
        house.partners.says(PARTNER, true, "\"Sûr\" 🏔");
        house.partners.says("Coast Safety", true, null);
        Press press = house.signer.press(house.institution);
        IssuerKey key = house.issuers.signingKey(Issuer.of(house.institution), IssuerKey.Kind.ED25519);
        for (int i = 0; i < 20; i++) {
            Award award = house.award();
            CredentialFacts facts =
                    house.facts.of(house.institution, List.of(award)).get(0);
            StoredCredential reserved = house.reserved(award);
            Particulars particulars = house.signer.particulars(facts, reserved);

            SignedCredential signed = press.sign(facts, particulars, reserved);

            assertThat(house.shapes.of(facts.edition(), particulars).render(particulars.values()))
                    .as("the short way")
                    .isPresent();
            assertThat(new String(signed.json(), StandardCharsets.UTF_8))
                    .isEqualTo(DataIntegrity.sign(
                            Json.write(house.composer.credential(facts.edition(), particulars)),
                            house.issuers.methodId(key),
                            house.issuers.privateHalf(key),
                            house.clock.instant()));
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void manyWhoNeedItAtOnceGetTheSameEndorsement(TestDatabase database) throws Exception {
        CredentialHouse house = new CredentialHouse(database.fresh());
        house.partners.says(PARTNER, true, null);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            Callable<String> needed = () -> endorsement(house).document();
            List<String> documents = new ArrayList<>();
            for (Future<String> one : threads.invokeAll(List.of(needed, needed, needed, needed))) {
                documents.add(one.get());
            }

            assertThat(documents).hasSize(4).containsOnly(documents.get(0));
        } finally {
            threads.shutdownNow();
        }
        assertThat(house.jdbc
                        .sql("SELECT count(*) FROM issuer_key")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whatAPartnersLeakedKeySignedIsSignedAgainAndSoAreTheCredentialsThatCarryIt(TestDatabase database) {
        CredentialHouse house = new CredentialHouse(database.fresh()).withKeys();
        Award plain = house.award();
        String unendorsed = house.signed(plain).json();
        house.partners.says(PARTNER, true, null);
        Award endorsed = house.award();
        String leaked = house.signed(endorsed).json();
        Endorser partner = endorsement(house).endorser();

        house.rotation.leaked(partner.issuer());
        house.clock.advance(Duration.ofMinutes(1));
        house.work.workOff();

        assertThat(house.verifier.verify(leaked).endorsements())
                .singleElement()
                .satisfies(one -> assertThat(one.finding().outcome()).isEqualTo(Outcome.FAILED));
        String again = house.stored
                .document(house.stored.ofAward(endorsed.id()).orElseThrow().id())
                .json();
        assertThat(again).isNotEqualTo(leaked);
        assertThat(house.verifier.verify(again).verdict()).isEqualTo(Verdict.VALID);
        assertThat(house.verifier.verify(again).endorsements())
                .singleElement()
                .satisfies(one -> assertThat(one.finding().outcome()).isEqualTo(Outcome.PASSED));
        assertThat(house.dues.due(house.clock.instant(), 10)).isEmpty();
        assertThat(house.verifier.verify(unendorsed).verdict()).isEqualTo(Verdict.VALID);
        assertThat(house.issuers
                        .signingKey(Issuer.of(house.institution), IssuerKey.Kind.ED25519)
                        .name())
                .as("the institution's own key is as it was")
                .isEqualTo(methodName(unendorsed));
    }

    @Test
    void wordsThatWouldBeMoreThanWordsAreShownAsTheyWereWrittenAndDoNothing() {
        CredentialHouse house = new CredentialHouse(TestDatabase.H2.fresh()).withKeys();
        String hostile =
                "<img src=x onerror=alert(1)> [click](javascript:alert(1)) \u202Eevil\u0007 \\ & _so_ ".repeat(6);
        house.partners.says(PARTNER, true, hostile);

        String signed = house.signed(house.award()).json();

        String comment = endorsements(signed)
                .get(0)
                .path("credentialSubject")
                .path("endorsementComment")
                .asString("");
        assertThat(comment).startsWith("\\<img src=x onerror=alert(1)\\> \\[click\\](javascript:alert(1))");
        assertThat(comment).doesNotContain("\u202E", "\u0007");
        assertThat(house.verifier.verify(signed).endorsements().get(0).comment())
                .startsWith("<img src=x onerror=alert(1)> [click](javascript:alert(1))  evil  \\ & _so_ ");
    }

    @Test
    void anEndorsementThatWasChangedOrIsAboutSomethingElseDoesNotHoldThoughTheCredentialDoes() {
        CredentialHouse house = new CredentialHouse(TestDatabase.H2.fresh()).withKeys();
        house.partners.says(PARTNER, true, "Yes.");
        String signed = house.signed(house.award()).json();

        assertThat(found(house, signed, "\"Yes.\"", "\"Yes!\"")).isEqualTo("FAILED signature.broken");
        assertThat(found(house, signed, PARTNER + " endorses", "X endorses")).isEqualTo("FAILED signature.broken");
        assertThat(changed(
                        house,
                        signed,
                        endorsement -> ((ObjectNode) endorsement.path("credentialSubject"))
                                .put("id", "https://cairn.example.edu/achievements/other")))
                .isEqualTo("FAILED endorsement.of-another");
        assertThat(changed(house, signed, endorsement -> endorsement.remove("proof")))
                .isEqualTo("FAILED signature.none");
        assertThat(changed(house, signed, endorsement -> endorsement.remove("issuer")))
                .isEqualTo("FAILED endorsement.unreadable");
        assertThat(changed(
                        house,
                        signed,
                        endorsement -> ((ObjectNode) endorsement.path("issuer")).put("id", "did:web:stranger.example")))
                .isEqualTo("FAILED signature.broken");
    }

    @Test
    void aStrangersEndorsementIsNotSaidToHoldUnlessItsIssuerAnswered() {
        CredentialHouse house = new CredentialHouse(TestDatabase.H2.fresh()).withKeys();
        house.partners.says(PARTNER, true, "Yes.");
        String signed = house.signed(house.award()).json();
        String stranger = "did:web:stranger.example";

        String result = changed(house, signed, endorsement -> {
            String partner = endorsement.path("issuer").path("id").asString("");
            ((ObjectNode) endorsement.path("issuer")).put("id", stranger);
            ObjectNode proof = (ObjectNode) endorsement.path("proof").path(0);
            proof.put(
                    "verificationMethod",
                    proof.path("verificationMethod").asString("").replace(partner, stranger));
        });

        assertThat(result).isEqualTo("UNKNOWN signature.no-key");
    }

    @Test
    void nobodyNamedInABrokenCredentialIsAskedAndOfManyEndorsementsOnlyTheFirstAreChecked() {
        CredentialHouse house = new CredentialHouse(TestDatabase.H2.fresh()).withKeys();
        IntStream.range(0, 12).forEach(i -> house.partners.says("Partner " + i, true, null));
        String signed = house.signed(house.award()).json();
        List<URI> asked = new ArrayList<>();
        Verifier verifier = new Verifier(
                address -> {
                    asked.add(address);
                    return house.documents.read(address);
                },
                house.clock);

        assertThat(verifier.verify(signed).endorsements())
                .extracting(endorsed -> endorsed.finding().fact())
                .filteredOn("endorsement.too-many"::equals)
                .hasSize(2);
        asked.clear();
        assertThat(verifier.verify(signed.replace("Works safely", "Works badly"))
                        .endorsements())
                .hasSize(12)
                .extracting(endorsed -> endorsed.finding().fact())
                .containsOnly("endorsement.not-asked");
        assertThat(asked).hasSize(1);
    }

    /** The credential around it is signed anew, as a dishonest issuer would. */
    private static String found(CredentialHouse house, String signed, String from, String to) {
        assertThat(signed).contains(from);
        return finding(house, signed.replace(from, to));
    }

    private static String changed(CredentialHouse house, String signed, Consumer<ObjectNode> change) {
        ObjectNode credential = Json.object(signed);
        change.accept((ObjectNode) credential
                .path("credentialSubject")
                .path("achievement")
                .path("endorsement")
                .path(0));
        return finding(house, Json.write(credential));
    }

    private static String finding(CredentialHouse house, String changed) {
        ObjectNode credential = Json.object(changed);
        credential.remove("proof");
        String bare = Json.write(credential);
        IssuerKey key = house.issuers.signingKey(Issuer.of(house.institution), IssuerKey.Kind.ED25519);
        Verification verification = house.verifier.verify(DataIntegrity.sign(
                bare, house.issuers.methodId(key), house.issuers.privateHalf(key), house.clock.instant()));
        assertThat(verification.findings().get(0).outcome()).isEqualTo(Outcome.PASSED);
        Finding finding = verification.endorsements().get(0).finding();
        return finding.outcome() + " " + finding.fact();
    }

    private static Endorsement endorsement(CredentialHouse house) {
        return house.partners.endorsements.of(house.version).get(0);
    }

    private static String methodName(String signed) {
        String method = DataIntegrity.proofs(signed).get(0).verificationMethod();
        return method.substring(method.indexOf('#') + 1);
    }

    private static List<JsonNode> endorsements(String signed) {
        return List.copyOf(Json.object(signed)
                .path("credentialSubject")
                .path("achievement")
                .path("endorsement")
                .values());
    }
}
