package org.cairn.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cairn.award.Award;
import org.cairn.credential.CredentialHouse;
import org.cairn.credential.SignedDocument;
import org.cairn.interop.OtherPeoplesVerifier.Answer;
import org.cairn.testing.TestDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Credentials are checked by software that Cairn did not write. */
@Tag("interop")
class InteropTests {

    private static OtherPeoplesVerifier verifier;

    @BeforeAll
    static void install() {
        verifier = OtherPeoplesVerifier.installed();
    }

    @Test
    void theVerifierAcceptsWhatOtherPeopleSigned() {
        Answer answer = verifier.verify(verifier.sample("sample"));

        assertThat(answer.output()).doesNotContain("FAILED");
        assertThat(answer.exit()).isZero();
    }

    @Test
    void theVerifierRefusesARevokedCredential() {
        Answer answer = verifier.verify(verifier.sample("revoked", "revoked"));

        assertThat(answer.exit()).isEqualTo(1);
        assertThat(answer.output()).contains("FAILED  is not revoked, by a status list that verifies: it is revoked");
    }

    @Test
    void theVerifierRefusesAChangedStatusList() throws IOException {
        Path folder = verifier.sample("changed-status");
        change(folder.resolve("status.json"), "2026-01-15T12:00:00Z", "2026-01-16T12:00:00Z");

        Answer answer = verifier.verify(folder);

        assertThat(answer.exit()).isEqualTo(1);
        assertThat(answer.output()).contains("FAILED  is not revoked, by a status list that verifies");
    }

    @Test
    void theVerifierRefusesACredentialThatBreaksTheSchema() throws IOException {
        Path folder = verifier.sample("broken-schema");
        change(folder.resolve("credential.json"), "\"AchievementSubject\"", "\"Subject\"");

        Answer answer = verifier.verify(folder);

        assertThat(answer.exit()).isEqualTo(1);
        assertThat(answer.output()).contains("FAILED  fits the 1EdTech schema").contains("FAILED  JWT");
    }

    @Test
    void theyAcceptWhatCairnSigned() throws IOException {
        CredentialHouse house = new CredentialHouse(TestDatabase.H2.fresh());

        Answer answer = verifier.verify(written("cairn", house, house.award()));

        assertThat(answer.output()).doesNotContain("FAILED");
        assertThat(answer.exit()).isZero();
    }

    @Test
    void theySeeWhatCairnRevoked() throws IOException {
        CredentialHouse house = new CredentialHouse(TestDatabase.H2.fresh());
        Award award = house.award();
        house.signed(award);
        house.revoke(award);

        Answer answer = verifier.verify(written("cairn-revoked", house, award));

        assertThat(answer.exit()).isEqualTo(1);
        assertThat(answer.output().lines().filter(line -> line.startsWith("FAILED")))
                .containsExactly("FAILED  is not revoked, by a status list that verifies: it is revoked");
    }

    private static Path written(String name, CredentialHouse house, Award award) throws IOException {
        Path folder = Files.createDirectories(Path.of("target/interop", name));
        SignedDocument signed = house.signed(award);
        Files.writeString(folder.resolve("credential.json"), signed.json());
        Files.writeString(folder.resolve("credential.jwt"), signed.jwt());
        Files.writeString(folder.resolve("did.json"), house.didDocument().orElseThrow());
        Files.writeString(folder.resolve("status.json"), house.statusList(award).orElseThrow());
        return folder;
    }

    private static void change(Path file, String from, String to) throws IOException {
        String before = Files.readString(file);
        assertThat(before).contains(from);
        Files.writeString(file, before.replace(from, to));
    }
}
