package org.cairn.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.cairn.award.Award;
import org.cairn.credential.Verification.Verdict;
import org.cairn.credential.keys.Issuer;
import org.cairn.credential.keys.IssuerId;
import org.cairn.credential.keys.IssuerKey;
import org.cairn.credential.keys.TokenChoice;
import org.cairn.credential.openbadges.Json;
import org.cairn.credential.openbadges.SecuredCredential;
import org.cairn.credential.openbadges.VcJwt;
import org.cairn.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** Keys come and go while credentials are signed, and every credential verifies all the time. */
class IssuerKeyRotationTests {

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aKeyIsPublishedADayBeforeItSignsAndItsPredecessorStaysForWhatItSigned(TestDatabase database) {
        CredentialHouse house = new CredentialHouse(database.fresh()).withKeys();
        String before = house.signed(house.award()).json();
        String first = active(house);

        house.rotation.begin(Issuer.of(house.institution));
        house.rotation.begin(Issuer.of(house.institution));
        house.rotation.turn();
        assertThat(methods(house)).isEqualTo(6);
        assertThat(active(house)).isEqualTo(first);
        house.clock.advance(Duration.ofHours(24));
        house.rotation.turn();
        house.rotation.turn();

        assertThat(active(house)).isNotEqualTo(first);
        String after = house.signed(house.award()).json();
        assertThat(after).contains(active(house));
        assertThat(house.verifier.verify(before).verdict()).isEqualTo(Verdict.VALID);
        assertThat(house.verifier.verify(after).verdict()).isEqualTo(Verdict.VALID);
    }

    /** F11: 1,000 awards, the keys turned in the middle. */
    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aRotationInTheMiddleOfABatchCostsNoCredential(TestDatabase database) throws Exception {
        try (HikariDataSource pool = pooled(database)) {
            CredentialHouse house = new CredentialHouse(pool).withKeys();
            List<Award> cohort = cohort(house, 1_000);
            house.rotation.begin(Issuer.of(house.institution));
            house.clock.advance(Duration.ofHours(25));

            during(house, house.rotation::turn);

            assertThat(documents(house, cohort))
                    .hasSize(1_000)
                    .allSatisfy(document -> assertThat(proved(house, document)).isTrue());
        }
    }

