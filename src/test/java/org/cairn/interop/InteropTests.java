package org.cairn.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cairn.interop.OtherPeoplesVerifier.Answer;
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

    private static void change(Path file, String from, String to) throws IOException {
        String before = Files.readString(file);
        assertThat(before).contains(from);
        Files.writeString(file, before.replace(from, to));
    }
}
