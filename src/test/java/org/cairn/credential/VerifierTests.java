package org.cairn.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cairn.credential.Finding.Check;
import org.cairn.credential.Finding.Outcome;
import org.cairn.credential.Verification.Verdict;
import org.cairn.credential.openbadges.DataIntegrity;
import org.cairn.credential.openbadges.Multikey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Credentials of other issuers, whole and hostile. */
class VerifierTests {

    private static final Instant NOW = Instant.parse("2026-11-23T18:00:00Z");
    private static final String DID = "did:web:issuer.example";
    private static final URI DID_DOCUMENT = URI.create("https://issuer.example/.well-known/did.json");
    private static final KeyPair KEY = key();

    private final Map<URI, String> published = new HashMap<>();
    private final List<URI> asked = new ArrayList<>();
    private final Verifier verifier = new Verifier(
            address -> {
                asked.add(address);
                return Optional.ofNullable(published.get(address));
            },
            Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void aStrangersCredentialIsValidAsFarAsItsIssuerCouldBeAsked() {
        published.put(DID_DOCUMENT, didDocument());

        Verification verification = verifier.verify(signed(credential("")));

        assertThat(verification.verdict()).isEqualTo(Verdict.VALID);
        assertThat(of(verification, Check.ISSUER).args()).containsExactly("issuer.example");
    }

    @Test
    void anIssuerThatDoesNotAnswerLeavesItUncheckedAndIsAskedOnce() {
        Verification verification = verifier.verify(signed(credential(status("https://issuer.example/status/1"))));

        assertThat(verification.verdict()).isEqualTo(Verdict.NOT_CHECKED);
        assertThat(of(verification, Check.ISSUER).fact()).isEqualTo("issuer.no-answer");
        assertThat(of(verification, Check.STATUS).outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(asked).containsExactly(DID_DOCUMENT);
    }

    @Test
    void theStatusOfADocumentThatNobodySignedIsNotAskedFor() {
        published.put(DID_DOCUMENT, didDocument());
        String forged =
                signed(credential(status("https://victim.example/status/1"))).replace("Finds risks", "Finds gold");

        Verification verification = verifier.verify(forged);

        assertThat(verification.verdict()).isEqualTo(Verdict.NOT_VALID);
        assertThat(of(verification, Check.STATUS).fact()).isEqualTo("status.not-asked");
        assertThat(asked).containsExactly(DID_DOCUMENT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://issuer.example/status/1", "https://10.0.0.1/status/1", "file:///etc/passwd", "urn:x"})
    void aStatusThatCannotBeReadIsNeverShownAsValid(String address) {
        published.put(DID_DOCUMENT, didDocument());

        Verification verification = verifier.verify(signed(credential(status(address))));

        assertThat(verification.verdict()).isNotEqualTo(Verdict.VALID);
        assertThat(of(verification, Check.STATUS).outcome()).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void aListThatSomebodyElseSignedSaysNothing() {
        published.put(DID_DOCUMENT, didDocument());
        published.put(URI.create("https://issuer.example/status/1"), "{\"type\":\"BitstringStatusListCredential\"}");

        Verification verification = verifier.verify(signed(credential(status("https://issuer.example/status/1"))));

        assertThat(of(verification, Check.STATUS).outcome()).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void aKeyOfSomebodyElseIsNotTheIssuers() {
        published.put(
                DID_DOCUMENT, didDocument().replace(Multikey.of(KEY.getPublic()), Multikey.of(key().getPublic())));

        assertThat(verifier.verify(signed(credential(""))).verdict()).isEqualTo(Verdict.NOT_VALID);
    }

    private static Finding of(Verification verification, Check check) {
        return verification.findings().stream()
                .filter(finding -> finding.check() == check)
                .findFirst()
                .orElseThrow();
    }

    private static String signed(String document) {
        return DataIntegrity.sign(document, DID + "#key", KEY.getPrivate(), NOW);
    }

    private static String status(String list) {
        return """
                ,"credentialStatus":{"id":"https://issuer.example/status/1#7","type":"BitstringStatusListEntry",
                "statusPurpose":"revocation","statusListIndex":"7","statusListCredential":"%s"}""".formatted(list);
    }

    private static String credential(String more) {
        return """
                {"@context":["https://www.w3.org/ns/credentials/v2",
                  "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
                  "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json"],
                 "id":"https://issuer.example/1","type":["VerifiableCredential","OpenBadgeCredential"],"name":"Data",
                 "issuer":{"id":"did:web:issuer.example","type":["Profile"]},"validFrom":"2026-11-20T09:30:00Z",
                 "credentialSubject":{"id":"urn:uuid:5a4bb8e4-0d6d-4a39-9a4e-2b2d0b7b1c55","type":["AchievementSubject"],
                   "achievement":{"id":"https://issuer.example/a","type":["Achievement"],"name":"Data",
                     "description":"Finds risks.","criteria":{"narrative":"Both."}}}%s}
                """.formatted(more);
    }

    private static String didDocument() {
        return """
                {"id":"%1$s","verificationMethod":[{"id":"%1$s#key","type":"Multikey","controller":"%1$s",
                "publicKeyMultibase":"%2$s"}],"assertionMethod":["%1$s#key"]}""".formatted(DID, Multikey.of(KEY.getPublic()));
    }

    private static KeyPair key() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
