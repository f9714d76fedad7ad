package org.cairn.credential.openbadges;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class SignedDocumentTests {

    private static final Instant NOW = Instant.parse("2026-11-23T18:00:00Z");
    private static final String DOCUMENT = """
            {"@context":["https://www.w3.org/ns/credentials/v2",
              "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
              "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json"],
             "id":"https://cairn.example.edu/credentials/1","type":["VerifiableCredential","OpenBadgeCredential"],
             "name":"Data Ethics","issuer":{"id":"did:web:cairn.example.edu","type":["Profile"],"name":"Example"},
             "validFrom":"2026-11-20T09:30:00Z","validUntil":"2031-11-20T09:30:00Z",
             "credentialSubject":{"id":"urn:uuid:5a4bb8e4-0d6d-4a39-9a4e-2b2d0b7b1c55","type":["AchievementSubject"],
               "achievement":{"id":"https://cairn.example.edu/achievements/1","type":["Achievement"],"name":"Data Ethics",
                 "description":"Finds risks.","creditsAvailable":2.50,"criteria":{"narrative":"Both."}}}}
            """;

    private static KeyPair ed25519;
    private static KeyPair rsa;

    @BeforeAll
    static void keys() throws Exception {
        ed25519 = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        rsa = generator.generateKeyPair();
    }

    private static String signed(String document) {
        return DataIntegrity.sign(document, "did:web:cairn.example.edu#key", ed25519.getPrivate(), NOW);
    }

    private static boolean verifies(String signed) {
        return DataIntegrity.verify(signed, DataIntegrity.proofs(signed).get(0), ed25519.getPublic());
    }

    @Test
    void aProofVerifiesAndIsOfTheOneSuite() {
        String signed = signed(DOCUMENT);

        DataIntegrity.Proof proof = DataIntegrity.proofs(signed).get(0);
        assertThat(verifies(signed)).isTrue();
        assertThat(proof.isUnderstood()).isTrue();
        assertThat(proof.verificationMethod()).isEqualTo("did:web:cairn.example.edu#key");
        assertThat(proof.value()).startsWith("z");
    }

    @Test
    void formattingDoesNotMatterButMeaningDoes() {
        String signed = signed(DOCUMENT);

        assertThat(verifies(signed.replace("\",\"", "\" ,\n\""))).isTrue();
        for (String change : List.of(
                "Finds risks.>Finds risk.",
                "5a4bb8e4>5a4bb8e5",
                "2031-11-20>2032-11-20",
                "Both.>Either.",
                "\"Example\">\"Exemple\"",
                "2026-11-23T18:00:00Z>2026-11-23T18:00:01Z",
                "2.50>2.51")) {
            String[] fromTo = change.split(">", -1);
            assertThat(signed).contains(fromTo[0]);
            assertThat(verifies(signed.replace(fromTo[0], fromTo[1])))
                    .as(change)
                    .isFalse();
        }
    }

    @Test
    void everyFlippedBitOfTheProofValueFails() {
        String signed = signed(DOCUMENT);
        String value = DataIntegrity.proofs(signed).get(0).value();
        byte[] bytes = Multikey.bytes(value);
        for (int bit = 0; bit < bytes.length * 8; bit += 7) {
            byte[] flipped = bytes.clone();
            flipped[bit >>> 3] ^= (byte) (1 << (bit & 7));
            assertThat(verifies(signed.replace(value, Multikey.multibase(flipped))))
                    .isFalse();
        }
    }

    @Test
    void anotherKeyFails() throws Exception {
        String signed = signed(DOCUMENT);
        KeyPair other = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();

        assertThat(DataIntegrity.verify(signed, DataIntegrity.proofs(signed).get(0), other.getPublic()))
                .isFalse();
    }

    @Test
    void anUndefinedTermIsRefusedRatherThanLeftUnsigned() {
        assertThatThrownBy(() ->
                        signed(DOCUMENT.replace("\"name\":\"Data Ethics\",\"issuer\"", "\"mark\":\"97\",\"issuer\"")))
                .isInstanceOf(BadDocument.class);
        String added = signed(DOCUMENT).replaceFirst("\"name\":", "\"mark\":\"97\",\"name\":");
        assertThatThrownBy(() -> verifies(added)).isInstanceOf(BadDocument.class);
    }

    @Test
    void anUnknownTypeOrARelativeIdIsRefused() {
        assertThatThrownBy(
                        () -> signed(DOCUMENT.replace("\"OpenBadgeCredential\"", "\"OpenBadgeCredential\",\"Gold\"")))
                .isInstanceOf(BadDocument.class);
        assertThatThrownBy(() -> signed(DOCUMENT.replace("https://cairn.example.edu/achievements/1", "achievements-1")))
                .isInstanceOf(BadDocument.class);
    }

    @Test
    void aContextThatIsNotPinnedIsRefused() {
        String extra = DOCUMENT.replace(
                "\"https://purl.imsglobal.org/spec/ob/v3p0/extensions.json\"",
                "\"https://purl.imsglobal.org/spec/ob/v3p0/extensions.json\",\"https://evil.example/context.json\"");
        assertThatThrownBy(() -> signed(extra))
                .isInstanceOf(BadDocument.class)
                .hasStackTraceContaining("not a pinned context");
    }

    @Test
    void twoMembersOfOneNameAreRefused() {
        assertThatThrownBy(() -> signed(DOCUMENT.replace("\"name\":\"Example\"", "\"name\":\"A\",\"name\":\"B\"")))
                .isInstanceOf(BadDocument.class);
    }

    @Test
    void aMultikeyRoundTrips() {
        String multikey = Multikey.of(ed25519.getPublic());

        assertThat(multikey).startsWith("z6Mk");
        assertThat(Multikey.parse(multikey)).isEqualTo(ed25519.getPublic());
        assertThatThrownBy(() -> Multikey.parse("z6Mk0")).isInstanceOf(BadDocument.class);
    }

    @Test
    void theTokenHasThreeHeadersAndTheCredentialItselfAsPayload() {
        String jwt = VcJwt.sign(
                DOCUMENT, "https://cairn.example.edu/issuers/1/keys/rsa", Signatures.RS256, rsa.getPrivate());
        String[] parts = jwt.split("\\.", -1);
        ObjectNode header = Json.object(decoded(parts[0]));
        ObjectNode payload = Json.object(decoded(parts[1]));

        assertThat(header.propertyNames()).containsExactlyInAnyOrder("alg", "kid", "typ");
        assertThat(header.path("alg").asString()).isEqualTo("RS256");
        assertThat(header.path("typ").asString()).isEqualTo("JWT");
        assertThat(payload.path("iss").asString()).isEqualTo("did:web:cairn.example.edu");
        assertThat(payload.path("jti").asString()).isEqualTo("https://cairn.example.edu/credentials/1");
        assertThat(payload.path("sub").asString()).isEqualTo("urn:uuid:5a4bb8e4-0d6d-4a39-9a4e-2b2d0b7b1c55");
        assertThat(payload.path("nbf").asLong())
                .isEqualTo(Instant.parse("2026-11-20T09:30:00Z").getEpochSecond());
        assertThat(payload.path("exp").asLong())
                .isEqualTo(Instant.parse("2031-11-20T09:30:00Z").getEpochSecond());
        assertThat(VcJwt.parse(jwt).verify(rsa.getPublic())).isTrue();
        assertThat(VcJwt.parse(jwt).credential()).isEqualTo(Json.object(DOCUMENT));
    }

    @Test
    void aChangedTokenFails() {
        String jwt = VcJwt.sign(
                DOCUMENT, "https://cairn.example.edu/issuers/1/keys/rsa", Signatures.RS256, rsa.getPrivate());
        String[] parts = jwt.split("\\.", -1);
        String changed = encoded(decoded(parts[1]).replace("Finds risks.", "Finds risk."));

        assertThat(VcJwt.parse(parts[0] + "." + changed + "." + parts[2]).verify(rsa.getPublic()))
                .isFalse();
    }

    @Test
    void anyChangedLetterOfATokenFails() {
        String jwt = VcJwt.sign(
                DOCUMENT, "https://cairn.example.edu/issuers/1/keys/rsa", Signatures.RS256, rsa.getPrivate());
        SplittableRandom random = new SplittableRandom(17);
        List<Integer> places =
                new ArrayList<>(List.of(jwt.length() - 1, jwt.indexOf('.') - 1, jwt.lastIndexOf('.') - 1));
        random.ints(300, 0, jwt.length()).forEach(places::add);
        for (int at : places) {
            char other = jwt.charAt(at) == 'A' ? 'B' : (char) (jwt.charAt(at) ^ 1);
            String changed = jwt.substring(0, at) + other + jwt.substring(at + 1);
            assertThat(holds(changed)).as("letter %s", at).isFalse();
        }
        assertThat(holds(jwt)).isTrue();
    }

    private static boolean holds(String jwt) {
        try {
            return VcJwt.parse(jwt).verify(rsa.getPublic());
        } catch (BadDocument e) {
            return false;
        }
    }

    @Test
    void aTokenWithoutSignatureOrWithForeignHeadersOrClaimsIsRefused() {
        String payload =
                VcJwt.sign(DOCUMENT, "k", Signatures.RS256, rsa.getPrivate()).split("\\.", -1)[1];
        String none = encoded("{\"alg\":\"none\",\"typ\":\"JWT\"}") + "." + payload + ".";
        String symmetric = encoded("{\"alg\":\"HS256\",\"typ\":\"JWT\"}") + "." + payload + ".AAAA";
        String foreign = encoded("{\"alg\":\"RS256\",\"typ\":\"JWT\",\"jku\":\"https://evil.example\"}") + "." + payload
                + ".AAAA";
        String claims = encoded("{\"alg\":\"RS256\",\"typ\":\"JWT\"}") + "."
                + encoded(decoded(payload).replace("\"sub\":\"urn:uuid:5", "\"sub\":\"urn:uuid:6")) + ".AAAA";

        for (String token : List.of(none, symmetric, foreign, claims)) {
            assertThatThrownBy(() -> VcJwt.parse(token)).isInstanceOf(BadDocument.class);
        }
    }

    @Test
    void aBakedPictureGivesItsCredentialBack() {
        String baked = BakedSvg.bake("<svg xmlns=\"http://www.w3.org/2000/svg\"><title>x</title></svg>", "a.b.c");

        assertThat(BakedSvg.unbake(baked)).contains("a.b.c");
        assertThat(BakedSvg.unbake("<svg xmlns=\"http://www.w3.org/2000/svg\"/>"))
                .isEmpty();
    }

    @Test
    void aPictureWithADocumentTypeIsRefused() {
        String bomb = "<!DOCTYPE svg [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><svg>&x;</svg>";

        assertThatThrownBy(() -> BakedSvg.unbake(bomb)).isInstanceOf(BadDocument.class);
        assertThatThrownBy(() -> BakedSvg.unbake("not a picture")).isInstanceOf(BadDocument.class);
    }

    private static String decoded(String part) {
        return new com.nimbusds.jose.util.Base64URL(part).decodeToString();
    }

    private static String encoded(String text) {
        return com.nimbusds.jose.util.Base64URL.encode(text).toString();
    }
}