    /** B2: nothing stays that a leaked key has signed, whether before or while it was given up. */
    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whatALeakedKeySignedIsSignedAgainAndNothingOfItVerifies(TestDatabase database) throws Exception {
        try (HikariDataSource pool = pooled(database)) {
            CredentialHouse house = new CredentialHouse(pool).withKeys();
            Award early = house.award();
            SignedDocument leaked = house.signed(early);
            StoredCredential kept = house.stored.ofAward(early.id()).orElseThrow();
            List<Award> cohort = cohort(house, 1_000);

            during(house, () -> house.rotation.leaked(Issuer.of(house.institution)));
            house.clock.advance(Duration.ofMinutes(2));
            house.work.workOff();

            assertThat(house.verifier.verify(leaked.json()).verdict()).isNotEqualTo(Verdict.VALID);
            assertThat(house.verifier.verify(leaked.jwt()).verdict()).isNotEqualTo(Verdict.VALID);
            assertThat(house.stored.ofAward(early.id()).orElseThrow().id()).isEqualTo(kept.id());
            assertThat(house.stored.ofAward(early.id()).orElseThrow().statusIndex())
                    .isEqualTo(kept.statusIndex());
            SignedDocument again = house.stored.document(kept.id());
            assertThat(house.verifier.verify(again.json()).verdict()).isEqualTo(Verdict.VALID);
            assertThat(house.verifier.verify(again.jwt()).verdict()).isEqualTo(Verdict.VALID);
            assertThat(documents(house, cohort))
                    .hasSize(1_000)
                    .allSatisfy(document -> assertThat(proved(house, document)).isTrue());
            assertThat(house.dues.due(house.clock.instant(), 10)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aLeakedKeyIsNamedAndNoLongerStoodBy(TestDatabase database) {
        CredentialHouse house = new CredentialHouse(database.fresh()).withKeys();
        house.signed(house.award());
        String leaked = active(house);

        house.rotation.leaked(Issuer.of(house.institution));

        JsonNode document = Json.object(house.didDocument().orElseThrow());
        assertThat(document.path("verificationMethod").toString()).contains("#" + leaked);
        assertThat(document.path("assertionMethod").toString())
                .doesNotContain(leaked)
                .contains(active(house));
        assertThat(house.issuers.key(IssuerId.of(house.institution), leaked)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void anInstitutionThatChoosesEs256GetsTokensOfIt(TestDatabase database) {
        CredentialHouse house = new CredentialHouse(database.fresh(), TokenChoice.Algorithm.ES256).withKeys();

        SignedDocument signed = house.signed(house.award());

        String header =
                new String(Base64.getUrlDecoder().decode(signed.jwt().split("\\.", -1)[0]), StandardCharsets.UTF_8);
        assertThat(header).contains("\"alg\":\"ES256\"");
        assertThat(house.verifier.verify(signed.jwt()).verdict()).isEqualTo(Verdict.VALID);
        String kid = VcJwt.parse(signed.jwt()).keyId();
        assertThat(house.issuers
                        .key(IssuerId.of(house.institution), kid.substring(kid.lastIndexOf('/') + 1))
                        .orElseThrow())
                .contains("\"crv\":\"P-256\"", "\"alg\":\"ES256\"")
                .doesNotContain("\"d\":");
    }

    /** The seam of PKCS #11, with the key store that every JDK has. */
    @Test
    void keysOfAKeyStoreSignAndAreNeverKeptInTheDatabase(@TempDir Path folder) throws Exception {
        Path pin = Files.writeString(folder.resolve("pin"), "a long enough pin\n");
        Path store = folder.resolve("keys.p12");
        CredentialHouse house = new CredentialHouse(
                TestDatabase.H2.fresh(), TokenChoice.Algorithm.ES256, "PKCS12", store.toString(), pin.toString());
        keytool(store, pin, house.institution + "-p256", "EC", "-groupname", "secp256r1");
        keytool(store, pin, house.institution + "-ed25519", "Ed25519");
        keytool(store, pin, house.institution + "-p256-2", "EC", "-groupname", "secp256r1");

        SignedDocument signed = house.signed(house.award());
        house.rotation.begin(Issuer.of(house.institution));
        house.clock.advance(Duration.ofHours(24));
        house.rotation.turn();
        SignedDocument later = house.signed(house.award());

        for (String document : List.of(signed.json(), signed.jwt(), later.json(), later.jwt())) {
            assertThat(house.verifier.verify(document).verdict()).isEqualTo(Verdict.VALID);
        }
        assertThat(house.jdbc
                        .sql("SELECT sealed_key FROM issuer_key WHERE kind = 'P256' ORDER BY created_at")
                        .query(String.class)
                        .list())
                .containsExactly(
                        "keystore:" + house.institution + "-p256", "keystore:" + house.institution + "-p256-2");
        assertThat(VcJwt.parse(later.jwt()).keyId())
                .isNotEqualTo(VcJwt.parse(signed.jwt()).keyId());
        assertThat(house.issuers.sealAgain())
                .as("the successor of the Ed25519 key, of which the store had but one")
                .isEqualTo(1);
    }

    @Test
    void aKeyStoreThatCannotBeReadSaysSo() {
        CredentialHouse house = new CredentialHouse(
                TestDatabase.H2.fresh(), TokenChoice.Algorithm.RS256, "PKCS12", "nowhere.p12", "nowhere.pin");

        assertThatThrownBy(() -> house.signed(house.award())).hasMessageContaining("cairn.credential.keys");
    }

    /** B1. */
    @Test
    void nothingOfAPrivateKeyLiesInTheDatabaseInClear() {
        CredentialHouse house = new CredentialHouse(TestDatabase.H2.fresh()).withKeys();
        house.signed(house.award());

        String dump =
                String.join("\n", house.jdbc.sql("SCRIPT").query(String.class).list());

        assertThat(dump).contains("issuer_key").doesNotContain("PRIVATE KEY", "\"d\":", "\"p\":");
        for (IssuerKey key : house.keys.all()) {
            byte[] secret = house.issuers.privateHalf(key).getEncoded();
            assertThat(dump).doesNotContain(Base64.getEncoder().encodeToString(secret));
            assertThat(dump).doesNotContain(HexFormat.of().formatHex(secret));
        }
    }

    private static void during(CredentialHouse house, Runnable change) throws Exception {
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            Future<?> signing = other.submit(house.work::workOff);
            while (house.jdbc
                                    .sql("SELECT count(*) FROM credential")
                                    .query(Integer.class)
                                    .single()
                            < 200
                    && !signing.isDone()) {
                Thread.onSpinWait();
            }
            change.run();
            signing.get(120, TimeUnit.SECONDS);
        } finally {
            other.shutdownNow();
        }
    }

    private static boolean proved(CredentialHouse house, SignedDocument document) {
        ProofCheck check = new ProofCheck(house.documents);
        return check.isTrusted(SecuredCredential.read(document.json()))
                && check.isTrusted(SecuredCredential.read(document.jwt()));
    }

    private static List<SignedDocument> documents(CredentialHouse house, List<Award> cohort) {
        return house.stored.ofAwards(cohort.stream().map(Award::id).toList()).stream()
                .map(credential -> house.stored.document(credential.id()))
                .toList();
    }

    private static List<Award> cohort(CredentialHouse house, int size) {
        List<Award> cohort =
                IntStream.range(0, size).mapToObj(i -> house.award()).toList();
        cohort.forEach(award -> house.dues.add(award.id(), house.clock.instant()));
        return cohort;
    }

    private static String active(CredentialHouse house) {
        return house.keys.active(house.institution, IssuerKey.Kind.ED25519).name();
    }

    private static int methods(CredentialHouse house) {
        return Json.object(house.didDocument().orElseThrow())
                .path("verificationMethod")
                .size();
    }

    private static HikariDataSource pooled(TestDatabase database) {
        HikariDataSource pool = new HikariDataSource();
        pool.setDataSource(database.fresh());
        pool.setMaximumPoolSize(8);
        return pool;
    }

    private static void keytool(Path store, Path pin, String alias, String algorithm, String... more)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                alias,
                "-keyalg",
                algorithm,
                "-dname",
                "CN=Coast Range College",
                "-validity",
                "3650",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass:file",
                pin.toString()));
        command.addAll(List.of(more));
        Process process = new ProcessBuilder(command).inheritIO().start();
        assertThat(process.waitFor()).isZero();
    }
}
